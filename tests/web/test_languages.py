"""Public pages in other languages: what was verified, beside its English, and never the good news alone."""

import json
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from evidence.core.edition.ledger import Nature
from evidence.core.translations.translatable import english_texts
from evidence.editions import store
from evidence.editions.publish import mark_source
from evidence.starter import starter_catalogue
from tests.editions import put_edition
from tests.numbers import numbers_without_a_source
from tests.translations import ARABIC, PLACE, SIGN, SURE, URGENT, edition_with, translation

pytestmark = pytest.mark.django_db
ADDRESS = "/evidence/in/ar/"
STARTER = starter_catalogue()
ENGLISH = english_texts(STARTER)


def page_of(client, address=ADDRESS):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def card(page, place):
    return page.find(id=place.replace("/", "-"))


def test_a_verified_text_stands_in_its_language_and_direction_beside_its_english(client):
    edition_with(translation())

    found = card(page_of(client), PLACE)

    said = found.find(lang="ar")
    assert (said["dir"], said.get_text()) == ("rtl", ARABIC)
    assert "36 of 945 men had a sexual side effect" in found.get_text()
    assert found.find(href="/evidence/options/finasteride/details/#finasteride-h1")
    assert "Verified by a second person on 23 November 2026" in found.get_text()


def test_a_machine_s_draft_is_told_to_be_one(client):
    edition_with(translation(machine_drafted=True))

    assert "Drafted by a machine. Verified by a person" in card(page_of(client), PLACE).get_text()


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"english_sha256": "0" * 64}, "has changed since it was translated"),
        ({"verified_on": None}, "Nobody has verified the translation yet"),
    ],
    ids=["stale", "not verified"],
)
def test_what_is_stale_or_not_verified_stays_english_with_a_note(client, fields, note):
    edition_with(translation(**fields), translation("options/finasteride/name", "فيناسترايد"))

    found = card(page_of(client), PLACE)

    assert found.find(lang="ar") is None
    assert note in found.get_text()
    assert "36 of 945 men" in found.get_text()


def test_a_benefit_never_stands_without_the_harms_of_its_option(client):
    edition_with(translation("findings/finasteride-b3/text", "٢٠٫٣ ١٠٠ ١٩٢"))

    page = page_of(client)

    told = {finding.key for finding in STARTER.findings if finding.option == "finasteride"}
    section = page.find(id="finasteride")
    assert {f"findings-{key}-text" for key in told} <= {
        tag["id"] for tag in section.find_all(id=True)
    }
    assert "This is in English only" in card(page, PLACE).get_text()


def test_signs_that_need_a_doctor_stand_on_every_language_s_page(client):
    edition_with(translation(SIGN, URGENT))

    section = page_of(client).find(id="after_treatment_signs")

    assert card(section, SIGN).find(lang="ar").get_text() == URGENT
    for sign in STARTER.after_treatment_signs:
        assert sign.action in section.get_text()


def test_the_page_says_that_the_rest_is_english(client):
    edition_with(translation())

    text = page_of(client).get_text()

    assert "Most of this aid is in English" in text
    assert "warnings too" in text


def test_an_edition_without_translations_says_so_where_asked_and_nowhere_else(published, client):
    assert "No translation into Arabic has been verified yet." in page_of(client).get_text()
    for address in ("/evidence/", "/evidence/options/finasteride/", "/evidence/studies/ST01/"):
        assert "/evidence/in/" not in client.get(address).content.decode()
    assert "/evidence/in/" not in client.get("/sitemap.xml").content.decode()


def test_only_languages_of_the_list_have_a_page(published, client):
    assert client.get("/evidence/in/xx/").status_code == 404
    assert client.get("/evidence/in/en/").status_code == 404


