"""Error pages in Chromium: readable, accessible and free of anything the policy forbids."""

import pytest


@pytest.fixture
def said(page):
    """What the browser complains of; a policy violation is an error on its console."""
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    return messages


@pytest.mark.parametrize("width", [320, 1280])
def test_a_missing_page_is_accessible_and_fits_the_width(live_server, page, axe_violations, width):
    page.set_viewport_size({"width": width, "height": 800})

    page.goto("/no-such-page/")

    assert page.get_by_role("heading", level=1).inner_text() == "Page not found"
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_missing_page_breaks_no_policy_and_sets_no_cookie(live_server, page, said):
    page.goto("/no-such-page/")

    assert [message for message in said if "404" not in message] == []
    assert page.context.cookies() == []


def test_a_missing_page_says_the_same_without_script(live_server, plain_page):
    plain_page.goto("/no-such-page/")

    ways = [link.get_attribute("href") for link in plain_page.locator("main a").all()]
    assert ways == ["/", "/check/", "/evidence/", "/help/"]
