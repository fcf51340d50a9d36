"""Writing a translation: of a published text, beside its English, by an author."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from evidence.core.translations.translatable import digest
from evidence.curation import review
from evidence.curation.translation_review import english_now
from evidence.models import (
    AuditRow,
    Finding,
    LegalPosition,
    Source,
    State,
    Statement,
    Translation,
)
from tests.curation.reviewing import approve
from tests.curation.translating import ADD, page_of, write
from tests.translations import ARABIC, PLACE, SIGN, SURE, URGENT

pytestmark = pytest.mark.django_db


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
    assert approve(review.submit(made, by=author), by=reviewer).verified_by == "remy"


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
