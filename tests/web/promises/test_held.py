"""What the pages promise and no other test looked at: names, copies, links, limits, order, who signed."""

import re
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files import uploadhandler
from django.core.files.uploadedfile import SimpleUploadedFile

from evidence.core.assessment.answers_file import profile_from_answers
from evidence.core.assessment.assess import assess
from evidence.core.edition import snapshot
from evidence.core.edition.items import ITEM
from evidence.editions import store
from evidence.starter import starter_catalogue
from questionnaire.fhir.reader import LARGEST_FILE
from questionnaire.fhir.response import file_of
from questionnaire.visit import cookie
from questionnaire.visit.visit import Visit
from tests.editions import put_edition
from tests.walking import FORM, GIVEN, remember, remembered
from tests.web.promises.test_promises import OF_A_VISIT, PUBLIC, VISIT
from tests.web.test_asking_privacy import rows

pytestmark = pytest.mark.django_db
HEARD = frozenset([*VISIT["warning_signs"], *VISIT["conditions"], *GIVEN["conditions"]])
NAMED = "My name is Anna Example"
FORMS = [path for path in OF_A_VISIT if not path.startswith(("/summary", "/options", "/check/"))]
TYPED = {"text", "number", "search"}
ASKED_BY_FORM = {"radio", "checkbox", "hidden", "submit", "file", "date", *TYPED}
SITES_OF_NUMBERS = {
    "doi.org", "pubmed.ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov", "www.ncbi.nlm.nih.gov",
    "clinicaltrials.gov", "www.anzctr.org.au",
}  # fmt: skip
"""Where the number of a paper or a trial leads."""


def look(client, path):
    remember(client, answers=VISIT, heard=HEARD)
    return BeautifulSoup(client.get(path).content, "html.parser")


@pytest.mark.parametrize("path", [*FORMS, "/quotes/1/"])
def test_no_form_of_a_visit_has_room_for_a_name_or_free_text(client, published, path):
    page = look(client, path)
    fields = page.main.select("input")
    typed = [field for field in fields if field.get("type", "text") in TYPED]

    assert page.main.select("textarea, [contenteditable]") == [] or path == "/ask-before-booking/"
    assert {field.get("type", "text") for field in fields} <= ASKED_BY_FORM
    for field in typed:
        form = field.find_parent("form")
        sent = {one["name"]: NAMED for one in typed if one.find_parent("form") is form}
        client.post(form.get("action") or path, urlencode(sent), content_type=FORM)
    assert "Anna" not in str(vars(remembered(client)))


@pytest.mark.parametrize("path", [*PUBLIC, *OF_A_VISIT])
def test_every_link_that_leaves_leads_to_what_the_edition_names(client, published, path):
    """No shop, no advert, no tracker: only where a source, a regulator or a register stands."""
    text = snapshot.dumps(published.catalogue)
    page = look(client, path)
    out = {
        link.get("href") or link["src"]
        for link in page.select("[href^=http], [href^='//'], [src^=http], [src^='//']")
    }

    strange = {
        one for one in out if one not in text and urlsplit(one).netloc not in SITES_OF_NUMBERS
    }
    assert strange == set()
    assert all("testserver" in form["action"] or form["action"].startswith("/")
               for form in page.select("form[action]"))  # fmt: skip


def test_opening_a_file_leaves_no_copy_of_it(client, published, monkeypatch, tmp_path):
    """Neither a row nor a file on the disk, which a large one would otherwise pass through."""
    opened = []
    monkeypatch.setattr(uploadhandler, "TemporaryUploadedFile", lambda *a, **k: opened.append(a))
    before, saved = rows(), file_of(Visit(answers=GIVEN))

    for content in (saved, saved + b" " * (LARGEST_FILE - len(saved)), b"x" * (LARGEST_FILE + 1)):
        file = SimpleUploadedFile("answers.json", content, content_type="application/json")
        client.post("/answers/open/", {"answers_file": file})

    assert rows() == before
    assert opened == []
    assert settings.ANSWERS_COOKIE_NAME not in client.cookies
    assert LARGEST_FILE < settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def test_the_pages_tell_the_very_limits_of_a_visit(client, published):
    told = {
        path: look(client, path).main.get_text(" ")
        for path in ("/", "/privacy/", "/help/", "/expired/")
    }

    assert (cookie.IDLE_SECONDS, cookie.LONGEST_SECONDS) == (30 * 60, 4 * 3600)
    assert all("after 30 minutes without use" in " ".join(text.split()) for text in told.values())
    assert "4 hours after the start" in told["/expired/"]
    assert "4 hours after the start" in told["/privacy/"]


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/passport/", {"country": "JP", "offer_method": "topical_alone", "offer_source": "plant"}),
        ("/understanding/", {"sure_test": "", "sure": "no", "understand": "no"}),
        ("/understanding/", {"knowledge": ""}),
        ("/claims/", {"claim": "percent_more_hair", "number": "45"}),
    ],
)
def test_what_is_tried_on_a_page_of_its_own_is_not_kept(client, published, path, sent):
    remember(client, answers=GIVEN, heard=HEARD)
    client.get(path)
    before, visit = rows(), remembered(client)

    response = client.post(path, urlencode(sent), content_type=FORM)

    assert response.status_code in (200, 422)
    assert remembered(client) == visit
    assert rows() == before


