"""A set-up that cannot be meant stops the start with one line that names the setting."""

import base64
import os
import subprocess
import sys

import pytest

from tests.undefined import PROJECT

KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
PRODUCTION = {
    "DECISIONAID_MODE": "production",
    "SECRET_KEY": "as long as a real one " * 3,
    "ANSWERS_KEYS": KEY,
    "ALLOWED_HOSTS": "aid.example",
}


@pytest.fixture
def started(tmp_path):
    def run(*command, **changed):
        environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **changed}
        return subprocess.run(
            [sys.executable, "-Werror::DeprecationWarning", *command],
            cwd=PROJECT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "django-insecure-" + "x" * 50),
        ("ANSWERS_KEYS", ""),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("DEBUG", "yes"),
        ("DATABASE_URL", "nonsense"),
    ],
)
def test_production_is_refused_in_one_line_naming_the_setting(started, setting, value):
    ended = started("manage.py", "check", **{**PRODUCTION, setting: value})

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Not started: {setting}")
    assert ended.stderr.count("\n") == 1


def test_production_with_all_it_needs_passes_djangos_own_review(started):
    ended = started("manage.py", "check", "--deploy", "--fail-level", "INFO", **PRODUCTION)

    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_server_refuses_in_the_same_words(started):
    ended = started("-c", "import decisionaid.wsgi", DATABASE_URL="nonsense")

    assert ended.returncode == 1
    assert ended.stderr.startswith("Not started: DATABASE_URL")


def test_a_database_that_cannot_be_opened_is_named(started):
    ended = started("manage.py", "migrate", DATABASE_URL="sqlite:////no/such/folder/aid.sqlite3")

    assert ended.returncode == 1
    assert ended.stderr.startswith("Stopped: the database in DATABASE_URL cannot be used")


def test_a_local_machine_needs_no_settings_and_keeps_its_keys(started, tmp_path):
    first = started("manage.py", "check")
    keys = {path.name: path.read_text() for path in tmp_path.iterdir()}
    second = started("manage.py", "check")

    assert (first.returncode, second.returncode) == (0, 0)
    assert sorted(keys) == ["answers_key", "secret_key"]
    assert keys == {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert {path.stat().st_mode & 0o077 for path in tmp_path.iterdir()} == {0}
