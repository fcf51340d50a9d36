import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from evidence.curation.preview_middleware import COOKIE
from evidence.editions import store
from evidence.models import Option
from tests.editions import put_edition
from tests.walking import FORM

pytestmark = pytest.mark.django_db
HOME = "/admin/preview/"
PAGES = ["", "questions/age/", "evidence/", "evidence/options/wait/", "about/", "privacy/"]


@pytest.fixture
def live(starter):
    put_edition(published_at=timezone.now())


@pytest.fixture
def changed(live):
    Option.objects.filter(key="wait").update(name="Doing nothing, drafted anew")


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_page_carries_the_mark_and_is_kept_by_nobody(live, author, browser, page):
    response = browser(author).get(HOME + page)

    assert response.status_code == 200
    assert "not for patients" in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Cache-Control"] == "no-store, private"


def test_the_address_alone_opens_nothing(live, person, browser):
    anybody = Client().get(HOME)
    assert anybody.status_code == 302
    assert anybody["Location"].startswith("/admin/login/")
    assert Client().post(f"{HOME}questions/age/").status_code == 302
    assert browser(person("nobody")).get(HOME).status_code == 403


def test_drafts_are_seen_in_the_preview_and_nowhere_else(changed, author, browser):
    client = browser(author)

    assert "drafted anew" in client.get(f"{HOME}evidence/options/wait/").content.decode()
    assert "drafted anew" not in client.get("/evidence/options/wait/").content.decode()
    assert "drafted anew" not in Client().get("/evidence/options/wait/").content.decode()
    assert store.current_edition().number == 1


def test_links_and_forms_stay_in_the_preview(live, author, browser):
    page = browser(author).get(f"{HOME}questions/age/").content.decode()

    targets = set(re.findall(r'(?:href|action)="(/[^"#]*)', page))
    inside = [one for one in targets if not one.startswith("/static/") and one != "/admin/"]
    assert inside
    assert all(one.startswith(HOME) for one in inside), inside


def test_answers_in_a_preview_are_apart_from_the_curators_own_visit(live, author, browser):
    client = browser(author)

    response = client.post(f"{HOME}questions/age/", "age_band=35_49", content_type=FORM)

    assert response.status_code == 303
    assert response["Location"].startswith(HOME)
    assert COOKIE in response.cookies
    assert settings.ANSWERS_COOKIE_NAME not in client.cookies
    assert client.get(f"{HOME}questions/sex-at-birth/").status_code == 200


def test_no_file_is_made_of_drafts(live, author, browser):
    response = browser(author).get(f"{HOME}sitemap.xml")

    assert response.status_code == 409
    assert "No file is made of drafts" in response.content.decode()


def test_the_admin_does_not_stand_a_second_time_in_the_preview(live, author, browser):
    assert browser(author).get(f"{HOME}admin/").status_code == 404
    assert browser(author).get(f"{HOME}metrics").status_code == 404
