"""What two tallies count alike, where one knows columns that the other has not."""

import json
from typing import Any

import laks

# A table of courses gives planned days, and with them days left and counts by planned day.
OF_COURSES = ("remaining", "courses")


def counts_of(tally: laks.Tally) -> dict[str, Any]:
    """The tables of every stratum but those of courses, with what is said about the rows."""
    written = json.loads(tally.to_json())
    assert written["strata"], "nobody was counted"
    strata = [(stratum["key"], _tables(stratum)) for stratum in written["strata"]]
    said = {name: written[name] for name in ("issues", "notes")}
    digests = [source["digest"] for source in written["sources"]]
    return {"strata": strata, "digests": digests, **said}


def _tables(stratum: dict[str, Any]) -> dict[str, Any]:
    return {name: cells for name, cells in stratum["tables"].items() if name not in OF_COURSES}
