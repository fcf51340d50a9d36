"""The checklist pages: what stands ticked, what a choice does, and what the PDF is given."""

import re
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from questionnaire.checklist_pdf import CannotTypesetError
from questionnaire.handouts.chosen_questions import EXTRA
from questionnaire.handouts.views import checklist as views
from questionnaire.questions.steps import STEPS
from questionnaire.visit import cookie
from tests.pdf import text_of
from tests.walking import FORM, GIVEN, remember, remembered

EVERYONE = {"Q01", "Q03", "Q11", "Q16", "Q35", "Q42"}
PASSED = frozenset(step.slug for step in STEPS)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client, published):
    return remember(client, answers=GIVEN, passed=PASSED)


def page_of(response):
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def ticked(page):
    return {box["value"] for box in page.select('[name="questions"][checked]')}


def listed(page):
    return [item.get_text(" ", strip=True) for item in page.select(".checklist-question")]


def choose(person, questions, **fields):
    return submit(person, {"questions": list(questions), "blank_lines": "2", **fields})


def submit(person, sent):
    return person.post(reverse("checklist_choice"), urlencode(sent, doseq=True), content_type=FORM)


def test_the_list_holds_the_chosen_questions_by_topic_with_their_reasons(person, published):
    page = page_of(person.get(reverse("checklist")))

    questions = {q.key: q for q in published.catalogue.clinic_questions}
    assert questions["Q43"].question in listed(page)
    assert "You were told the price ends today." in page.get_text()
    headings = [heading.get_text(strip=True) for heading in page.select(".checklist-topic h2")]
    assert headings[0] == "Your diagnosis"
    assert headings[-1] == "My own questions"


def test_all_questions_stand_on_the_choice_with_the_usual_ones_ticked(person, published):
    page = page_of(person.get(reverse("checklist_choice")))

    boxes = page.select('[name="questions"]')
    assert len(boxes) == len(published.catalogue.clinic_questions) == 46
    assert ticked(page) > EVERYONE
    assert len(page.select("details.disclosure")) == 46
    assert all(details.select(".sources a") for details in page.select("details.disclosure"))


def test_a_choice_is_kept_in_the_order_of_the_edition(person, published):
    response = choose(person, {"Q46", "Q02", *EVERYONE}, blank_lines="0")

    assert (response.status_code, response["Location"]) == (303, reverse("checklist"))
    page = page_of(person.get(reverse("checklist")))
    order = [q.question for q in published.catalogue.clinic_questions]
    places = [order.index(question) for question in listed(page)]
    assert places == sorted(places)
    assert {"Q46", "Q02"} <= ticked(page_of(person.get(reverse("checklist_choice"))))
    assert not page.select("#own-questions")


def test_everything_on_the_page_can_be_ticked_at_once(person, published):
    every = [question.key for question in published.catalogue.clinic_questions]

    response = choose(person, every, blank_lines="5", with_answers="1", with_sensitive="1")

    assert response.status_code == 303
    assert len(listed(page_of(person.get(reverse("checklist"))))) == len(every)


def test_leaving_out_a_question_for_everyone_is_said(person, published):
    assert not page_of(person.get(reverse("checklist"))).select("#left-out")

    choose(person, EVERYONE - {"Q35"})

    page = page_of(person.get(reverse("checklist")))
    question = next(q.question for q in published.catalogue.clinic_questions if q.key == "Q35")
    assert question in page.select_one("#left-out").get_text()
    assert question not in listed(page)


def test_the_usual_choice_can_be_had_back(person):
    usual = ticked(page_of(person.get(reverse("checklist_choice"))))
    choose(person, {"Q46"})

    submit(person, {"reset": "1"})

    assert EXTRA not in remembered(person).extras
    assert ticked(page_of(person.get(reverse("checklist_choice")))) == usual


