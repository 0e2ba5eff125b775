"""What a command takes from its folder and from pipes, and where it writes."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import laks
from laks.command_line import main, parser
from laks.commands.completion_scripts import SCRIPTS, commands_of
from laks.commands.written import writing

CAFE = laks.datasets.ballerup()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the café's files and a ``laks.toml``, in which commands run."""
    for name in ("referrals.csv", "schema.toml", "plan.toml"):
        shutil.copy(CAFE.path / name, tmp_path / name)
    keys = 'schema = "schema.toml"\nplan = "plan.toml"\nlanguage = "da"\n'
    (tmp_path / "laks.toml").write_text(keys, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_repeats_stands_in_the_folder_and_an_option_wins(capsys) -> None:
    assert main(["check", "referrals.csv"]) == 0
    assert capsys.readouterr().out.startswith("83 er med, og ingen fejl afviser tabellen\n")
    assert main(["check", "referrals.csv", "--language", "en"]) == 0
    assert capsys.readouterr().out.startswith("83 referrals, no issue that refuses\n")
    assert main(["plan", "status", "referrals.csv", "--at", "midtvejs"]) == 3
    assert "✖\N{NO-BREAK SPACE}Ikke nået" in capsys.readouterr().out
    # The plan of the folder is no reason to refuse a tally that follows everybody equally long.
    followed = ["--follow-up-days", "90", "--as-of", "2016-10-31", "--out", "t.json"]
    assert main(["tally", "referrals.csv", *followed]) == 0
    assert main(["tally", "referrals.csv", *followed, "--plan", "plan.toml"]) == 1
    assert "--plan and --follow-up-days must not both be given" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'shema = "s.toml"',
            "laks.toml has the key 'shema', but it may have schema, plan, language",
        ),
        ("schema = 3", "schema in laks.toml must be a text in quotes, but is 3"),
        ('language = "de"', 'language in laks.toml must be "en" or "da", but is \'de\''),
        ("schema = ", "laks.toml does not read: "),
    ],
)
def test_a_wrong_laks_toml_is_1_with_one_line(text: str, said: str, capsys) -> None:
    Path("laks.toml").write_text(text, encoding="utf-8")
    assert main(["check", "referrals.csv"]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"laks: {said}")
    assert err.count("\n") == 1


def piped(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_tables_tallies_and_plans_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    piped(monkeypatch, Path("referrals.csv").read_bytes())
    assert main(["check", "-", "--language", "en"]) == 0
    assert "83 rows of stdin.csv; 83 referrals\n" in capsys.readouterr().out
    piped(monkeypatch, Path("referrals.csv").read_bytes())
    assert main(["tally", "-", "--as-of", "2016-05-15", "--out", "-"]) == 0
    said = capsys.readouterr()
    assert said.err.startswith("Pr. 15. maj 2016 var 36 af 58 visiterede startet")
    assert laks.Tally.from_json(said.out).as_of.isoformat() == "2016-05-15"
    Path("t.json").write_text(said.out, encoding="utf-8")
    piped(monkeypatch, said.out.encode())
    assert main(["plan", "status", "-"]) == 3
    from_pipe = capsys.readouterr().out
    piped(monkeypatch, Path("plan.toml").read_bytes())
    assert main(["plan", "status", "t.json", "--plan", "-"]) == 3
    assert capsys.readouterr().out == from_pipe
    assert main(["compare", "-", "-"]) == 1
    assert "only one input can be -" in capsys.readouterr().err


def test_a_pipe_of_commands_is_one_line_of_a_shell() -> None:
    command = f'"{sys.executable}" -m laks'
    line = (
        f"{command} tally - --as-of 2016-05-15 --quiet --out - < referrals.csv | {command} show -"
    )
    said = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, check=True
    )
    assert said.stderr == ""
    assert "var 36 af 58 visiterede startet" in said.stdout


