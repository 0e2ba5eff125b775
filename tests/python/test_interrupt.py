"""Long counts can be stopped: by Ctrl-C, and by what the progress function raises."""

import signal
import subprocess
import sys
from itertools import repeat

import pyarrow as pa
import pytest
from referral_tables import referrals

import laks

BATCH = referrals(1000).drop("referral_id").to_arrow().to_batches()[0]

ENDLESS = """
import itertools, sys
import pyarrow as pa
import laks
days = pa.array([16889] * 1000, pa.int32()).cast(pa.date32())
batch = pa.record_batch({"referred_on": days})
rows = pa.RecordBatchReader.from_batches(batch.schema, itertools.repeat(batch))
def tell(rows):
    if rows:
        print(rows, flush=True)
try:
    COUNT
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.mark.parametrize(
    "count",
    [
        'laks.tally(rows, as_of="2016-06-30", progress=tell)',
        "print('reading', flush=True); laks.Cohort(rows)",
    ],
)
def test_ctrl_c_stops_a_stream_without_end(count: str) -> None:
    program = ENDLESS.replace("COUNT", count)
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline(), "it has begun"
        running.send_signal(signal.SIGINT)
        rest, _ = running.communicate(timeout=30)
    assert rest.splitlines()[-1] == "stopped"
    assert running.returncode == 0


def test_what_progress_raises_stops_the_count_and_comes_out() -> None:
    def enough(rows: int) -> None:
        if rows > 5000:
            raise RuntimeError("enough")

    endless = pa.RecordBatchReader.from_batches(BATCH.schema, repeat(BATCH))
    with pytest.raises(RuntimeError, match="enough"):
        laks.tally(endless, as_of="2016-06-30", progress=enough)


def test_progress_is_told_how_many_rows_were_read_in_the_end() -> None:
    told: list[int] = []
    laks.tally(pa.Table.from_batches([BATCH]), as_of="2016-06-30", progress=told.append)
    assert told[-1] == 1000


def test_a_stream_that_fails_is_one_error_with_its_own_words() -> None:
    def rows():
        yield BATCH
        raise RuntimeError("the cable was pulled")

    for use in (laks.Cohort, lambda stream: laks.tally(stream, as_of="2016-06-30")):
        stream = pa.RecordBatchReader.from_batches(BATCH.schema, rows())
        with pytest.raises(laks.InvalidInput, match="the cable was pulled"):
            use(stream)
