"""Every chart in both languages: it says what the result says, fits its page, and needs no net."""

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import altair as alt
import polars as pl
import pytest
from chart_results import CAFE, LONG_NAMES, empty, many_strata, results, suppressed
from english_words import WORDS

import laks
from laks.charts.drawing import svg_of
from laks.charts.embedding import PAGE_RENDERERS
from laks.charts.plot import CHARTS, spec_of

LANGUAGES = ("en", "da")
WIDTHS = (280, 640)
RESULTS = dict(results())


def svg(result: Any, language: str, width: int | None = None) -> str:
    """Drawn without Altair, which takes most of the time."""
    result = result.change() if isinstance(result, laks.Outcome) else result
    return svg_of(spec_of(result, language, width))


def texts(drawn: str) -> list[str]:
    """Every text of an SVG, with what is broken into lines put together."""
    root = ET.fromstring(drawn)  # noqa: S314
    name = "{http://www.w3.org/2000/svg}text"
    return [" ".join(text.itertext()) for text in root.iter(name)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RESULTS)
def test_a_chart_is_drawn_and_its_alt_text_is_the_sentence(name: str, language: str) -> None:
    result = RESULTS[name]
    chart = result.plot(language=language)
    says = getattr(result, "sentence", None)
    if says is not None:
        assert chart.description == says(language)
    assert len(chart.description) > 10
    drawn = svg_of(chart.to_dict())
    alt = re.search(r'<svg role="img" aria-label="([^"]*)"', drawn)
    assert alt is not None and unescape(alt[1]) == chart.description
    assert drawn.count("aria-") == 1, "Vega's own English labels are gone"
    assert any(text.strip() for text in texts(drawn))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", RESULTS)
def test_nothing_stands_beyond_the_width(name: str, width: int) -> None:
    found = re.search(r'width="([\d.]+)"', svg(RESULTS[name], "da", width))
    assert found is not None
    assert float(found[1]) <= width + 2 * 8 + 2 * 6, "points at both edges are half out"


def english(text: str) -> set[str]:
    return WORDS & set(re.findall(r"[a-zæøå]+", text.lower()))


@pytest.mark.parametrize("name", RESULTS)
def test_a_danish_chart_has_no_english_word(name: str) -> None:
    drawn = svg(RESULTS[name], "da")
    alt = re.search(r'aria-label="([^"]*)"', drawn)
    assert alt is not None
    said = re.sub(r"\b\w*_\w*\b|WHO-5", " ", " ".join([unescape(alt[1]), *texts(drawn)]))
    assert english(said) == set(), said
    assert not re.search(r"\d\.\d\s*%|\d%", said), "decimal comma, and a space before percent"


def test_an_english_chart_is_found_out() -> None:
    drawn = " ".join(texts(svg(RESULTS["funnel"], "en")))
    assert {"started", "completed"} <= english(drawn)


def test_percent_is_written_as_the_language_writes_it() -> None:
    uptake = RESULTS["uptake"]
    assert "61,4\u00a0% (51 af 83)" in texts(svg(uptake, "da"))
    assert "61.4% (51 of 83)" in texts(svg(uptake, "en"))
    assert {"0\u00a0%", "50\u00a0%", "100\u00a0%"} <= set(texts(svg(uptake, "da")))
    assert {"0%", "50%", "100%"} <= set(texts(svg(uptake, "en")))


@pytest.fixture
def danish() -> Iterator[None]:
    laks.set_language("da")
    yield
    laks.set_language("en")


@pytest.mark.usefixtures("danish")
def test_without_a_language_it_is_that_of_the_session() -> None:
    funnel = RESULTS["funnel"]
    assert funnel.plot().description == funnel.sentence("da")
    assert funnel.plot(language="en").description == funnel.sentence("en")


def test_every_result_that_is_public_has_a_chart() -> None:
    plotted = {type(result).__name__ for result in RESULTS.values()}
    assert plotted - {"Outcome"} == set(CHARTS)
    public = {name for name in laks.__all__ if hasattr(getattr(laks, name), "plot")}
    assert public == plotted


@pytest.mark.parametrize("width", [0, 279, 2001])
def test_a_width_that_is_no_pages_is_refused(width: int) -> None:
    with pytest.raises(
        laks.InvalidInput, match=f"width must be 280 to 2000 pixels, but is {width}"
    ):
        RESULTS["funnel"].plot(width=width)