@pytest.mark.parametrize(
    "asked",
    [
        ["tally", "referrals.csv", "--as-of", "2016-05-15", "--out", "referrals.csv"],
        ["tally", "*.csv", "--as-of", "2016-05-15", "--out", "referrals.csv"],
        ["tally", "referrals.csv", "--as-of", "2016-05-15", "--out", "./schema.toml"],
        ["report", "referrals.csv", "--out", "plan.toml"],
        ["check", "referrals.csv", "--issues", "referrals.csv"],
        ["changes", "t.json", "u.json", "--out", "t.json"],
        ["merge", "t.json", "u.json", "--out", "u.json"],
        ["example", "ballerup", "--out", "laks.toml"],
        ["tally", "r.csv", "--split", "2016-03-01", "--as-of", "2016-05-15", "--out", "a", "./a"],
    ],
)
def test_an_output_that_is_an_input_is_refused_and_nothing_is_written(
    folder: Path, asked: list[str], capsys
) -> None:
    for name in ("t.json", "u.json"):
        shutil.copy("referrals.csv", name)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert main(asked) == 1
    said = capsys.readouterr().err
    assert "is an input: give --" in said or "would be written twice" in said
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_is_replaced_only_when_all_of_the_new_one_is_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tally.json"
    path.parent.mkdir()
    path.write_text("last month's", encoding="utf-8")
    path.chmod(0o640)

    def stopped() -> None:
        with writing(path) as beside:
            beside.write_text("half of", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert path.read_text(encoding="utf-8") == "last month's"
    assert [file.name for file in path.parent.iterdir()] == ["tally.json"]
    with writing(path) as beside:
        beside.write_text("this month's", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "this month's"
    assert path.stat().st_mode & 0o777 == 0o640


def completed(shell: str, words: list[str]) -> list[str]:
    quoted = " ".join(f"'{word}'" for word in words)
    line = f"{SCRIPTS['bash'](parser())}\nCOMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}\n"
    line += '_laks; printf "%s\\n" "${COMPREPLY[@]}"'
    said = subprocess.run([shell, "-c", line], capture_output=True, text=True, check=True)
    return said.stdout.split()


def test_bash_completes_commands_options_and_their_words() -> None:
    assert completed("bash", ["laks", "co"]) == ["compare", "completion"]
    assert completed("bash", ["laks", "plan", ""])[0] == "status"
    assert completed("bash", ["laks", "plan", "status", "--pl"]) == ["--plan"]
    assert completed("bash", ["laks", "show", "t.json", "--language", ""]) == ["en", "da"]
    assert completed("bash", ["laks", "example", "b"]) == ["ballerup"]
    assert completed("bash", ["laks", "tally", "refer"]) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_names_every_option_and_is_taken_by_the_shell(
    shell: str, capsys
) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for command in commands_of(parser()):
        for option in command.options:
            flag = option.option_strings[-1]
            assert (f"-l {flag[2:]}" if shell == "fish" else flag) in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


def test_show_of_a_tally_loads_no_reader_no_chart_and_no_report() -> None:
    assert main(["tally", "referrals.csv", "--as-of", "2016-05-15", "--out", "t.json"]) == 0
    program = (
        "import sys, laks; before = set(sys.modules); from laks.command_line import main; "
        "main(['show', 't.json']); import json; "
        "print(json.dumps(sorted(set(sys.modules) - before)), file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    loaded = set(json.loads(run.stderr))
    assert "laks.commands.show" in loaded
    heavy = ("polars", "pandas", "altair", "jinja2", "csv", "tempfile", "laks.reporting")
    assert [
        name for name in loaded if name.startswith((*heavy, "laks.charts", "laks.reading"))
    ] == []


def test_what_a_killed_command_left_is_removed_after_a_day(folder: Path) -> None:
    old, young, own = (folder / name for name in (".laks-1.json", ".laks-2.json", ".laks-own"))
    for left in (old, young, own):
        left.write_text("{}", encoding="utf-8")
    for left in (old, own):
        os.utime(left, (0, 0))
    with writing(folder / "tally.json") as beside:
        beside.write_text("{}", encoding="utf-8")
    assert [path.exists() for path in (old, young, own)] == [False, True, True]
