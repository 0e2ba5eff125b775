"""Finds English words of laks in a page that is to be Danish."""

import re

# Words that laks says in English, and that are no Danish words.
_ENGLISH = """
a above after all among an and are as at average before below better bounds but by chance
change closed columns completed cohort count counts course courses dates days death defined
difference dropped each end ended ends every everybody everyone exited fewer figure figures
first followed found from goal goals group half has have higher improved in is issues it
known last least left lower mean measured missing month more nobody none not note nothing
observations of on open or other out people period points rate rates ratio reached reason
referral referrals referred room row rows score scores shares sides so start started still
table target targets than that the their them there they those to total twice two uncertain
unchanged under undetermined unknown unrated until up uptake value values was week weeks
well were which who whole with within without worse
"""
ENGLISH = set(_ENGLISH.split())
# What Danish has too, or what stands in the data of the example.
SHARED = {"a", "at", "have", "in", "all", "an", "by", "under", "note", "open", "so", "to", "week"}
SHARED |= {"chance", "start", "score", "end"}
WORDS = ENGLISH - SHARED


def shown(html: str) -> str:
    """The text of a page without names that the user gave: columns, ids and code."""
    text = re.sub(r"<(style|code|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", text)
    text = re.sub(r"WHO-?5|&quot;.*?&quot;|\bwho5\b|\w+ = ", " ", text)
    return re.sub(r"\b\w*_\w*\b|\[[^\]]*\]|\w+=\S+", " ", text)


def english_in(html: str) -> list[str]:
    return sorted(WORDS & set(re.findall(r"[a-zæøå]+", shown(html).lower())))
