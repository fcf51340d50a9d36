"""Translating and verifying in a real browser, and how a text from right to left is laid out."""

import pytest
from django.urls import reverse

from evidence import store
from evidence.models import Edition, Finding, Source, State, Translation
from tests.browser.curating import fill, look_up, open_form, save
from tests.translations import (
    ARABIC,
    PLACE,
    SIGN,
    SURE,
    URGENT,
    WRONG_NUMBER,
    edition_with,
    translation,
)

ADD = "/admin/evidence/translation/add/"
ADDRESS = "/evidence/in/ar/"
SLOW = 120_000
"""Publishing proves every rule for every set of answers, on whatever machine this is."""
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


def press(page, name):
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def choose(page, place=PLACE):
    page.goto(ADD)
    fill(page, place=place, language="ar")
    press(page, "Write the translation")


def review(page):
    page.goto(reverse("admin:evidence_translation_review", args=[Translation.objects.get().pk]))


def written_and_submitted(page, text=ARABIC):
    choose(page)
    fill(page, text=text, drafted_by="A. Haddad, translator")
    page.locator("[name=machine_drafted]").check()
    save(page)
    page.get_by_role("link", name="Review and submit").click()
    press(page, "Submit for review")
    return Translation.objects.get()


@pytest.mark.slow
def test_a11_a_machine_s_draft_is_verified_by_another_and_read_by_people(
    desk, live_server, plain_page
):
    author = desk("ada", "Author", "Reviewer")
    made = written_and_submitted(author)
    assert (made.state, made.machine_drafted) == (State.IN_REVIEW, True)
    assert author.get_by_role("button", name="Verify").count() == 0
    plain_page.goto(ADDRESS)
    assert plain_page.get_by_text("No translation into Arabic has been verified yet.").is_visible()

    reviewer = desk("rob", "Reviewer")
    review(reviewer)
    assert reviewer.get_by_text("The numbers of both texts are the same.").is_visible()
    assert reviewer.locator("blockquote[lang=ar]").inner_text() == ARABIC
    press(reviewer, "Verify")
    made.refresh_from_db()
    assert (made.state, made.verified_by) == (State.APPROVED, "rob")
    plain_page.reload()
    assert not plain_page.locator("[lang=ar] >> text=٣٦").count()

    publisher = desk("pat", "Publisher")
    publisher.set_default_timeout(SLOW)
    publisher.goto(reverse("admin:evidence_edition_publish"))
    assert publisher.get_by_text("Translations (1)").is_visible()
    fill(publisher, note="One text can be read in Arabic.")
    press(publisher, "Publish now")
    assert Edition.objects.count() == 2

    store.look_again()
    plain_page.goto("/evidence/options/finasteride/")
    plain_page.get_by_role("link", name="العربية").click()
    # The browser may show what it had for half a minute.
    plain_page.reload()
    said = plain_page.locator(f"[id='{PLACE.replace('/', '-')}']")
    assert said.locator("[lang=ar][dir=rtl]").inner_text() == ARABIC
    assert said.get_by_text("36 of 945 men").is_visible()
    assert said.get_by_text("Drafted by a machine.").is_visible()
    for page in (author, reviewer, publisher):
        assert not any("Content Security Policy" in told for told in page.refused)


def test_a11_english_edited_after_the_translation_flags_it_at_once(desk):
    page = desk("ada", "Author", "Reviewer")
    written_and_submitted(page)
    reviewer = desk("rob", "Reviewer")
    review(reviewer)
    press(reviewer, "Verify")

    open_form(page, "finding", Finding.objects.get(key="finasteride-h1").pk)
    fill(page, text="36 of 945 men had a sexual side effect within 12 months.")
    save(page)

    # The first page looks for what would keep the next edition back.
    page.set_default_timeout(SLOW)
    page.goto(reverse("admin:index"))
    assert page.get_by_role("link", name=f"Arabic: {PLACE}", exact=True).is_visible()
    page.goto(f"{reverse('admin:evidence_translation_changelist')}?english=changed")
    assert page.get_by_text("changed since").first.is_visible()
    review(page)
    assert page.locator("#stale").is_visible()


def test_a11_a_stale_text_stays_english_with_a_note_for_people(live_server, transactional_db, page):
    stale = translation(english_sha256="0" * 64)
    edition_with(stale, translation(SIGN, URGENT), translation("options/finasteride/name", "س"))

    page.goto(ADDRESS)

    said = page.locator(f"[id='{PLACE.replace('/', '-')}']")
    assert said.locator("[lang=ar]").count() == 0
    assert said.get_by_text("has changed since it was translated").is_visible()
    assert said.get_by_text("36 of 945 men").is_visible()


def test_a11_a_number_that_differs_blocks_the_verification(desk):
    written_and_submitted(desk("ada", "Author"), WRONG_NUMBER)
    page = desk("rob", "Reviewer")
    review(page)
    assert page.get_by_text("The numbers differ").is_visible()

    press(page, "Verify")

    told = page.locator("#problem").inner_text()
    assert "English: 2, 12, 20, 36," in told
    assert "Translation: 2, 12, 20, 63," in told
    assert Translation.objects.get().state == State.IN_REVIEW


def test_a11_the_sure_test_is_locked_until_its_validated_translation_is_named(desk):
    page = desk("ada", "Author")
    choose(page, SURE)
    assert page.locator("#locked").is_visible()
    assert page.locator("[name=text]").is_disabled()
    token = page.locator("#translation_form [name=csrfmiddlewaretoken]").input_value()
    english = page.locator("[name=english]").input_value()
    made_up = {"place": SURE, "language": "ar", "english": english, "drafted_by": "A"}
    page.request.post(
        page.url,
        form={**made_up, "csrfmiddlewaretoken": token, "text": "هل أنت متأكد؟"},
        headers={"Referer": page.url},
    )
    assert not Translation.objects.exists()

    fill(page, drafted_by="The authors of the validation study")
    look_up(page, "sources", Source.objects.get(key="SEED").key)
    save(page)
    assert page.locator("[name=text]").is_enabled()
    fill(page, text="هل أنت متأكد؟")
    save(page)

    assert Translation.objects.get().sources == ("SEED",)


@pytest.fixture
def arabic(live_server, transactional_db):
    """An edition with texts in Arabic, one of them long enough for several lines."""
    edition_with(translation(), translation(SIGN, URGENT))


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
