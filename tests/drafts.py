"""The starter edition as approved drafts, put into the tables as `store_catalogue` has put them once."""

from django.db import connection, transaction

from evidence.drafts.catalogue import store_catalogue
from evidence.drafts.rows import kinds, part_models
from evidence.models import State
from evidence.starter import starter_catalogue

_written = {}
"""For each content, table by table what storing writes: it asks each row whether it is in order, which takes time."""


def put_drafts(catalogue=None):
    """Approved drafts of the whole starter edition, or of another content; nothing else may be there yet."""
    catalogue = catalogue or starter_catalogue()
    written = _written.setdefault(catalogue, {})
    with transaction.atomic(), connection.cursor() as cursor:
        tables = _tables()
        empty = not any(_rows(cursor, table, 1)[1] for table in tables)
        if written and empty:
            for table, (columns, rows) in written.items():
                _insert(cursor, table, columns, rows)
            return
        store_catalogue(catalogue, origin="starter edition", state=State.APPROVED)
        if empty:
            found = {table: _rows(cursor, table) for table in tables}
            written.update({table: held for table, held in found.items() if held[1]})


def _tables():
    """The tables of drafts and their parts, and of the history of both."""
    drafts = {kind.model: part_models(kind.model).values() for kind in kinds()}
    models = [model for draft, parts in drafts.items() for model in (draft, *parts)]
    return [model._meta.db_table for one in models for model in (one, one.history.model)]


def _rows(cursor, table, most=100_000):
    cursor.execute(f'SELECT * FROM "{table}" LIMIT {most}')
    return [column[0] for column in cursor.description], cursor.fetchall()


def _insert(cursor, table, columns, rows):
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(["%s"] * len(columns))
    cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({values})', rows)
