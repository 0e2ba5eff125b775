"""Shares improved, unchanged and worse with their intervals, as a small drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.extras import needed
from laks.reporting.cells import shown
from laks.reporting.rendering import inline_svg

if TYPE_CHECKING:
    from laks.reporting.voice import Voice

LOOKS = {
    "improved": ("#009E73", "circle", [1, 0]),
    "unchanged": ("#555555", "square", [6, 3]),
    "worse": ("#D55E00", "diamond", [2, 2]),
}
"""Colour of Okabe and Ito's palette, shape and dash of each share: never colour alone."""

_NUMBERS = {
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
    "da": {
        "decimal": ",",
        "thousands": ".",
        "grouping": [3],
        "currency": ["", ""],
        "percent": "\u00a0%",
    },
}


def outcome_chart(total: dict[str, Any], title: str, voice: Voice) -> str | None:
    """Draw the shares of one outcome as SVG; nothing where nobody was measured twice."""
    if not total["paired"]:
        return None
    rows = [_row(total[name], name, voice) for name in LOOKS]
    altair = needed("altair", "a report", "laks[report]")
    chart = _chart(altair, rows, f"{title}: " + "; ".join(row["said"] for row in rows), voice)
    converter = needed("vl_convert", "a report", "laks[report]")
    svg: str = converter.vegalite_to_svg(chart.to_dict())
    return inline_svg(svg)


def _row(estimate: dict[str, Any], name: str, voice: Voice) -> dict[str, Any]:
    value, low, high = estimate["value"], estimate["lower"], estimate["upper"]
    label = voice.title("figure", name)
    ends = voice("page.to", low=shown(low, "share", voice), high=shown(high, "share", voice))
    return {
        "label": label,
        "value": value,
        "low": low,
        "high": high,
        "shown": shown(value, "share", voice),
        "said": f"{label} {shown(value, 'share', voice)} ({ends})",
    }


def _chart(altair: Any, rows: list[dict[str, Any]], said: str, voice: Voice) -> Any:
    labels = [row["label"] for row in rows]
    colours, shapes, dashes = zip(*LOOKS.values(), strict=True)
    scale = {"domain": labels}
    place = altair.Y("label:N", sort=labels, axis=altair.Axis(title=None, labelLimit=150))
    percent = altair.Axis(format=".0%", title=None, values=[0, 0.25, 0.5, 0.75, 1])
    across = altair.X("low:Q", scale=altair.Scale(domain=[0, 1]), axis=percent)
    colour = altair.Color("label:N", scale=altair.Scale(**scale, range=colours), legend=None)
    shape = altair.Shape("label:N", scale=altair.Scale(**scale, range=shapes), legend=None)
    dash = altair.StrokeDash("label:N", scale=altair.Scale(**scale, range=dashes), legend=None)
    base = altair.Chart(altair.Data(values=rows)).encode(y=place)
    lines = base.mark_rule(strokeWidth=2.5).encode(
        x=across, x2="high:Q", color=colour, strokeDash=dash
    )
    points = base.mark_point(filled=True, size=110, opacity=1).encode(
        x="value:Q", color=colour, shape=shape
    )
    texts = base.mark_text(dy=-12, fontSize=12).encode(x="value:Q", text="shown:N")
    drawn = altair.layer(lines, points, texts, description=said)
    return drawn.properties(width=230, height=120, background="transparent").configure(
        font="sans-serif",
        axis={"labelFontSize": 12},
        view={"stroke": None},
        locale={"number": _NUMBERS[voice.language]},
    )
