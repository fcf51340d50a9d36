"""Verifying a translation: by another person, with the same numbers, while its English is the same."""

import pytest
from django.urls import reverse
from django.utils import timezone

from evidence.curation import review
from evidence.curation.review import ReviewRefused
from evidence.curation.translation_review import stale
from evidence.drafts.catalogue import build_catalogue
from evidence.models import (
    Approval,
    AuditRow,
    Finding,
    Source,
    State,
    Translation,
)
from tests.curation.reviewing import approve
from tests.curation.translating import hidden, page_of, waiting, write
from tests.translations import ARABIC, PLACE, SURE, WRONG_NUMBER

pytestmark = pytest.mark.django_db


def change_english(**fields):
    Finding.objects.filter(key="finasteride-h1").update(**fields)


def test_another_person_verifies_it_and_is_recorded(desk, author, reviewer):
    made = approve(waiting(desk, author), by=reviewer)

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
        approve(made, by=both)
    made.refresh_from_db()
    assert made.verified_on is None


def test_a_number_that_differs_keeps_it_from_being_verified_with_both_lists_shown(
    desk, author, reviewer, browser
):
    made = waiting(desk, author, text=WRONG_NUMBER)

    with pytest.raises(
        ReviewRefused, match=r"English: 2, 12, 20, 36, .*Translation: 2, 12, 20, 63,"
    ):
        approve(made, by=reviewer)
    page = browser(reviewer).get(reverse("admin:evidence_translation_review", args=[made.pk]))
    told = page_of(page).find(id="numbers").get_text()
    assert "The numbers differ" in told
    assert "36" in told
    assert "63" in told


@pytest.mark.slow
def test_english_edited_later_makes_it_stale_at_once_everywhere(desk, author, reviewer, browser):
    made = approve(waiting(desk, author), by=reviewer)
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
        approve(made, by=reviewer)


def test_a_change_of_the_text_takes_the_verification_away_but_not_from_patients(
    desk, author, reviewer
):
    made = approve(waiting(desk, author), by=reviewer)
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


def test_a_retracted_source_validates_nothing(desk, author, reviewer):
    source = Source.objects.get(key="SEED")
    write(desk, place=SURE, text="هل أنت متأكد؟", sources=[source.pk])
    made = review.submit(Translation.objects.get(), by=author)
    Source.objects.filter(key="SEED").update(checked="retracted")

    with pytest.raises(ReviewRefused, match="locked"):
        approve(made, by=reviewer)
