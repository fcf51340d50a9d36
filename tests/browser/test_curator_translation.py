"""Translating and verifying in a real browser: every cell of the curators' task."""

import pytest
from django.urls import reverse

from evidence.editions import store
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


@pytest.mark.slow
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


@pytest.mark.slow
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
