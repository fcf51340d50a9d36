"""The same roles, with what each may do with change sets."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from evidence.curation.roles import make_roles


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
    dependencies = [("evidence", "0023_change_sets")]

    # Backwards the permissions go with the table, so there is nothing to undo.
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
