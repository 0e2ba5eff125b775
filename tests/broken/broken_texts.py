"""CSV files and others that are broken in their letters, their cells or their values."""

HEADER = "referral_id;referred_on;started_on;ended_on;exit;who5_baseline;who5_follow_up\n"
ROWS = (
    "R1;2016-01-04;2016-01-11;2016-03-21;completed;12;17\n"
    "R2;2016-01-06;2016-01-11;;;9;\n"
    "R3;2016-02-01;;;;;\n"
)
TABLE = HEADER + ROWS
DANISH = TABLE.replace("referral_id;", "Løbenr;").replace("R2", "Ærø 2")


def with_row(row: str) -> bytes:
    """The table with a fourth row."""
    return f"{TABLE}{row}\n".encode()


def with_value(column: str, value: str) -> bytes:
    """The table whose third row has another value in one column."""
    lines = [line.split(";") for line in TABLE.splitlines()]
    lines[3][lines[0].index(column)] = value
    return "".join(";".join(line) + "\n" for line in lines).encode()


def with_values(column: str, values: list[str]) -> bytes:
    """The table with a column's values replaced, row by row."""
    lines = [line.split(";") for line in TABLE.splitlines()]
    for line, value in zip(lines[1:], values, strict=True):
        line[lines[0].index(column)] = value
    return "".join(";".join(line) + "\n" for line in lines).encode()


LETTERS = {
    "empty.csv": b"",
    "only_line_ends.csv": b"\n\n\n",
    "only_a_mark.csv": b"\xef\xbb\xbf",
    "windows_1252_not_declared.csv": DANISH.encode("cp1252"),
    "windows_1252_in_a_row.csv": TABLE.replace("R2", "Ærø 2").encode("cp1252"),
    "utf_16_not_declared.csv": DANISH.encode("utf-16"),
    "utf_16_without_mark.csv": TABLE.encode("utf-16-le"),
    "utf_8_declared_windows_1252.csv": DANISH.encode(),
    "unknown_encoding.csv": TABLE.encode(),
    "no_such_byte_in_windows_1252.csv": DANISH.encode("cp1252").replace(b"R3", b"R\x81"),
    "utf_16_cut_in_a_letter.csv": TABLE.encode("utf-16")[:-1],
    "cut_in_a_letter.csv": f"{TABLE}Æ".encode()[:-1],
    "zeros.csv": bytes(100),
    "a_zero_in_a_row.csv": TABLE.replace("R3", "R\x003").encode(),
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(64),
}

CELLS = {
    "one_cell_more.csv": with_row("R4;2016-02-02;;;;;;"),
    "one_cell_less.csv": with_row("R4;2016-02-02;;;;"),
    "line_end_in_a_cell_without_quotes.csv": TABLE.replace(";;9;", ";;9\nsee note;").encode(),
    "open_quote.csv": with_row('"R4;2016-02-02;;;;;'),
    "open_quote_in_the_header.csv": TABLE.replace("exit", '"exit').encode(),
    "quote_inside_a_cell.csv": with_row('R4 "old";2016-02-02;;;;;').replace(b'old"', b"old"),
    "text_behind_a_quote.csv": with_row('"R4" x;2016-02-02;;;;;'),
    "double_header.csv": TABLE.replace("started_on", "referred_on").encode(),
    "double_header_but_for_spaces.csv": TABLE.replace("started_on", " referred_on ").encode(),
    "blank_header.csv": (";" * 6 + "\n" + ROWS).encode(),
    "blank_first_line.csv": f"\n{TABLE}".encode(),
    "title_above_the_header.csv": f"Livsstilscafé 2016;;;;;;\n;;;;;;\n{TABLE}".encode(),
    "header_row_beyond_the_end.csv": TABLE.encode(),
    "header_row_is_blank.csv": f"Livsstilscafé 2016\n\n{TABLE}".encode(),
    "no_header.csv": ROWS.encode(),
    "two_separators.csv": TABLE.replace(";", ",").replace("R2,", "R2;").encode(),
    "wrong_separator_declared.csv": TABLE.encode(),
    "separator_of_two_letters.csv": TABLE.encode(),
    "column_misspelt.csv": TABLE.replace("referred_on", "refered_on").encode(),
    "totals_not_declared.csv": with_row("I alt;3;2;1;;;"),
    "workbook_under_a_csv_name.csv": b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
    "old_workbook_under_a_csv_name.csv": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "web_page_under_a_csv_name.csv": b"<!DOCTYPE html><html><table></table></html>",
    "where_names_no_column.csv": TABLE.encode(),
    "word.docx": b"PK\x03\x04",
}

VALUES = {
    "29_february_2015.csv": with_value("referred_on", "2015-02-29"),
    "29_february_2015_danish.csv": with_value("referred_on", "29-02-2015"),
    "31_december_9999.csv": with_value("started_on", "9999-12-31"),
    "danish_dates_not_declared.csv": with_value("referred_on", "03-04-2016"),
    "mixed_date_orders.csv": with_values("referred_on", ["04-01-2016", "06-01-2016", "04-23-2016"]),
    "date_in_words_of_no_month.csv": with_value("referred_on", "3. apruar 2016"),
    "dates_as_numbers.csv": with_value("referred_on", "42401"),
    "day_60_of_1900.csv": with_value("referred_on", "60"),
    "swapped_columns.csv": TABLE.replace("referred_on;started_on", "started_on;exit")
    .replace("ended_on;exit", "ended_on;referred_on")
    .encode(),
    "scores_where_dates_belong.csv": with_values("started_on", ["12", "9", "17"]),
    "dates_where_scores_belong.csv": with_values("who5_baseline", ["2016-01-11", "2016-01-11", ""]),
    "started_before_referral.csv": with_value("started_on", "2015-12-01"),
    "decimal_comma_not_declared.csv": with_value("who5_baseline", "12,0"),
    "thousands_in_the_wrong_place.csv": with_value("who5_baseline", "1.2"),
    "half_a_point.csv": with_value("who5_baseline", "12.5"),
    "score_above_its_scale.csv": with_value("who5_baseline", "31"),
    "percent_not_of_a_score.csv": with_value("who5_baseline", "67"),
    "unknown_exit.csv": with_value("exit", "gennemfrt"),
    "exit_without_end.csv": with_value("exit", "dropped_out"),
    "completed_without_start.csv": with_row("R4;2016-02-02;;2016-03-01;completed;;"),
    "id_twice.csv": with_row("R1;2016-02-02;;;;;"),
    "id_missing.csv": with_row(";2016-02-02;;;;;"),
    "referral_date_missing.csv": with_row("R4;;2016-02-02;;;;"),
    "formula_error_in_a_date.csv": with_value("referred_on", "#REF!"),
    "formula_error_in_a_score.csv": with_value("who5_baseline", "#VÆRDI!"),
    "time_only.csv": with_value("referred_on", "10:30:00"),
}

TEXTS = LETTERS | CELLS | VALUES
