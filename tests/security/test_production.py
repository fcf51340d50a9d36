"""How the service behaves with production's settings, in a process of its own."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests.tables import kept_tables
from tests.undefined import PROJECT
from tests.unit.decisionaid.test_start import PRODUCTION

PAGES = """
import json, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
call_command("migrate", verbosity=0)
call_command("load_starter", verbosity=0)
call_command("publish_edition", verbosity=0)
def told(answer, client):
    cookies = {name: str(morsel) for name, morsel in answer.cookies.items()}
    return {"status": answer.status_code, "headers": dict(answer.headers), "cookies": cookies}
kept = {"secure": True, "HTTP_HOST": "aid.example"}
form = {"content_type": "application/x-www-form-urlencoded", **kept}
client = Client()
found = {}
for path in ("/", "/about/", "/evidence/", "/questions/age/", "/admin/login/"):
    found[path] = told(client.get(path, headers={"origin": "https://elsewhere.example"}, **kept), client)
found["answer"] = told(client.post("/questions/age/", "age_band=35_49", **form), client)
found["http"] = told(client.get("/", HTTP_HOST="aid.example"), client)
found["probe"] = told(client.get("/health/live", HTTP_HOST="aid.example"), client)
found["host"] = told(client.get("/", secure=True, HTTP_HOST="elsewhere.example"), client)
from django.contrib.auth import get_user_model
user = get_user_model().objects.create_user("casey", password="correct horse battery staple", is_staff=True)
signed = client.post("/admin/login/", "username=casey&password=correct+horse+battery+staple", **form)
found["login"] = told(signed, client)
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("production")
    if (tables := kept_tables()).exists():
        shutil.copy(tables, folder / "decisionaid.sqlite3")
    ended = subprocess.run(
        [sys.executable, "-c", PAGES],
        cwd=PROJECT,
        env={
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "decisionaid.settings",
            **PRODUCTION,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.splitlines()[-1])


def test_every_cookie_is_for_this_host_alone_over_https(answers):
    """T-HDR-3"""
    cookies = [
        (name, morsel) for answer in answers.values() for name, morsel in answer["cookies"].items()
    ]
    names = {name for name, _morsel in cookies}

    assert names == {"__Host-answers", "__Host-csrftoken", "__Host-sessionid"}
    for _name, morsel in cookies:
        assert "Secure" in morsel
        assert "HttpOnly" in morsel
        assert "SameSite=Lax" in morsel
        assert "Path=/" in morsel
        assert "Domain" not in morsel


def test_pages_without_a_visit_set_no_cookie(answers):
    assert [answers[path]["cookies"] for path in ("/", "/about/", "/evidence/")] == [{}, {}, {}]


def test_a_person_s_cookies_end_with_the_browser(answers):
    morsels = [
        *answers["answer"]["cookies"].values(),
        *answers["/questions/age/"]["cookies"].values(),
    ]

    assert morsels
    assert not [
        morsel for morsel in morsels if "expires" in morsel.lower() or "max-age" in morsel.lower()
    ]


def test_answers_over_https_ask_for_https_for_two_years(answers):
    wanted = "max-age=63072000; includeSubDomains; preload"

    assert answers["/"]["headers"]["Strict-Transport-Security"] == wanted


def test_a_request_without_https_is_sent_there_but_a_probe_is_answered(answers):
    assert answers["http"]["status"] == 301
    assert answers["http"]["headers"]["Location"] == "https://aid.example/"
    assert answers["probe"]["status"] == 200


def test_no_other_origin_may_read_an_answer(answers):
    assert not [
        name
        for answer in answers.values()
        for name in answer["headers"]
        if name.lower().startswith("access-control-")
    ]


def test_a_host_that_is_not_ours_is_refused(answers):
    assert answers["host"]["status"] == 400


@pytest.mark.django_db
def test_a_fresh_database_has_no_account():
    assert not get_user_model().objects.exists()


@pytest.mark.parametrize(
    ("password", "accepted"),
    [
        pytest.param("fourteen chars", False, id="14 letters"),
        pytest.param("fifteen letters", True, id="15 letters, one kind"),
        pytest.param("💇 ünïcode and spaces 💇", True, id="any sign"),
        pytest.param("x" * 20 + "ab" * 60, True, id="140 letters"),
        pytest.param("unbelievable", False, id="common"),
    ],
)
def test_passwords_are_long_and_may_be_anything_else(password, accepted):
    try:
        validate_password(password)
    except ValidationError:
        assert not accepted
    else:
        assert accepted
