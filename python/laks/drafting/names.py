"""Which of laks' words a column's name stands for, in Danish or English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laks.drafting.words import goal_value_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laks.drafting.header import Column

_NAMES = {
    "referral_id": (
        "henvisningsnr henvisningsnummer henvisningsid visitationsnr sagsnr sagsnummer sagsid "
        "løbenr løbenummer referralid referralno caseid caseno nr id recordid"
    ),
    "person_id": (
        "cpr cprnr cprnummer personnummer personnr borger borgerid borgernr borgernummer deltager "
        "deltagerid deltagernr klient klientid patient patientid person personid participant "
        "participantid clientid"
    ),
    "referred_on": (
        "henvist henvistden henvistdato henvisningsdato datoforhenvisning visiteret visiteretden "
        "visitationsdato henvisningmodtaget modtaget referred referredon referraldate "
        "dateofreferral"
    ),
    "offered_on": "tilbudt tilbudtden tilbudsdato pladstilbudt offered offeredon offerdate",
    "started_on": (
        "startet startetden start startdato opstart opstartsdato opstartdato førstemødegang "
        "påbegyndt påbegyndtden started startedon startdate dateofstart firstsession"
    ),
    "ended_on": (
        "slut slutdato afsluttet afsluttetden afslutningsdato afsluttetdato ophør ophørsdato ended "
        "endedon end enddate dateofend closed closedon"
    ),
    "last_contact_on": "sidstekontakt senestekontakt sidsteaktivitet lastcontact lastcontacton",
    "exit": "status afslutning resultat udfald afsluttetsom exit exitstatus state",
    "exit_reason": "årsag afslutningsårsag ophørsårsag frafaldsårsag exitreason reason",
    "municipality": "kommune kommunenavn municipality",
    "unit": "enhed sted lokation center afdeling unit site place",
    "course": "forløb forløbsnavn hold holdnavn holdnr kursus gruppe course class cohort group",
    "source": (
        "henviser henvistaf henvistfra henvisende henvisendeinstans henvisningskilde visitator "
        "kilde source referrer referredby referralsource"
    ),
    "sector": "område sektor forvaltning sector area",
    "sessions_attended": (
        "fremmøde fremmøder fremmødt antalfremmøder mødt antalmødt deltagelser attended "
        "sessionsattended attendance"
    ),
    "sessions_planned": (
        "mødegange antalmødegange planlagtemødegange planlagt planned sessionsplanned sessions"
    ),
}
DATES = ("referred_on", "offered_on", "started_on", "ended_on", "last_contact_on")
LABELS = ("municipality", "unit", "course", "source", "sector", "exit_reason")
_LOOSE = {
    "sessions_planned": re.compile(r"planlagt|planned"),
    "sessions_attended": re.compile(r"fremmød|mødt|deltage|attend"),
}
_WHETHER = re.compile(r"tilbud|offer")
_COUNTS = ("sessions_attended", "sessions_planned")
_WORD_OF = {name: word for word, names in _NAMES.items() for name in names.split()}
_PRIVATE = re.compile(
    r"(navn|fornavn|efternavn|name|adresse|address|telefon|tlf|phone|mobil|mail|fødselsdag|"
    r"fødselsdato|birthdate|bemærkning|note|noter|kommentar|beskrivelse|comment|remark|fritekst)"
)


def plain(name: str) -> str:
    """Give a name in small letters, without spaces and signs.

    Examples
    --------
    >>> plain("Henvist (den)")
    'henvistden'
    """
    return "".join(letter for letter in name.lower() if letter.isalnum())


def is_private(name: str) -> bool:
    """Say whether a column's name announces free text, or what names a person.

    Examples
    --------
    >>> is_private("Bemærkninger"), is_private("Holdnavn"), is_private("Henviser")
    (True, False, False)
    """
    return plain(name) not in _WORD_OF and _PRIVATE.match(plain(name)) is not None


def word_of(column: Column) -> str | None:
    """Give our word for a column, if its name says one and its values do not contradict it."""
    word = _WORD_OF.get(plain(column.name)) or _loose_word_of(column)
    if word is None:
        return None
    if column.holds_cpr:
        return "person_id"
    fits = {
        **dict.fromkeys(DATES, column.dates or not column.told),
        **dict.fromkeys(_COUNTS, column.numbers or not column.told),
        **dict.fromkeys(LABELS, not (column.dates or column.names_persons)),
        "exit": not (column.dates or column.holds_cpr),
        "person_id": not column.dates,
    }
    return word if fits.get(word, True) else None


def _loose_word_of(column: Column) -> str | None:
    """Give our word for a number of sessions, which files call by many names."""
    name = plain(column.name)
    found = (word for word, pattern in _LOOSE.items() if column.numbers and pattern.search(name))
    return next(found, None)


def date_meant_by(column: Column) -> str | None:
    """Give the date of ours that a column's name says, where its values only say whether.

    Examples
    --------
    >>> from laks.drafting.header import Column
    >>> date_meant_by(Column("Tilbud givet", ["Ja", "Nej"])), date_meant_by(Column("Køn", ["K"]))
    ('offered_on', None)
    """
    name = plain(column.name)
    word = _WORD_OF.get(name) or ("offered_on" if _WHETHER.match(name) else None)
    says_whether = bool(column.told) and all(map(goal_value_of, column.distinct))
    return word if word in DATES and says_whether else None


def matched(columns: Iterable[Column]) -> tuple[dict[str, Column], list[tuple[str, Column]]]:
    """Give each word's column, and those columns whose word was taken by an earlier one."""
    words: dict[str, Column] = {}
    rivals: list[tuple[str, Column]] = []
    for column in columns:
        word = word_of(column) or ("person_id" if column.holds_cpr else None)
        if word is None:
            continue
        taken = words.get(word)
        if taken is None or (column.holds_cpr and not taken.holds_cpr):
            if taken is not None:
                rivals.append((word, taken))
            words[word] = column
        else:
            rivals.append((word, column))
    return words, rivals
