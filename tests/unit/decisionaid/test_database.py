"""DATABASE_URL: two databases, tuned, and a refusal that never repeats a password."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from decisionaid.database import database

BASE = Path("/srv/aid")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///var/aid.sqlite3", "/srv/aid/var/aid.sqlite3"),
        ("sqlite:////data/aid.sqlite3", "/data/aid.sqlite3"),
        ("sqlite:///with%20space.sqlite3", "/srv/aid/with space.sqlite3"),
    ],
)
def test_a_sqlite_path_is_relative_with_three_slashes_and_absolute_with_four(url, name):
    assert database(url, BASE)["NAME"] == Path(name)


def test_a_postgres_address_is_taken_apart_and_decoded():
    settings = database("postgres://aid:p%40ss@db.example:6432/aid?sslmode=require", BASE)

    assert settings["HOST"] == "db.example"
    assert settings["PORT"] == "6432"
    assert settings["USER"] == "aid"
    assert settings["PASSWORD"] == "p@ss"
    assert settings["NAME"] == "aid"
    assert settings["OPTIONS"]["sslmode"] == "require"


def test_a_postgres_socket_is_named_by_its_folder():
    assert database("postgresql:///aid?host=/run/postgresql", BASE)["HOST"] == "/run/postgresql"


@pytest.mark.parametrize(
    "url",
    [
        "aid.sqlite3",
        "mysql://aid:hidden@db.example/aid",
        "sqlite://aid.sqlite3",
        "sqlite:///",
        "postgres://aid:hidden@db.example",
        "postgres://aid:hidden@db.example/a/b",
        "postgres://aid:hidden@db.example:port/aid",
        "postgres://aid:hidden@db.example/aid?colour=blue",
        "postgres://aid:hidden@[db/aid",
    ],
)
def test_a_broken_address_is_refused_in_one_line_without_its_password(url):
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL .*; expected") as refused:
        database(url, BASE)

    assert "hidden" not in str(refused.value)
    assert "\n" not in str(refused.value)
