"""The groups Author, Reviewer, Publisher and Auditor with their permissions."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from evidence.curation.roles import make_roles, remove_roles


def make(apps, schema_editor):
    # Django makes permissions after the last migration; the groups need them now.
    create_permissions(
        installed.get_app_config("evidence"),
        verbosity=0,
        using=schema_editor.connection.alias,
        apps=apps,
    )
    make_roles(apps)


def remove(apps, schema_editor):
    remove_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0007_approvals_and_audit_trail"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, remove)]
