"""Every row of the database as plain values, in the shape its tables had when it was written.

The shape comes from the migrations, not from the models of today's code: a backup made by an
older version is put back as it was and then brought forward like any database.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

Named = tuple[str, str]
"""A migration: app and name."""
LEFT_OUT = frozenset({"sessions", "axes"})
"""Apps whose rows nobody wants back: open sessions, and addresses of wrong tries."""


def applied() -> list[Named]:
    """The migrations this database has, in a fixed order."""
    return sorted(MigrationLoader(connection).applied_migrations)


def unknown_to_this_version(names: Iterable[Named]) -> list[Named]:
    known = every_migration().disk_migrations
    return [name for name in names if name not in known]


def every_migration() -> MigrationLoader:
    """All of this version's migrations: those that make all tables at once and the steps they replace."""
    return MigrationLoader(None, ignore_no_migrations=True, replace_migrations=False)


def models_after(names: Iterable[Named]) -> list[type[models.Model]]:
    """The models as these migrations left them, with the tables that join two of them."""
    loader = every_migration()
    known = {name: loader.disk_migrations[name] for name in names if name in loader.disk_migrations}
    replaced = {old for migration in known.values() for old in migration.replaces}
    nodes: Any = [name for name in known if name not in replaced]
    apps = loader.project_state(nodes).apps
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def dumped(kinds: Iterable[type[models.Model]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row with the label of its model."""
    for kind in kinds:
        if kind._meta.app_label in LEFT_OUT:
            continue
        for row in kind._base_manager.order_by("pk").iterator(chunk_size=200):
            yield (
                kind._meta.label_lower,
                {field.attname: plain(field, row) for field in kind._meta.concrete_fields},
            )


def plain(field: Any, row: models.Model) -> Any:
    value = field.value_from_object(row)
    if value is None or isinstance(value, bool | int | str | list | tuple | dict):
        return value
    return field.value_to_string(row)


def bring_tables_to(names: Iterable[Named]) -> None:
    """Make the tables as these migrations leave them, in a database that has none.

    At once, and not change by change as `migrate` does: no migration may make anything that its models
    do not tell of (tests/house/test_migrations.py), and every row comes from the backup.
    """
    names = list(names)
    with connection.schema_editor() as editor:
        for model in models_after(names):
            if not model._meta.auto_created:
                editor.create_model(model)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for name in names:
        recorder.record_applied(*name)


def put_back(
    kinds: Iterable[type[models.Model]], rows: Iterable[tuple[str, dict[str, Any]]]
) -> int:
    """Replace what the migrations themselves have put into the tables by these rows."""
    by_label = {kind._meta.label_lower: kind for kind in kinds}
    for kind in by_label.values():
        kind._base_manager.all()._raw_delete(connection.alias)
    count = 0
    for label, values in rows:
        kind = by_label[label]
        fields = {field.attname: field for field in kind._meta.concrete_fields}
        row = kind(
            **{
                name: None if value is None else fields[name].to_python(value)
                for name, value in values.items()
            }
        )
        # Raw: no field may put today's date where the row has its own.
        row.save_base(raw=True, force_insert=True)
        count += 1
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(by_label.values())):
            cursor.execute(statement)
    return count
