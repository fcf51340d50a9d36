"""The curators' pages in a browser: nothing against the policy, and the work can be done."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from evidence.curation.roles import AUTHOR, PUBLISHER, REVIEWER
from evidence.models import Edition, Rule, State
from tests.editions import put_edition

pytestmark = pytest.mark.slow
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def live(transactional_db, starter):
    put_edition(published_at=timezone.now())


@pytest.fixture
def desk(open_browser, live_server, live, person):
    """A function that gives a desk where this curator is logged in: desk("ada", AUTHOR)."""

    def logged_in(name, *roles, **options):
        client = Client()
        client.force_login(person(name, *roles))
        page = open_browser(viewport=DESK, **options)
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        page.context.set_default_timeout(60_000)
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    return logged_in


def against_the_policy(page):
    return [text for text in page.complaints if "Content Security Policy" in text]


PAGES = [
    "/admin/",
    "/admin/evidence/rule/",
    "/admin/evidence/edition/",
    "/admin/evidence/edition/publish/",
    "/admin/evidence/edition/1/withdraw/",
    "/admin/preview/",
    "/admin/preview/questions/age/",
]


def test_no_page_breaks_the_policy(chromium, desk):
    page = desk("ada", AUTHOR, REVIEWER, PUBLISHER)
    rule = Rule.objects.first().pk
    own = [f"/admin/evidence/rule/{rule}/{part}/" for part in ("change", "history", "review")]

    for address in [*PAGES, *own]:
        assert page.goto(address).status == 200, address

    assert against_the_policy(page) == []


def test_a_rule_is_edited_reviewed_and_published_without_script(chromium, desk, axe_violations):
    ada = desk("ada", AUTHOR, java_script_enabled=False)
    rule = Rule.objects.get(key="R02b")
    ada.goto(f"/admin/evidence/rule/{rule.pk}/change/")
    # Each line of words for some options has such a field too.
    ada.locator("#id_text").fill(f"{rule.text} Ask them soon.")
    ada.get_by_label("I am breastfeeding").check()
    ada.get_by_role("button", name="Show reading and impact").click()
    assert "Nothing is saved yet." in ada.content()
    assert "I am breastfeeding" in ada.locator("section[aria-labelledby=reading]").inner_text()
    ada.get_by_label("I am breastfeeding").uncheck()
    ada.get_by_role("button", name="Save", exact=True).first.click()
    rule.refresh_from_db()
    assert rule.state == State.DRAFT
    ada.goto(f"/admin/evidence/rule/{rule.pk}/review/")
    ada.get_by_role("button", name="Submit for review").click()

    remy = desk("remy", REVIEWER, java_script_enabled=False)
    remy.goto("/admin/")
    remy.get_by_role("link", name="R02b").click()
    assert "Ask them soon." in remy.content()
    assert "No possible set of answers gets another status" in remy.content()
    remy.get_by_role("button", name="Approve").click()
    rule.refresh_from_db()
    assert rule.state == State.APPROVED

    pat = desk("pat", PUBLISHER)
    pat.goto("/admin/evidence/edition/publish/")
    assert axe_violations(pat) == []
    pat.get_by_label("What has changed").fill("We say when to ask a midwife.")
    pat.get_by_role("button", name="Publish now").click()
    pat.wait_for_url("**/admin/")
    assert Edition.objects.count() == 2
    assert axe_violations(pat) == []


def test_the_preview_is_marked_on_the_screen_and_on_paper(chromium, desk):
    page = desk("ada", AUTHOR)
    page.goto("/admin/preview/")

    assert page.locator(".preview-mark").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".preview-mark").is_visible()
    assert page.locator(".preview-watermark").is_visible()
    fixed = "one => getComputedStyle(one).position"
    assert page.locator(".preview-mark").evaluate(fixed) == "fixed"
