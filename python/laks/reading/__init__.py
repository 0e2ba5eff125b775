"""Files of referrals as rows of text: CSV, workbooks, statistics packages, databases, Parquet.

Everything enters as text and is converted by the rules of the schema. Here files are opened and
rows are found: the header, what is no referral (blank rows, totals), and each row's number.
"""

from laks.reading.opening import open_table
from laks.reading.read_cohort import read
from laks.reading.report import Reading
from laks.reading.rows import Rows

__all__ = ["Reading", "Rows", "open_table", "read"]
