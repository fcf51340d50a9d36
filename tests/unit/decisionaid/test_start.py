"""A set-up that cannot be meant stops the start with one line that names the setting."""

import base64
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from decisionaid import env
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
        known = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "DECISIONAID_MODE": "local"}
        environment = {**known, **changed}
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


@pytest.mark.slow
def test_a_local_machine_needs_no_settings_and_keeps_its_keys(started, tmp_path):
    first = started("manage.py", "check")
    keys = {path.name: path.read_text() for path in tmp_path.iterdir()}
    second = started("manage.py", "check")

    assert (first.returncode, second.returncode) == (0, 0)
    assert sorted(keys) == ["answers_key", "secret_key"]
    assert keys == {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert {path.stat().st_mode & 0o077 for path in tmp_path.iterdir()} == {0}


@pytest.mark.parametrize("command", ["migrate", "backup", "restore", "start_check", "curator"])
def test_a_command_that_touches_data_is_refused_until_it_is_told_whose(started, tmp_path, command):
    ended = started("manage.py", command, DECISIONAID_MODE="")

    assert ended.returncode == 1
    assert ended.stderr.startswith("Not started: DECISIONAID_MODE is not set")
    assert ended.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_server_is_refused_too_without_a_mode(started):
    ended = started("-c", "import decisionaid.wsgi", DECISIONAID_MODE="")

    assert ended.returncode == 1
    assert ended.stderr.startswith("Not started: DECISIONAID_MODE is not set")


@pytest.mark.parametrize("command", ["check", "help"])
def test_what_looks_at_the_code_alone_needs_no_mode(started, command):
    assert started("manage.py", command, DECISIONAID_MODE="").returncode == 0


def test_make_means_this_machine():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")

    assert "export DECISIONAID_MODE ?= local\n" in makefile


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, (63072000, True, True)),
        ({"HSTS_SECONDS": "3600"}, (3600, True, True)),
        ({"HSTS_SECONDS": "0"}, (0, True, True)),
        ({"HSTS_SUBDOMAINS": "no", "HSTS_PRELOAD": "no"}, (63072000, False, False)),
        ({"DECISIONAID_MODE": "local"}, (0, False, False)),
    ],
)
def test_how_long_browsers_must_use_https_is_a_setting(started, changed, told):
    look = (
        "from decisionaid import settings as s; print((s.SECURE_HSTS_SECONDS,"
        " s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD))"
    )

    assert started("-c", look, **{**PRODUCTION, **changed}).stdout == f"{told}\n"


def test_an_hsts_time_that_cannot_be_meant_is_named(started):
    ended = started("manage.py", "check", **PRODUCTION, HSTS_SECONDS="a year")

    assert ended.stderr.startswith("Not started: HSTS_SECONDS is 'a year'")


@pytest.mark.parametrize("setting", ["CONTACT", "FEEDBACK", "SECURITY_CONTACT"])
@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        ("aid@aid.example", "mailto:aid@aid.example"),
        ("mailto:aid@aid.example", "mailto:aid@aid.example"),
        ("https://aid.example/contact?to=us", "https://aid.example/contact?to=us"),
    ],
)
def test_an_address_to_write_to_is_mail_or_a_page(monkeypatch, setting, given, kept):
    monkeypatch.setenv(setting, given)

    assert env.contact(setting) == kept


@pytest.mark.parametrize(
    "given", ["us", "http://aid.example", "javascript:alert(1)", "a b@c.example"]
)
def test_any_other_address_is_refused(monkeypatch, given):
    monkeypatch.setenv("CONTACT", given)

    with pytest.raises(ImproperlyConfigured, match="CONTACT is "):
        env.contact("CONTACT")
