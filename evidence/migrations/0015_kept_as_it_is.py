"""What a second person said is right as it stands, although a check of words asks about it."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

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
    dependencies = [("evidence", "0014_who_wrote_and_who_may")]

    operations = [
        migrations.CreateModel(
            name="KeptAsItIs",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(blank=True, max_length=40, verbose_name="kind")),
                ("row", models.BigIntegerField(null=True, verbose_name="row")),
                ("name", models.CharField(max_length=200, verbose_name="entry")),
                ("check_key", models.CharField(max_length=100, verbose_name="check")),
                ("problem", models.TextField(verbose_name="what the check says")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 of the entry")),
                ("reason", models.TextField(verbose_name="why it is right as it stands")),
                ("by", models.CharField(max_length=150, verbose_name="by")),
                ("by_id", models.BigIntegerField(null=True, verbose_name="login")),
                ("at", models.DateTimeField(verbose_name="when")),
            ],
            options={
                "verbose_name": "entry kept as it is",
                "verbose_name_plural": "entries kept as they are",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["kind", "row"], name="kept_as_it_is_of")],
            },
        ),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