def test_a_language_that_is_not_spoken_is_refused() -> None:
    with pytest.raises(laks.UnknownName, match="known are en, da"):
        RESULTS["funnel"].plot(language="sv")


def test_a_chart_is_saved_as_svg_png_and_offline_html(tmp_path: Path) -> None:
    chart = RESULTS["waiting"].plot(language="da")
    for ending in ("svg", "png", "html", "json"):
        chart.save(str(tmp_path / f"x.{ending}"))
    chart.properties(title="x").save(tmp_path / "changed.html")
    drawn = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert drawn == svg_of(chart.to_dict())
    png = (tmp_path / "x.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    width = int.from_bytes(png[16:20], "big")
    assert 1200 < width < 1400, "twice the pixels, for print"
    for page in ("x.html", "changed.html"):
        html = (tmp_path / page).read_text(encoding="utf-8")
        assert re.findall(r"<(?:script|link)[^>]*(?:src|href)=[^>]*>", html) == []
        assert len(html) > 500_000, "the scripts are in the page"


def test_a_notebook_shows_the_drawing_itself() -> None:
    chart = RESULTS["uptake"].plot()
    shown = chart._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<svg role=")
    assert shown["text/plain"] == f"<Chart: {chart.description}>"


def test_a_chart_goes_to_a_file_that_is_open() -> None:
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        RESULTS["uptake"].plot().save(file, format="svg")
        file.seek(0)
        assert file.read().startswith("<svg role=")


@pytest.mark.parametrize("package", ["altair", "vl_convert"])
def test_without_the_extra_the_error_has_the_command(package: str) -> None:
    program = f"""
import sys
sys.modules[{package!r}] = None
import laks
try:
    laks.Tally.from_counts(referred=35, started=24).funnel().plot()
except laks.MissingExtra as error:
    print(error)
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    sentence = f"a chart needs {package}, which is not installed: pip install 'laks[charts]'"
    assert run.stdout.strip() == sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_is_in_is_said_and_not_drawn(language: str) -> None:
    for name, result in empty():
        drawn = svg(result, language)
        assert "NaN" not in drawn and "undefined" not in drawn and "null" not in drawn, name
        assert any(text.strip() for text in texts(drawn)), name


def test_many_strata_with_long_names_all_stand_there() -> None:
    for name, result in many_strata():
        for width in (360, 640):
            drawn = svg(result, "da", width)
            found = re.search(r'width="([\d.]+)"', drawn)
            assert found is not None and float(found[1]) <= width + 22, name
            said = "".join("".join(texts(drawn)).split())
            for label in LONG_NAMES:
                assert "".join(label.split()) in said, (name, label)


def test_a_suppressed_count_is_a_bracket_and_never_a_bar() -> None:
    for language in LANGUAGES:
        said = texts(svg(suppressed(), language))
        assert "1–4" in said
        assert "0" in said, "a zero that is known stands beside it"


def test_statuses_and_shares_differ_in_shape_and_not_in_colour_alone() -> None:
    from laks.charts.change import SHARES
    from laks.charts.targets import LOOKS

    for looks in (LOOKS, SHARES):
        shapes = [look[0] if look[0] != "circle" else look for look in looks.values()]
        assert len(set(shapes)) == len(looks)


def test_a_report_draws_each_chart_for_a_page_and_for_a_phone() -> None:
    html = laks.report(CAFE.cohort, CAFE.plan, at="midtvejs", language="da").html
    wide, narrow = html.count('class="wide"'), html.count('class="narrow"')
    assert wide == narrow == 5, "flow, waits, two outcomes, goals"


def test_no_text_of_a_table_is_markup_of_a_page(tmp_path: Path) -> None:
    hostile = "</script><img>"
    people = pl.DataFrame({"referred_on": ["2016-01-04"] * 3, "source": [hostile] * 3})
    chart = laks.Cohort(people).tally(as_of="2016-06-01", by=["source"]).funnel().plot()
    chart.save(tmp_path / "x.html")
    file = StringIO()
    chart.save(file, format="html")
    pages = [
        (tmp_path / "x.html").read_text(encoding="utf-8"),
        file.getvalue(),
        chart.to_html(fullhtml=False, json_kwds={"indent": 1}),
    ]
    for renderer in sorted(PAGE_RENDERERS - {"browser"}):
        with alt.renderers.enable(renderer):
            pages.append(chart._repr_mimebundle_()["text/html"])
    for page in pages:
        assert hostile not in page
        assert hostile.replace("<", "\\u003c") in page
        assert '"source": false, "compiled": false, "editor": false' in page
