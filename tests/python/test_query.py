"""The query of a database is parsed: one SELECT passes, whatever its quotes and comments hold."""

import pytest

import laks
from laks.reading.query import checked

ONE_SELECT = [
    "select 1",
    "SELECT a FROM t WHERE note = 'ring; delete from t'",
    "select a /* update; drop table t */ from t -- delete from t; and more",
    "select '-- not a comment', a from t",
    "select \"from--\", '/*' as opens from t",
    'select "update", copy, t.into, grant from t',
    "select replace(a, ';', ',') as a from t",
    "with one as (select 1 as a) select a from one",
    "(select a from t) union all (select a from s)",
    "select $$a; drop table t$$ as a",
    "select substring(a for 3) from t",
    "select 'it''s; here' from t;",
    "select a from t; -- the last line",
    "select [a;b] from t",
]
NOT_ONE_SELECT = {
    "select 1; drop table t": "must be one SELECT",
    "delete from t": "must be one SELECT",
    "-- select\ndelete from t": "must be one SELECT",
    "select '--' ; delete from t": "must be one SELECT",
    "select a into s from t": "has INTO",
    "with x as (delete from t returning *) select * from x": "has DELETE",
    "with x as (select 1) delete from t": "has DELETE",
    "select a from t for update": "has FOR UPDATE",
    "select 'a": "opens ' and never closes it",
    "select 1 /* and": "opens /\\* and never closes it",
    "select 1 /* a /* b */ */": "comment in a comment",
    r"select 'a\'; delete from t; -- '": "backslash before a quote",
    "select 5--1; delete from t": "write -- and a blank",
    "/*! delete from t */ select 1": "that MySQL runs",
}


@pytest.mark.parametrize("query", ONE_SELECT)
def test_one_select_is_read_whatever_it_quotes(query: str) -> None:
    # Words were searched: those in texts refused a query, and comments in quotes hid others.
    found = checked(query, "cafe.sqlite")
    assert query.startswith(found)
    assert not found.endswith(";")


@pytest.mark.parametrize("query", NOT_ONE_SELECT)
def test_what_is_not_one_select_is_refused(query: str) -> None:
    with pytest.raises(laks.InvalidInput, match=NOT_ONE_SELECT[query]):
        checked(query, "cafe.sqlite")
