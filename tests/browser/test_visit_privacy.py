"""What a real browser keeps and sends during a visit: one origin, two cookies, nothing after clearing."""

from urllib.parse import urlsplit

import pytest

from questionnaire.questions import QUESTIONS
from tests.browser.visiting import BUTTON, fill, walk
from tests.walking import SENT, address

ASKS_ONCE_MORE = ".visit-end a[href$='/finish/']"
CLEAR = "form.clear button"
OWN_WORDS = (
    str(QUESTIONS["conditions"].labels["blood_thinner"]),
    str(QUESTIONS["needle_tolerance"].labels["microneedling_only"]),
    "£1,500",
)
STORES = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((one) => one.name), ...(await caches.keys()),
]"""

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@SCRIPT
def test_t_priv_3_a_visit_asks_one_origin_only(open_browser, live_server, published, script):
    page = open_browser(java_script_enabled=script)
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))

    walk(page)
    page.goto("/summary/")
    page.goto("/finish/")
    page.click("form.clear button")

    assert {urlsplit(url).netloc for url in asked} == {urlsplit(live_server.url).netloc}
    assert len(asked) > len(SENT)


def test_t_priv_2_no_request_names_the_page_it_comes_from(page, published):
    referrers = []
    page.on("request", lambda request: referrers.append(request.headers.get("referer")))

    walk(page, until="needles")

    assert set(referrers) <= {None, ""}


def test_t_priv_4_a_browser_keeps_two_cookies_and_nothing_else(page, published):
    kept = []

    def look(page):
        kept.extend(page.evaluate(STORES))

    walk(page, each=look)
    page.goto("/summary/")
    look(page)
    cookies = {one["name"]: one for one in page.context.cookies()}

    assert kept == []
    assert set(cookies) == {"answers", "csrftoken"}
    assert all(one["httpOnly"] and one["expires"] == -1 for one in cookies.values())
    assert {one["sameSite"] for one in cookies.values()} == {"Lax"}


@SCRIPT
def test_t_priv_5_after_clearing_ten_steps_back_show_no_answer(open_browser, published, script):
    page = open_browser(java_script_enabled=script)
    walk(page)
    assert OWN_WORDS[0] in page.content()

    page.click(ASKS_ONCE_MORE)
    page.wait_for_url("**/finish/")
    page.click(CLEAR)
    page.wait_for_url("**/finished/")

    assert "answers" not in {one["name"] for one in page.context.cookies()}
    for _ in range(10):
        page.go_back()
        page.wait_for_load_state()
        assert page.locator("main :checked:not(option)").count() == 0
        main = page.locator("main")
        text = main.inner_text() if main.count() else ""
        assert not any(word in text for word in OWN_WORDS) or "questions/" in page.url
        assert "Check your answers" not in text


def test_before_the_limit_a_notice_offers_to_stay(page, published):
    page.clock.install()
    walk(page, until="signs")
    fill(page, SENT["signs"])
    notice = page.locator("[data-idle]")
    assert not notice.is_visible()

    page.clock.fast_forward("25:01")
    assert notice.is_visible()
    with page.expect_response("**/still-here/") as stayed:
        page.click("[data-stay]")

    assert stayed.value.status == 204
    notice.wait_for(state="hidden")
    assert page.locator("main :checked").count() == 1


def test_after_the_limit_the_page_says_what_happened(page, published, monkeypatch):
    page.clock.install()
    walk(page, until="signs")
    # The browser's clock is not the server's: for this server a second is too long.
    monkeypatch.setattr("questionnaire.visit.cookie.IDLE_SECONDS", -1)

    page.clock.fast_forward("30:31")
    page.wait_for_url("**/still-here/")

    assert page.locator("main h1").inner_text() == "We no longer have your answers"


def test_without_a_connection_the_answer_stays_and_that_is_said(page, published):
    walk(page, until="signs")
    fill(page, SENT["signs"])
    page.context.set_offline(True)

    page.click(BUTTON)

    page.locator("[data-offline]").wait_for(state="visible")
    assert page.locator("main :checked").count() == 1
    page.context.set_offline(False)
    page.click(BUTTON)
    page.wait_for_url(f"**{address('cause')}")
    assert not page.locator("[data-offline]").is_visible()