def test_a_choice_keeps_the_answers(person):
    choose(person, EVERYONE)

    assert remembered(person).answers == GIVEN


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        pytest.param({"questions": ["Q99"], "blank_lines": "1"}, "#questions", id="no question of ours"),
        pytest.param({"questions": ["Q01"], "blank_lines": "6"}, "#id_blank_0", id="too many lines"),
        pytest.param({"questions": ["Q01"]}, "#id_blank_0", id="no number of lines"),
    ],
)  # fmt: skip
def test_what_the_page_did_not_offer_is_refused_in_words(person, sent, place):
    response = submit(person, sent)

    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    link = page.select_one(".error-summary a")
    assert link["href"] == place
    assert page.select_one(place)
    assert page.title.get_text().startswith("Error: ")
    assert EXTRA not in remembered(person).extras


def test_a_choice_without_room_is_shown_and_said_not_to_be_kept(person, monkeypatch, published):
    monkeypatch.setattr(cookie, "LARGEST_COOKIE", 10)

    page = page_of(choose(person, {"Q46"}))

    assert "We could not keep this choice" in page.get_text()
    question = next(q.question for q in published.catalogue.clinic_questions if q.key == "Q46")
    assert question in listed(page)


def test_answers_are_on_the_page_only_after_a_tick(person):
    assert not page_of(person.get(reverse("checklist"))).select("#printed-answers")

    choose(person, EVERYONE, with_answers="1")

    section = page_of(person.get(reverse("checklist"))).select_one(
        '[aria-labelledby="printed-answers"]'
    )
    assert "£1,500" in section.get_text()


def test_the_pdf_holds_the_same_questions_under_a_neutral_name(person):
    page = page_of(person.get(reverse("checklist")))

    response = person.get(reverse("checklist_pdf"))

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="checklist.pdf"'
    assert response["Cache-Control"] == "no-store, private"
    text = text_of(response.content)
    assert all(question in text for question in listed(page))


def test_the_pdf_comes_on_letter_paper_too_and_on_no_made_up_paper(person):
    address = reverse("checklist_pdf")

    a4, letter = (person.get(address, {"paper": paper}).content for paper in ("a4", "letter"))

    assert a4 == person.get(address).content
    assert a4 != letter
    assert person.get(address, {"paper": "napkin"}).status_code == 404


def test_a_pdf_that_cannot_be_made_offers_print(person, monkeypatch, caplog):
    def refuse(sheet, made_on):
        raise CannotTypesetError("the sheet cannot be typeset")

    monkeypatch.setattr(views, "typeset", refuse)

    response = person.get(reverse("checklist_pdf"))

    assert response.status_code == 503
    page = BeautifulSoup(response.content, "html.parser")
    assert "We could not make the PDF" in page.get_text()
    assert len(listed(page)) >= 12
    assert "cannot be typeset" in caplog.text


@pytest.mark.parametrize("name", ["checklist", "checklist_choice", "checklist_pdf", "sheet"])
def test_nobody_gets_there_before_the_safety_questions(client, published, name):
    response = client.get(reverse(name))

    assert response.status_code == 302
    assert response["Location"] == "/questions/age/"


@pytest.mark.parametrize("name", ["checklist", "checklist_pdf", "sheet"])
def test_a_message_that_is_due_comes_first(client, published, name):
    remember(client, answers={**GIVEN, "warning_signs": ["patches"]}, passed=PASSED)

    assert client.get(reverse(name))["Location"] == reverse("see_a_doctor_first")


def test_ids_are_unique_and_every_description_is_there(person):
    for name in ("checklist", "checklist_choice", "sheet", "harm_card", "baseline"):
        page = page_of(person.get(reverse(name)))
        ids = [thing["id"] for thing in page.select("[id]")]
        assert len(ids) == len(set(ids)), name
        named = page.select("[aria-describedby], [aria-labelledby]")
        for thing in named:
            for attribute in ("aria-describedby", "aria-labelledby"):
                assert set(thing.get(attribute, "").split()) <= set(ids), name


def test_every_sheet_can_be_traced_and_says_it_is_no_advice(person, published):
    for name in ("checklist", "sheet", "harm_card", "baseline"):
        foot = page_of(person.get(reverse(name))).select_one(".sheet > tfoot").get_text(" ")
        assert "This is information, not medical advice." in foot
        assert published.short_digest in foot
        assert "http://testserver/" in foot
        assert re.search(r"Look for a newer edition after \d+ \w+ \d{4}", foot)
