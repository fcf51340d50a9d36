"""What the new columns say: who wrote what waits, which sources nobody looked up, and who may do what."""

from importlib import import_module

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from evidence.curation.roles import make_roles

KINDS = import_module("evidence.migrations.0013_products_and_change_sets").DRAFTS
WROTE = ("added", "changed", "removed", "brought back", "submitted")
IMPORTED = "Imported from a list. Nobody has looked it up yet."


def read_from_trail(apps, schema_editor):
    """Who wrote stood in the trail alone."""
    trail = apps.get_model("evidence", "AuditRow").objects.order_by("pk")
    for kind in KINDS:
        drafts = apps.get_model("evidence", kind).objects.exclude(state="approved")
        history = apps.get_model("evidence", f"Historical{kind}").objects
        for draft in drafts:
            steps = list(trail.filter(kind=kind, row=draft.pk).values_list("action", "by_id"))
            last = max((n for n, (action, _by) in enumerate(steps) if action == "approved"), default=-1)
            writers = {by for action, by in steps[last + 1 :] if action in WROTE and by}
            if last == -1:
                # Entries added in bulk have a history and no row of their own in the trail.
                made = history.filter(id=draft.pk, history_type="+", history_user__isnull=False)
                writers |= set(made.values_list("history_user_id", flat=True))
            draft.written_by = sorted(writers)
            if draft.state == "in_review":
                submitted = [by for action, by in steps if action == "submitted" and by]
                draft.submitted_by = submitted[-1] if submitted else None
            draft.save(update_fields=["written_by", "submitted_by"])


def say_so(apps, schema_editor):
    """Imported drafts stood as “not traced”, which people read as “could not be found”."""
    rows = apps.get_model("evidence", "Source").objects.filter(
        state="draft", checked="not_traced", checked_note=IMPORTED
    )
    rows.update(checked="not_looked_up")


def take_back(apps, schema_editor):
    """The state did not exist before."""
    rows = apps.get_model("evidence", "Source").objects.filter(checked="not_looked_up")
    rows.update(checked="not_traced")


def make(apps, schema_editor):
    # Django makes permissions after the last migration; the groups need them now.
    create_permissions(
        installed.get_app_config("evidence"),
        verbosity=0,
        using=schema_editor.connection.alias,
        apps=apps,
    )
    make_roles(apps)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0013_products_and_change_sets")]

    # Backwards the columns go, and the trail still tells; the permissions go with their tables.
    operations = [
        migrations.RunPython(read_from_trail, migrations.RunPython.noop),
        migrations.RunPython(say_so, take_back),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
