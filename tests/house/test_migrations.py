"""Models and migrations agree, so that nothing is left to make."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.slow
@pytest.mark.django_db
def test_every_table_has_the_columns_of_its_model():
    with connection.cursor() as cursor:
        for model in apps.get_app_config("evidence").get_models():
            table = connection.introspection.get_table_description(cursor, model._meta.db_table)
            columns = {field.column: field.null for field in model._meta.concrete_fields}
            assert {one.name: one.null_ok for one in table} == columns, model
