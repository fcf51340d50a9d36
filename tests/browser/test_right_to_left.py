"""A page with text from right to left inside English, as a browser draws it."""

import pytest

from tests.translations import SIGN, URGENT, edition_with, translation

ADDRESS = "/evidence/in/ar/"
LINES = """box => {
  const range = document.createRange();
  range.selectNodeContents(box);
  const lines = [];
  // Digits and letters of one line are runs of their own.
  for (const run of range.getClientRects()) {
    const line = lines.find(line => Math.abs(line.bottom - run.bottom) < run.height / 2);
    if (!line) lines.push({left: run.left, right: run.right, bottom: run.bottom});
    else Object.assign(line, {left: Math.min(line.left, run.left), right: Math.max(line.right, run.right)});
  }
  const style = getComputedStyle(box), around = box.getBoundingClientRect();
  const px = name => parseFloat(style[name]);
  return {lines, direction: style.direction,
    left: around.left + px('paddingLeft') + px('borderLeftWidth'),
    right: around.right - px('paddingRight') - px('borderRightWidth')};
}"""
PLACES_OF_DIGITS = """([box, digits]) => {
  const text = box.firstChild, start = text.data.indexOf(digits);
  return [...digits].map((_digit, place) => {
    const range = document.createRange();
    range.setStart(text, start + place);
    range.setEnd(text, start + place + 1);
    return range.getBoundingClientRect().left;
  });
}"""


@pytest.fixture
def arabic(live_server, transactional_db):
    """An edition with texts in Arabic, one of them long enough for several lines."""
    edition_with(translation(), translation(SIGN, URGENT))


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_with_text_from_right_to_left_is_sound_at_every_width(
    arabic, open_browser, axe_violations, width, scheme
):
    page = open_browser(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(ADDRESS)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(page) == []
    boxes = page.locator(".said-text")
    assert boxes.count() == 2
    for place in range(2):
        drawn = boxes.nth(place).evaluate(LINES)
        assert drawn["direction"] == "rtl"
        for line in drawn["lines"]:
            # Every line starts at the right edge, and none leaves its box.
            assert abs(line["right"] - drawn["right"]) <= 8
            assert line["left"] >= drawn["left"] - 1
    short = boxes.filter(has_text=URGENT).evaluate(LINES)
    assert short["lines"][0]["left"] > short["left"] + 40


def test_digits_are_not_mirrored_in_text_from_right_to_left(arabic, page):
    page.goto(ADDRESS)
    box = page.locator(".said-text", has_text="٩٤٥").element_handle()

    first, second, third = page.evaluate(PLACES_OF_DIGITS, [box, "٩٤٥"])

    assert first < second < third


def test_the_words_around_a_translation_stay_in_english_from_left_to_right(arabic, page):
    page.goto(ADDRESS)

    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("html").get_attribute("dir") == "ltr"
    english = page.locator(".said p", has_text="36 of 945 men").first
    assert english.evaluate("p => getComputedStyle(p).direction") == "ltr"


def test_a_page_of_a_language_asks_nobody_else_and_breaks_no_policy(arabic, live_server, page):
    asked, told = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(ADDRESS)

    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert told == []
    assert page.context.cookies() == []


def test_translations_are_printed_beside_their_english(arabic, page):
    page.goto(ADDRESS)
    page.emulate_media(media="print")

    box = page.locator(".said-text").last
    assert box.is_visible()
    assert box.evaluate("p => getComputedStyle(p).direction") == "rtl"