def test_the_pages_of_an_option_and_of_the_library_lead_to_the_language(client):
    edition_with(translation(), translation("studies/ST01/certainty_reason", "س"))

    for address, href in [
        ("/evidence/options/finasteride/", "/evidence/in/ar/#finasteride"),
        ("/evidence/studies/ST01/", "/evidence/in/ar/#studies"),
        ("/evidence/", "/evidence/in/ar/"),
    ]:
        assert page_of(client, address).find(href=href).get_text() == "العربية"
    anchors = {tag["id"] for tag in page_of(client).find_all(id=True)}
    assert {"finasteride", "studies"} <= anchors
    assert "/evidence/in/" not in client.get("/evidence/options/wait/").content.decode()
    assert "/evidence/in/ar/" in client.get("/sitemap.xml").content.decode()


def test_no_number_in_any_language_stands_without_a_source(client):
    every = [
        translation(place, "٣٦ س")
        for place in (PLACE, SIGN, SURE, "glossary/exosome/meaning", "options/wait/what_it_is")
        if place in ENGLISH
    ]
    edition_with(*every)

    assert numbers_without_a_source(client.get(ADDRESS).content.decode()) == []


def test_every_kind_of_text_can_be_shown_with_a_page_that_holds_it(client):
    kinds = {}
    for place, text in ENGLISH.items():
        kinds.setdefault((text.kind, text.field), place)
    edition_with(*(translation(place, "س") for place in kinds.values()))

    page = page_of(client)

    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert sorted(ids) == sorted(set(ids))
    assert {place.replace("/", "-") for place in kinds.values()} <= set(ids)
    links = {tag["href"] for tag in page.select(".said a[href^='/evidence/']")}
    for href in links:
        address, _hash, anchor = href.partition("#")
        found = client.get(address)
        assert found.status_code == 200, href
        assert not anchor or f'id="{anchor}"' in found.content.decode(), href


def test_a_statement_of_law_that_is_too_old_is_told_in_no_language(client):
    law = STARTER.legal_positions[0]
    place = f"legal_positions/{law.country}/{law.option}/{law.exosome_source}/text"
    old = replace(law, checked_on="2026-01-01", expires_on="2026-02-01")
    positions = (old, *STARTER.legal_positions[1:])
    edition_with(translation(place, "س"), translation(SIGN, URGENT), legal_positions=positions)

    found = card(page_of(client), place)

    assert found.find(lang="ar") is None
    assert "This may be out of date" in found.get_text()


def test_numbers_of_a_retracted_source_go_in_every_language_at_once(client):
    source, *_ = next(f for f in STARTER.findings if f.key == "finasteride-h1").sources
    edition_with(translation(), translation(SIGN, URGENT))
    assert card(page_of(client), PLACE).find(lang="ar")

    mark_source(source, Nature.RETRACTED, reason="Withdrawn.", by="Pat", now=timezone.now())

    # Nothing else of the option was translated, so it stands on no page of this language.
    assert card(page_of(client), PLACE) is None
    assert ARABIC not in client.get(ADDRESS).content.decode()
    assert "/evidence/in/" not in client.get("/evidence/options/finasteride/").content.decode()


def test_a_page_of_a_language_needs_no_cookie_and_may_be_cached(client):
    edition_with(translation())

    response = client.get(ADDRESS)

    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=30, must-revalidate"


def test_markup_in_a_translation_stays_text(client):
    edition_with(translation(text="<script>alert(1)</script> ٣٦"))

    assert "<script>alert" not in client.get(ADDRESS).content.decode()


def test_the_edition_as_open_data_holds_its_translations(client):
    edition_with(translation())

    plain = json.loads(client.get("/evidence/editions/1/edition.json").content)

    (found,) = plain["catalogue"]["translations"]
    assert found["text"] == ARABIC
    assert found["machine_drafted"] is False


def test_an_older_edition_without_translations_is_still_read(client):
    put_edition()
    edition_with(translation(), number=2)

    assert store.load_edition(1).catalogue.translations == ()
    assert re.search("Translations", client.get("/evidence/editions/2/").content.decode())