def test_marks_of_a_visit_to_the_clinic_leave_no_row(client, published):
    page = look(client, "/after-the-visit/")
    marks = {one["name"]: one["value"] for one in page.main.select("input[type=radio]")}
    before = rows()

    client.post("/after-the-visit/0/", urlencode(marks), content_type=FORM)

    assert marks
    assert rows() == before


@pytest.mark.parametrize("page", ["/compare/", "/sheet/"])
def test_the_order_of_choices_is_the_edition_s_whatever_was_asked_or_answered(
    client, published, page
):
    asked = ("wait", "intradermal_injection", "topical_minoxidil")
    edition = [one.name for one in published.catalogue.options if one.key in asked]
    seen = set()
    for answers in (GIVEN, {**GIVEN, "importance": {"low_cost": 5}}):
        for keys in (asked, asked[::-1]):
            remember(client, answers=answers, heard=HEARD)
            address = f"{page}?{urlencode([('option', key) for key in keys])}"
            shown = BeautifulSoup(client.get(address).content, "html.parser")
            for table in shown.select("main table"):
                heads = [head.get_text(" ", strip=True) for head in table.select("thead th")]
                seen.add(tuple(head for head in heads if head in edition))

    assert seen == {tuple(edition)}


@pytest.mark.parametrize("name", ["", "Dr A. Example, dermatologist"])
def test_no_page_says_both_that_a_clinician_signed_and_that_none_did(client, db, name):
    catalogue = starter_catalogue()
    signed = replace(catalogue, colophon=replace(catalogue.colophon, clinician=name))
    put_edition(text=snapshot.dumps(signed))
    assert store.current_edition()
    denied = re.compile(
        r"Not yet reviewed by a clinician|No clinician has reviewed|Read by a clinician Not yet"
    )

    for path in ("/", "/about/", "/summary/", "/checklist/", "/evidence/", "/evidence/editions/1/"):
        words = " ".join(look(client, path).body.get_text(" ").split())
        assert bool(denied.search(words)) is not bool(name), path


def test_the_list_for_everybody_asks_nothing_first(client, published):
    response = client.get("/checklist/for-everybody/")

    assert response.status_code == 200
    assert published.catalogue.clinic_questions[0].topic
    assert BeautifulSoup(response.content, "html.parser").main.select("ol.asked li")


def summary_of(answers):
    """What the summary says, as data."""
    profile, _preferences = profile_from_answers(answers)
    return assess(profile, starter_catalogue()).as_json()


def test_money_changes_what_is_said_of_money_alone():
    """Without a budget, with one that everything fits into, and with one that nothing does."""

    def apart_from_money(answers):
        summary = summary_of(answers)
        del summary["offer"]["fit"]
        for option in summary["options"]:
            del option["cost"]
            option["past_limits"] = [one for one in option["past_limits"] if one != "budget"]
        return summary

    without = {key: answer for key, answer in GIVEN.items() if key != "budget"}
    told = [
        apart_from_money({**without, "budget": {"amount": amount, "currency": "GBP"}})
        for amount in (0, 1_000_000)
    ]

    assert told == [apart_from_money(without)] * 2


def test_what_matters_to_a_person_changes_no_word_of_the_summary():
    without = {key: answer for key, answer in GIVEN.items() if key != "importance"}
    told = [
        summary_of({**without, "importance": dict.fromkeys(ITEM["importance"].codes, weight)})
        for weight in (1, 5)
    ]

    assert told == [summary_of(without)] * 2


@pytest.mark.parametrize("item", ["needle_tolerance", "blood_draw", "visits_per_year"])
def test_who_is_not_sure_of_a_limit_is_past_none(item):
    options = summary_of({**GIVEN, item: "not_sure"})["options"]

    assert [one["key"] for one in options if item in one["past_limits"]] == []
