"""Translating and verifying: one person writes beside the English, another verifies, nobody both."""

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from evidence import review
from evidence.core.translating import digest
from evidence.drafts import build_catalogue
from evidence.models import (
    Approval,
    AuditRow,
    Finding,
    LegalPosition,
    Source,
    State,
    Statement,
    Translation,
)
from evidence.review import ReviewRefused
from evidence.translating import english_now, stale
from tests.editions import put_edition
from tests.translations import ARABIC, PLACE, SIGN, SURE, URGENT, WRONG_NUMBER

pytestmark = pytest.mark.django_db
ADD = "/admin/evidence/translation/add/"


@pytest.fixture
def live(starter):
    put_edition(published_at=timezone.now())


@pytest.fixture
def desk(live, author, browser):
    """The author's browser."""
    return browser(author)


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def hidden(page):
    """What the form sends back without anybody typing it."""
    inputs = page.select("#translation_form input[type=hidden]")
    return {one["name"]: one.get("value", "") for one in inputs if one.get("name")}


def write(client, text=ARABIC, place=PLACE, **fields):
    """Choose a text, open the form and save it."""
    form = client.get(ADD, {"place": place, "language": "ar"})
    typed = {"text": text, "drafted_by": "A. Haddad, translator", "_continue": "1"}
    return client.post(ADD, {**hidden(page_of(form)), **typed, **fields})


def waiting(client, author, **fields):
    """A translation that waits for somebody to verify it."""
    assert write(client, **fields).status_code == 302
    made = Translation.objects.get()
    return review.submit(made, by=author)


def change_english(**fields):
    Finding.objects.filter(key="finasteride-h1").update(**fields)


def test_a_translation_starts_from_the_english_that_patients_read(desk):
    page = page_of(desk.get(ADD, {"place": PLACE, "language": "ar"}))

    assert page.select_one("blockquote[lang=en]").get_text().startswith("36 of 945 men")
    box = page.select_one("textarea[name=text]")
    assert (box["lang"], box["dir"]) == ("ar", "rtl")


def test_a_saved_translation_is_a_draft_that_knows_its_english(desk):
    assert write(desk, machine_drafted="on").status_code == 302

    made = Translation.objects.get()
    english = Finding.objects.get(key="finasteride-h1").text
    assert (made.place, made.language, made.state) == (PLACE, "ar", State.DRAFT)
    assert (made.english_sha256, made.machine_drafted) == (digest(english), True)
    assert AuditRow.objects.filter(kind="translation", action="added", by="ada").exists()
    assert made.history.get().text == ARABIC


def test_a_language_and_a_text_are_chosen_never_typed(desk):
    page = page_of(desk.get(ADD))

    assert len(page.select("select[name=place] option")) > 700
    assert (
        page.select_one("select[name=language] option[value=ar]").get_text() == "Arabic (العربية)"
    )
    assert desk.get(ADD, {"place": "x", "language": "ar"}).status_code == 422
    assert write(desk, place="x").status_code == 200
    assert not Translation.objects.exists()


def test_an_entry_leads_to_its_own_texts(desk):
    finding = Finding.objects.get(key="finasteride-h1")
    entry = desk.get(reverse("admin:evidence_finding_change", args=[finding.pk]))
    link = page_of(entry).find("a", string="Translate")["href"]

    offered = page_of(desk.get(link)).select("select[name=place] option")

    assert [one["value"] for one in offered] == [PLACE]


def test_the_same_text_in_the_same_language_is_opened_instead_of_written_twice(desk):
    write(desk)

    response = desk.get(ADD, {"place": PLACE, "language": "ar"})

    assert response.status_code == 302
    assert write(desk, place=PLACE).status_code == 200
    assert Translation.objects.count() == 1


def test_english_changed_while_the_page_was_open_is_read_again(desk):
    response = write(desk, english="0" * 64)

    assert "Read it again" in response.content.decode()
    assert not Translation.objects.exists()


def test_marks_that_turn_text_around_are_taken_out(desk):
    write(desk, text=f"\u202e{ARABIC}\u0007\u200f")

    assert Translation.objects.get().text == f"{ARABIC}\u200f"


def test_another_person_verifies_it_and_is_recorded(desk, author, reviewer):
    made = review.approve(waiting(desk, author), by=reviewer)

    made.refresh_from_db()
    assert (made.verified_by, made.verified_on) == ("remy", timezone.localdate())
    assert Approval.objects.get(kind="translation").by == "remy"
    assert AuditRow.objects.filter(kind="translation", action="approved", by="remy").exists()
    (held,) = build_catalogue(approved_only=True).translations
    assert (held.text, held.verified_on) == (ARABIC, timezone.localdate().isoformat())


def test_who_wrote_it_cannot_verify_it_whatever_their_roles(live, person, browser):
    both = person("bo", "Author", "Reviewer")
    made = waiting(browser(both), both)

    with pytest.raises(ReviewRefused, match="Somebody else"):
        review.approve(made, by=both)
    made.refresh_from_db()
    assert made.verified_on is None


def test_a_number_that_differs_keeps_it_from_being_verified_with_both_lists_shown(
    desk, author, reviewer, browser
):
    made = waiting(desk, author, text=WRONG_NUMBER)

    with pytest.raises(
        ReviewRefused, match=r"English: 2, 12, 20, 36, .*Translation: 2, 12, 20, 63,"
    ):
        review.approve(made, by=reviewer)
    page = browser(reviewer).get(reverse("admin:evidence_translation_review", args=[made.pk]))
    told = page_of(page).find(id="numbers").get_text()
    assert "The numbers differ" in told
    assert "36" in told
    assert "63" in told


