"""Which release this is and whom to write to, where people look for it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from decisionaid import __version__
from tests.house.tree import PROJECT

pytestmark = pytest.mark.django_db
NOBODY = "have named no address to write to"
LIVE = "/health/live"


def shown(client, path):
    return re.sub(r"\s+", " ", client.get(path).content.decode())


def test_the_version_stands_on_about_in_the_probe_and_under_curators_pages(
    client, published, editor_client
):
    assert f"This site runs version {__version__} of the aid." in shown(client, "/about/")
    assert client.get(LIVE).json() == {"status": "alive", "version": __version__}
    assert f"Version {__version__} of the decision aid" in shown(editor_client, "/admin/")


def test_the_version_is_written_in_one_place_and_told_with_a_date_in_the_changes():
    changes = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    dated = re.findall(r"^## (\d+\.\d+\.\d+), (\d{4}-\d{2}-\d{2})$", changes, re.MULTILINE)
    days = [date.fromisoformat(day) for _version, day in dated]

    assert dated[0][0] == __version__
    assert days == sorted(days, reverse=True)
    assert f'"{__version__}"' not in (PROJECT / "pyproject.toml").read_text(encoding="utf-8")


def test_addresses_stand_where_people_look_for_them(client, published, editor_client, settings):
    settings.CONTACT = "mailto:aid@aid.example"
    settings.FEEDBACK = "https://aid.example/feedback"

    for path in ("/about/", "/help/"):
        page = shown(client, path)
        assert 'href="mailto:aid@aid.example"' in page
        assert 'href="https://aid.example/feedback"' in page
        assert "Please do not send us your answers" in page
        assert NOBODY not in page
    assert 'href="mailto:aid@aid.example"' in shown(editor_client, "/admin/")


def test_where_nobody_named_an_address_the_pages_say_so(client, published):
    for path in ("/about/", "/help/"):
        page = shown(client, path)
        assert NOBODY in page
        assert "mailto:" not in page


def test_who_finds_a_hole_is_told_where_to_report_it(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@aid.example"
    with time_machine.travel(datetime(2027, 3, 1, 15, tzinfo=UTC), tick=False):
        answer = client.get("/.well-known/security.txt")
    told = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    expires = datetime.fromisoformat(told["Expires"])

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert told["Contact"] == "mailto:security@aid.example"
    assert told["Canonical"] == "http://testserver/.well-known/security.txt"
    assert timedelta(days=90) < expires - datetime(2027, 3, 1, 15, tzinfo=UTC) < timedelta(days=365)


def test_without_an_address_there_is_no_such_file(client):
    assert client.get("/.well-known/security.txt").status_code == 404
