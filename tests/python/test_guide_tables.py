"""The guides list every rule and every key of a schema, and no other."""

import json
import re

import pytest
from repository import ROOT

import laks
from laks import _laks

GUIDES = ROOT / "python" / "docs"
JSON_SCHEMA = json.loads(laks.Schema.json_schema())
SECTIONS = {
    "TableSchema": "[table]",
    "ReadSchema": "[read]",
    "MissingDates": "[missing_dates]",
    "PersonSchema": "[persons]",
    "OutcomeSchema": "[outcomes.NAME]",
    "GoalSchema": "[[goals]]",
    "WordForms": "[words]",
    "MeasurementsSchema": "[measurements]",
    "MeasuredSchema": "[measurements.outcomes.NAME]",
    "WindowsSchema": "[measurements.windows]",
    "WindowSchema": "[measurements.windows.OCCASION]",
    "JoinedSchema": "[courses] and [sessions]",
    "Instrument": "[[instruments]]",
    "CutOff": "[[instruments.cut_offs]]",
    "Category": "[[instruments.categories]]",
    "Words": "Titles and labels",
}


def rows_under(page: str, heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    text = (GUIDES / page).read_text(encoding="utf-8")
    section = re.split(r"^## ", text, flags=re.MULTILINE)
    (found,) = [part for part in section if part.partition("\n")[0] == heading]
    lines = [line for line in found.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_guide_lists_every_rule_with_its_actions() -> None:
    rules = _laks.rules().to_dict()
    expected = [
        [f"`{rule}`", means, default, actions]
        for rule, means, default, actions in zip(
            rules["rule"], rules["means"], rules["default"], rules["actions"], strict=True
        )
    ]
    assert rows_under("issues_and_repairs.md", "Rules") == expected


def test_the_guide_lists_every_section() -> None:
    listed = {row[0].strip("`") for row in rows_under("schema.md", "Sections")}
    assert listed == set(JSON_SCHEMA["properties"])


def test_every_kind_of_section_is_in_the_guide() -> None:
    with_keys = {name for name, kind in JSON_SCHEMA["$defs"].items() if "properties" in kind}
    assert with_keys == set(SECTIONS)


@pytest.mark.parametrize("kind", SECTIONS)
def test_the_guide_lists_every_key_of_a_section(kind: str) -> None:
    listed = {row[0].strip("`") for row in rows_under("schema.md", SECTIONS[kind])}
    assert listed == set(JSON_SCHEMA["$defs"][kind]["properties"])


def test_the_guide_lists_every_action() -> None:
    listed = {row[0].strip("`") for row in rows_under("issues_and_repairs.md", "Actions")}
    told = {word for words in _laks.rules()["actions"] for word in str(words).split(", ")}
    assert listed == told


def test_the_guide_says_what_is_checked_of_a_stored_tally_as_the_code_does() -> None:
    source = ROOT / "crates" / "laks" / "src" / "tally" / "stored" / "identities.rs"
    told = source.read_text(encoding="utf-8").partition("\nuse ")[0].replace("//!", "")
    guide = (GUIDES / "stored_tallies.md").read_text(encoding="utf-8")
    numbered = r"^ *\d+\. .*?[;.]$"
    in_code, in_guide = (
        [" ".join(item.split()) for item in re.findall(numbered, text, re.MULTILINE | re.DOTALL)]
        for text in (told, guide)
    )
    assert len(in_code) == 15
    assert in_guide == in_code