def test_english_edited_later_makes_it_stale_at_once_everywhere(desk, author, reviewer, browser):
    made = review.approve(waiting(desk, author), by=reviewer)
    assert stale(Translation.objects.all()) == []

    change_english(text="36 of 945 men had a side effect.")

    assert stale(Translation.objects.all()) == [made]
    client = browser(reviewer)
    review_page = client.get(reverse("admin:evidence_translation_review", args=[made.pk]))
    assert page_of(review_page).find(id="stale")
    listed = client.get("/admin/evidence/translation/?english=changed").content.decode()
    assert "changed since" in listed
    assert "1 translation" in listed
    assert (
        "0 translations" in client.get("/admin/evidence/translation/?english=same").content.decode()
    )
    assert f"Arabic: {PLACE}" in client.get("/admin/").content.decode()


def test_nobody_verifies_a_stale_translation(desk, author, reviewer):
    made = waiting(desk, author)
    change_english(text="36 of 945 men had a side effect.")

    with pytest.raises(ReviewRefused, match="changed after this translation"):
        review.approve(made, by=reviewer)


def test_a_change_of_the_text_takes_the_verification_away_but_not_from_patients(
    desk, author, reviewer
):
    made = review.approve(waiting(desk, author), by=reviewer)
    address = reverse("admin:evidence_translation_change", args=[made.pk])
    form = hidden(page_of(desk.get(address)))

    desk.post(address, {**form, "text": f"{ARABIC} ", "drafted_by": "Somebody else"})

    made.refresh_from_db()
    assert (made.state, made.verified_on, made.verified_by) == (State.DRAFT, None, "")
    assert build_catalogue(approved_only=True).translations[0].text == ARABIC


def test_after_the_english_changed_both_are_compared_again_before_saving(desk, author, reviewer):
    made = waiting(desk, author)
    english = "36 of 945 men had a side effect."
    change_english(text=english)
    Translation.objects.update(english_sha256="0" * 64, state=State.DRAFT)
    address = reverse("admin:evidence_translation_change", args=[made.pk])
    form = {**hidden(page_of(desk.get(address))), "text": ARABIC, "drafted_by": "A. Haddad"}

    refused = desk.post(address, form)
    assert page_of(refused).select_one(".field-read_again .errorlist")
    assert desk.post(address, {**form, "read_again": "on"}).status_code == 302

    made.refresh_from_db()
    assert made.english_sha256 != "0" * 64


def test_the_sure_test_is_locked_until_a_validated_translation_is_named(desk, author, reviewer):
    opened = page_of(desk.get(ADD, {"place": SURE, "language": "ar"}))
    assert opened.find(id="locked")
    assert opened.select_one("textarea[name=text]").has_attr("disabled")

    refused = write(desk, place=SURE, text="هل أنت متأكد؟")
    assert "These words are locked" in refused.content.decode()
    assert not Translation.objects.exists()

    source = Source.objects.get(key="SEED")
    assert write(desk, place=SURE, text="هل أنت متأكد؟", sources=[source.pk]).status_code == 302
    made = Translation.objects.get()
    assert made.sources == ("SEED",)
    assert review.approve(review.submit(made, by=author), by=reviewer).verified_by == "remy"


def test_a_retracted_source_validates_nothing(desk, author, reviewer):
    source = Source.objects.get(key="SEED")
    write(desk, place=SURE, text="هل أنت متأكد؟", sources=[source.pk])
    made = review.submit(Translation.objects.get(), by=author)
    Source.objects.filter(key="SEED").update(checked="retracted")

    with pytest.raises(ReviewRefused, match="locked"):
        review.approve(made, by=reviewer)


@pytest.mark.parametrize("role", ["Reviewer", "Publisher", "Auditor"])
def test_only_authors_write_translations(live, person, browser, role):
    client = browser(person("somebody", role))

    assert client.get(ADD).status_code == 403
    assert client.post(ADD, {"place": PLACE, "language": "ar", "text": ARABIC}).status_code == 403
    assert client.get("/admin/evidence/translation/").status_code == 200


def test_the_database_refuses_a_verification_of_a_draft(live):
    made = Translation.objects.create(
        place=SIGN, language="ar", text=URGENT, english_sha256="0" * 64, drafted_by="A"
    )

    for wrong in ({"verified_on": timezone.localdate()}, {"language": "xx"}, {"state": "approved"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Translation.objects.filter(pk=made.pk).update(**wrong)


def test_the_english_is_found_for_every_kind_of_entry(live):
    law, statement = (
        LegalPosition.objects.first(),
        Statement.objects.get(topic="zero_events", key="caution"),
    )
    places = [
        f"legal_positions/{law.country}/{law.option_id}/{law.exosome_source}/text",
        f"zero_events/{statement.key}/text",
        SIGN,
        SURE,
        "findings/of-nothing/text",
    ]

    found = english_now(places)

    assert list(found.values()).count("") == 0
    assert set(found) == set(places[:-1])
    assert found[places[0]] == law.text
    assert found[places[1]] == statement.text


def test_a_list_of_translations_looks_its_english_up_all_at_once(
    live, reviewer, browser, django_assert_max_num_queries
):
    keys = Finding.objects.values_list("key", flat=True)[:60]
    Translation.objects.bulk_create(
        Translation(
            place=f"findings/{key}/text",
            language="ar",
            text="س",
            english_sha256="0" * 64,
            drafted_by="A",
            position=n,
        )
        for n, key in enumerate(keys)
    )
    client = browser(reviewer)

    with django_assert_max_num_queries(12):
        assert (
            client.get("/admin/evidence/translation/").content.decode().count("changed since") > 59
        )
