"""schema.toml: what is wrong with one stands at its line; its JSON Schema says the same."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from repository import ROOT

import laks
from laks.command_line import main

JSON_SCHEMA = json.loads(laks.Schema.json_schema())
BALLERUP = laks.datasets.ballerup().path / "schema.toml"

WRONG = {
    "a section that is not known": (
        "[colums]\nreferred_on = 'x'\n",
        (
            'line 1, column 2: key "colums" is not known (did you mean "columns"?); known '
            "are table, "
            "read, ignore, columns, missing_dates, persons, values, outcomes, goals, words, rules, "
            "instruments, measurements, courses, sessions"
        ),
    ),
    "a key of an outcome": (
        "[outcomes.who5]\nbasline = 'x'\n",
        (
            'line 2, column 1: key "basline" is not known (did you mean "baseline"?); known are '
            "instrument, baseline, follow_up, baseline_on, follow_up_on, scale"
        ),
    ),
    "a key of a goal": (
        "[[goals]]\nid = 'a'\ncolum = 'x'\n",
        (
            'line 3, column 1: key "colum" is not known (did you mean "column"?); known are '
            "id, column, outcome, improves_by, from"
        ),
    ),
    "a key of a window": (
        "[measurements.windows.baseline]\naround = 'started_on'\nbefor = 3\n",
        (
            'line 3, column 1: key "befor" is not known (did you mean "before"?); known are '
            "around, "
            "before, after"
        ),
    ),
    "a scale": (
        "[outcomes.who5]\nscale = 'procent'\n",
        (
            'line 2, column 9: the word "procent" is not known (did you mean "percent"?); '
            "known are "
            "raw, percent"
        ),
    ),
    "an order of dates": (
        "[read]\ndates = 'dmy'\n",
        (
            'line 2, column 9: the word "dmy" is not known (did you mean "d-m-y"?); known '
            "are d-m-y, "
            "m-d-y, y-m-d"
        ),
    ),
    "a word for persons": (
        "[persons]\nid = 'CPR'\n",
        'line 2, column 6: the word "CPR" is not known (did you mean "cpr"?); known are text, cpr',
    ),
    "a word for an exit": (
        "[values.exit]\ncompletd = 'x'\n",
        (
            'line 2, column 1: word of [values.exit] "completd" is not known (did you mean '
            '"completed"?); known are open, completed, dropped_out, ended_other, ended_unknown, '
            "never_started"
        ),
    ),
    "an action": (
        "[rules]\nunknown_exit = 'blnk'\n",
        (
            "line 2, column 16: a rule's action must be refuse, blank, exclude, warn or count, or "
            '{ action = "assume", date = "…" }, but is \'blnk\' (did you mean "blank"?)'
        ),
    ),
    "an action that the rule cannot take": (
        "[table]\n[rules]\nmissing_referred_on = 'blank'\n",
        (
            "line 3, column 1: rule missing_referred_on cannot take the action blank; "
            "it takes refuse, exclude, assume"
        ),
    ),
    "a number where a text belongs": (
        "[columns]\nexit = 5\n",
        "line 2, column 8: a column's name must be a text, or a list of texts, but is 5",
    ),
    "a text where a number belongs": (
        "[read]\nheader_row = '3'\n",
        'line 2, column 14: must be a whole number from 0, but is the text "3"',
    ),
    "a text where a list belongs": (
        "ignore = 'Noter'\n",
        'line 1, column 10: must be a list, but is the text "Noter"',
    ),
    "a number where a word belongs": (
        "[read]\nexcel_dates = 1900\n",
        "line 2, column 15: must be a word, but is 1900",
    ),
    "a date that is none": (
        "[table]\nextracted_on = '31-10-2016'\n",
        'line 2, column 16: a date must be written YYYY-MM-DD, but is "31-10-2016"',
    ),
    "a key twice": (
        "[columns]\nexit = 'a'\nexit = 'b'\n",
        "line 3, column 1: this key stands here a second time; keep one",
    ),
    "a goal without an id": (
        "[[goals]]\ncolumn = 'x'\n",
        'line 1, column 1: key "id" is missing',
    ),
    "a goal declared twice": (
        "[[goals]]\nid = 'a'\ncolumn = 'x'\n[[goals]]\nid = 'a'\ncolumn = 'y'\n",
        'line 4, column 1: goal "a" is declared twice; give each its own id',
    ),
    "a section that is not closed": (
        "[columns\n",
        "line 1, column 9: unclosed table, expected `]`",
    ),
}
# What JSON Schema cannot see: TOML itself, and what two keys say together.
BEYOND_JSON_SCHEMA = {
    "an action that the rule cannot take",
    "a key twice",
    "a goal declared twice",
    "a section that is not closed",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_schema_is_refused_with_line_column_and_the_allowed_words(name: str) -> None:
    text, sentence = WRONG[name]
    with pytest.raises(laks.SchemaError) as caught:
        laks.Schema.from_toml(text)
    told = str(caught.value)
    if name == "a date that is none":  # the date's own sentence says what stands there
        assert told.startswith("the schema cannot be read: line 2, column 16: ")
        assert "31-10-2016" in told
    else:
        assert told == f"the schema cannot be read: {sentence}"


@pytest.mark.parametrize("name", sorted(set(WRONG) - BEYOND_JSON_SCHEMA))
def test_an_editor_refuses_it_too(name: str) -> None:
    keys = tomllib.loads(WRONG[name][0])
    validator = jsonschema.Draft202012Validator(
        JSON_SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    assert not validator.is_valid(keys)


def test_editors_accept_the_schemas_that_come_with_laks() -> None:
    schemas = [BALLERUP, *sorted((ROOT / "notebooks").glob("**/schema.toml"))]
    assert len(schemas) > 1
    for path in schemas:
        keys = tomllib.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(JSON_SCHEMA).validate(
            json.loads(json.dumps(keys, default=str))
        )
        laks.Schema.read(path)


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"colums": {}}, 'key "colums" is not known (did you mean "columns"?); known are table,'),
        (
            {"outcomes": {"who5": {"basline": "x"}}},
            'outcomes.who5: key "basline" is not known (did you mean "baseline"?); known are',
        ),
        (
            {"rules": {"unknown_exit": "blnk"}},
            "rules.unknown_exit: a rule's action must be refuse, blank, exclude, warn or count, or",
        ),
        (
            {"read": {"header_row": "3"}},
            'read.header_row: must be a whole number from 0, but is the text "3"',
        ),
        (
            {"columns": {"exit": 5}},
            "columns.exit: a column's name must be a text, or a list of texts, but is 5",
        ),
        (
            {"goals": [{"id": "a"}]},
            'goals.0: goal "a" must have either a column or an outcome, and not both',
        ),
        (
            {"values": {"goal": {"yes": "ja"}}},
            'values.goal.yes: word of [values.goal] "yes" is not known; known are reached,',
        ),
    ],
)
def test_a_dict_is_refused_with_the_path_of_its_key(keys: dict, sentence: str) -> None:
    with pytest.raises(laks.SchemaError) as caught:
        laks.Schema(keys)
    assert str(caught.value).startswith(f"the schema cannot be read: {sentence}")


def test_the_command_line_prints_the_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == JSON_SCHEMA
    with pytest.raises(SystemExit):
        main(["schema"])
    assert "say what: draft FILE, or --json" in capsys.readouterr().err


def test_a_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "schema.toml"
    path.write_text("[rules]\nunknown_exit = 'blnk'\n", encoding="utf-8")
    with pytest.raises(laks.SchemaError) as caught:
        laks.Schema.read(path)
    assert f"{path}, line 2, column 16: " in str(caught.value)
