"""Reading without a connection: only what was asked for is kept, only public pages, and it goes again."""

from datetime import UTC, datetime

import pytest

from evidence.editions.publish import withdraw_edition
from evidence.editions.store import current_edition
from evidence.views.keeping import kept_paths
from questionnaire.visit.visit import Visit
from tests.browser.test_visit_privacy import STORES
from tests.walking import GIVEN, cookie_of

pytestmark = pytest.mark.slow
LIBRARY = "/evidence/"
KEEP, REMOVE = "[data-keep] button >> nth=0", "[data-keep] button >> nth=1"
NOTICE = "[data-kept-copy]"
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  return found;
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
PATIENCE = 120_000
SUMMARY = "/summary/"


@pytest.fixture
def keeping(page, live_server, published):
    """A phone in the middle of a visit, on which somebody pressed the button."""
    sealed = cookie_of(Visit(answers=GIVEN, edition=published.number))
    page.context.add_cookies([{"name": "answers", "value": sealed, "url": live_server.url}])
    page.goto(SUMMARY)
    page.goto(LIBRARY)
    page.click(KEEP)
    page.wait_for_selector("[data-state=kept]:not([hidden])", timeout=PATIENCE)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    return page


def test_nothing_is_kept_before_the_button_is_pressed(page, published):
    for path in (LIBRARY, "/evidence/questions-to-ask/", "/"):
        page.goto(path)

        assert page.evaluate(STORES) == []
        assert page.evaluate(WORKERS) == 0


def test_without_script_there_is_no_button(plain_page, published):
    plain_page.goto(LIBRARY)

    assert not plain_page.locator("[data-keep]").is_visible()


def test_kept_pages_read_offline_with_a_notice_and_none_of_them_is_of_a_visit(
    keeping, published, axe_violations
):
    assert axe_violations(keeping) == []
    found = keeping.evaluate(KEPT)
    library = [path for path in found if not path.startswith("/static/")]

    assert set(library) == {*kept_paths(published), "/kept"}

    keeping.goto("/evidence/studies/")
    assert keeping.locator(NOTICE).count() == 0

    keeping.context.set_offline(True)
    for path in (LIBRARY, "/evidence/questions-to-ask/", "/evidence/sources/AMINI25/"):
        keeping.goto(path)

        assert "edition 1" in keeping.locator(NOTICE).inner_text()
        assert axe_violations(keeping) == []
        assert (
            keeping.locator("main").evaluate("(main) => getComputedStyle(main).paddingLeft")
            != "0px"
        )
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        keeping.goto(SUMMARY)


@pytest.mark.slow
def test_the_other_button_removes_everything(keeping):
    keeping.click(REMOVE)
    keeping.wait_for_selector("[data-state=kept]", state="hidden")

    assert keeping.evaluate(STORES) == []
    assert keeping.evaluate(WORKERS) == 0


@pytest.mark.slow
def test_finishing_a_visit_removes_everything(keeping):
    keeping.goto(SUMMARY)
    keeping.goto("/finish/")
    keeping.click("form.clear button")
    keeping.wait_for_url("**/finished/")

    assert keeping.evaluate(STORES) == []
    assert keeping.evaluate(WORKERS) == 0


def test_a_copy_of_a_withdrawn_edition_goes_at_the_next_connection(keeping):
    withdraw_edition(
        1, reason="A number was wrong.", by="Pat", now=datetime(2026, 12, 1, tzinfo=UTC)
    )
    assert current_edition() is None

    keeping.goto(LIBRARY)
    keeping.wait_for_function("caches.keys().then((names) => names.length === 0)")
