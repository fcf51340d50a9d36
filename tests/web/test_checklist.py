"""The checklist pages: two sides, a switch for what is told of the person, and the list for everybody."""

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
from tests.pdf import pages, text_of
from tests.walking import FORM, GIVEN, remember, remembered

EVERYONE = {"Q01", "Q03", "Q11", "Q16", "Q35", "Q42"}
PASSED = frozenset(step.slug for step in STEPS)
PREGNANT = {**GIVEN, "pregnancy": "pregnant", "conditions": ["allergies", "cancer_now_or_past"]}

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client, published):
    return remember(client, answers=GIVEN, passed=PASSED)


def page_of(response, status=200):
    assert response.status_code == status, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def ticked(page):
    return {box["value"] for box in page.select('[name="questions"][checked]')}


def listed(page):
    return [item.get_text(" ", strip=True) for item in page.select(".asked-box")]


def choose(person, questions, **fields):
    return submit(person, {"questions": list(questions), "blank_lines": "2", **fields})


def submit(person, sent, name="checklist_choice"):
    return person.post(reverse(name), urlencode(sent, doseq=True), content_type=FORM)


def switch(person, **sent):
    return submit(person, sent, "checklist_about_me")


def test_page_1_holds_three_questions_to_ask_first_and_six_more(person):
    page = page_of(person.get(reverse("checklist")))

    first, further = page.select(".asked")
    assert len(first.select("li")) == 3
    assert len(further.select("li")) == 6
    assert further["start"] == "4"
    heads = [head.get_text(strip=True) for head in page.select(".side h2")]
    assert heads[:2] == ["Ask first", "Then, if there is time"]


def test_each_of_the_three_has_two_lines_to_write_on_and_each_other_one(person):
    page = page_of(person.get(reverse("checklist")))

    assert all(len(item.select(".write")) == 2 for item in page.select(".asked li"))
    assert len(page.select(".asked-first")) == 1


def test_page_2_says_why_and_what_good_and_worrying_answers_are_of_the_same_questions(person):
    page = page_of(person.get(reverse("checklist")))

    alone = page.select_one('[aria-labelledby="alone"]')
    assert [item.select_one("p").get_text(strip=True) for item in alone.select("li")] == listed(
        page
    )
    for item in alone.select("li"):
        assert [label.get_text() for label in item.select("p + p strong")] == [
            "Why:",
            "Good:",
            "Worrying:",
        ]
    assert "Keep this one. Do not hand it over." in alone.get_text()


def test_what_the_clinic_reads_marks_no_answer_as_good_or_worrying(person):
    talk = page_of(person.get(reverse("checklist"))).select_one(".side")

    assert not re.search("Good|Worrying|Why", talk.get_text())


def test_each_question_has_a_real_box_that_no_form_sends(person):
    page = page_of(person.get(reverse("checklist")))

    boxes = page.select('.asked input[type="checkbox"]')
    assert len(boxes) == 9
    assert not [box for box in boxes if box.find_parent("form") or box.get("name")]


@pytest.mark.parametrize(("side", "shown", "gone"), [("talk", 9, 0), ("alone", 0, 9)])
def test_each_page_can_be_printed_alone(person, side, shown, gone):
    page = page_of(person.get(reverse("checklist"), {"side": side}))

    assert len(listed(page)) == shown
    assert len(page.select(".listen > li")) == gone
    assert person.get(reverse("checklist"), {"side": "third"}).status_code == 404


def test_questions_that_fit_but_have_no_room_are_named_and_come_with_one_press(person):
    page = page_of(person.get(reverse("checklist")))
    waiting = [item.get_text(strip=True) for item in page.select("#waiting li")]
    assert waiting
    assert set(waiting).isdisjoint(listed(page))

    assert submit(person, {views.EVERYTHING: "1"}).status_code == 303

    after = page_of(person.get(reverse("checklist")))
    assert set(waiting) <= set(listed(after))
    assert "more than nine questions" in after.select_one("#further-side").get_text()
    assert not after.select("#waiting")


def test_no_sheet_of_somebody_who_must_see_a_doctor_says_that_there_is_time(client, published):
    answers = {**GIVEN, "warning_signs": ["patches", "sudden_loss"]}
    remember(client, answers=answers, passed=PASSED, heard=frozenset({"patches", "sudden_loss"}))

    page = page_of(client.get(reverse("checklist")))

    assert "two weeks" not in page.get_text()
    warning = page.select_one(".side > :first-child")
    assert warning.get_text(strip=True).startswith("See a doctor")
    # The paper is handed to others: it names no sign.
    assert "patch" not in page.select_one(".side").get_text().lower()


def test_who_has_no_sign_reads_that_there_is_time(person):
    page = page_of(person.get(reverse("checklist")))

    assert "take two weeks" in page.get_text()
    assert not page.select(".side-warning")


def test_all_questions_stand_on_the_choice_with_the_nine_ticked(person, published):
    page = page_of(person.get(reverse("checklist_choice")))

    boxes = page.select('[name="questions"]')
    assert len(boxes) == len(published.catalogue.clinic_questions)
    assert len(ticked(page)) == 9
    assert len(page.select("details.disclosure")) == len(boxes)


def test_a_choice_is_kept_in_the_order_of_the_edition_after_the_three(person, published):
    response = choose(person, {"Q46", "Q02", *EVERYONE}, blank_lines="0")

    assert (response.status_code, response["Location"]) == (303, reverse("checklist"))
    assert {"Q46", "Q02"} <= ticked(page_of(person.get(reverse("checklist_choice"))))
    page = page_of(person.get(reverse("checklist")))
    assert not page.select("#own-questions")
    assert len(listed(page)) == 8 + len(
        ticked(page_of(person.get(reverse("checklist_choice")))) - {"Q46", "Q02", *EVERYONE}
    )


def test_everything_on_the_page_can_be_ticked_at_once(person, published):
    every = [question.key for question in published.catalogue.clinic_questions]

    response = choose(person, every, blank_lines="5")

    assert response.status_code == 303
    assert len(listed(page_of(person.get(reverse("checklist"))))) == len(every)


def test_a_question_among_the_first_three_can_be_left_out(person, published):
    page = page_of(person.get(reverse("checklist_choice")))
    first = listed(page_of(person.get(reverse("checklist"))))[0]
    key = next(
        box["value"]
        for box in page.select('[name="questions"]')
        if page.select_one(f'label[for="id_{box["value"]}"]').get_text(strip=True) == first
    )

    choose(person, ticked(page) - {key})

    assert first not in listed(page_of(person.get(reverse("checklist"))))


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
    page = page_of(submit(person, sent), 422)

    link = page.select_one(".error-summary a")
    assert link["href"] == place
    assert page.select_one(place)
    assert page.title.get_text().startswith("Error: ")
    assert EXTRA not in remembered(person).extras


def test_a_choice_without_room_is_shown_and_said_not_to_be_kept(person, monkeypatch, published):
    monkeypatch.setattr(cookie, "LARGEST_COOKIE", 10)

    page = page_of(choose(person, {"Q46"}))

    assert "We could not keep this choice" in page.get_text()


def test_nothing_about_the_person_is_printed_until_the_switch_is_pressed(person):
    page = page_of(person.get(reverse("checklist")))

    assert not page.select("#about-me")
    shown = page.select_one(".switch").get_text(" ", strip=True)
    assert "About you, on paper: nothing." in shown
    assert "Minoxidil" in shown or "minoxidil" in shown

    assert switch(person, with_answers="1").status_code == 303

    about = page_of(person.get(reverse("checklist"))).select_one("#about-me").get_text()
    assert about.startswith("About me:")
    assert "inoxidil" in about


def test_the_limit_on_money_is_never_handed_over(person):
    switch(person, with_answers="1", with_sensitive="1")

    talk = page_of(person.get(reverse("checklist"))).select_one(".side").get_text()

    assert "1,500" not in talk


def test_sensitive_answers_need_a_second_tick_that_appears_after_the_first(client, published):
    remember(client, answers=PREGNANT, passed=PASSED)
    assert not page_of(client.get(reverse("checklist"))).select('[name="with_sensitive"]')

    switch(client, with_answers="1")
    page = page_of(client.get(reverse("checklist")))
    assert page.select('[name="with_sensitive"]')
    assert not re.search("regnan|ancer", page.select_one("#about-me").get_text())

    switch(client, with_answers="1", with_sensitive="1")
    about = page_of(client.get(reverse("checklist"))).select_one("#about-me").get_text()
    assert "regnan" in about
    assert "ancer" in about


def test_the_second_tick_alone_prints_nothing(client, published):
    remember(client, answers=PREGNANT, passed=PASSED)

    switch(client, with_sensitive="1")

    assert not page_of(client.get(reverse("checklist"))).select("#about-me")


def test_the_switch_leaves_the_chosen_questions_alone(person):
    choose(person, {"Q46", *EVERYONE})
    before = listed(page_of(person.get(reverse("checklist"))))

    switch(person, with_answers="1")

    assert listed(page_of(person.get(reverse("checklist")))) == before


def test_with_the_switch_off_no_question_says_what_only_one_answer_brings_up(client, published):
    remember(client, answers=PREGNANT, passed=PASSED)

    talk = page_of(client.get(reverse("checklist"), {"side": "talk"})).select_one(".side")

    for spoken in talk.select(".asked-box"):
        assert not re.search("I have had cancer|I am pregnant", spoken.get_text())


def test_the_pdf_holds_the_same_words_under_a_neutral_name(person):
    page = page_of(person.get(reverse("checklist")))

    response = person.get(reverse("checklist_pdf"))

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="checklist.pdf"'
    assert response["Cache-Control"] == "no-store, private"
    text = text_of(response.content)
    paragraphs = page.select(".asked-box, .listen p, .side h2")
    assert len(paragraphs) > 40
    for one in paragraphs:
        assert " ".join(one.get_text(" ").split()) in text


def test_the_pdf_comes_on_letter_paper_too_and_on_no_made_up_paper(person):
    address = reverse("checklist_pdf")

    a4, letter = (person.get(address, {"paper": paper}).content for paper in ("a4", "letter"))

    assert a4 == person.get(address).content
    assert a4 != letter
    assert person.get(address, {"paper": "napkin"}).status_code == 404


@pytest.mark.parametrize("side", ["talk", "alone"])
def test_each_page_comes_as_a_pdf_of_its_own(person, side):
    made = person.get(reverse("checklist_pdf"), {"side": side}).content

    assert len(pages(made)) == 1
    assert ("Ask first" in text_of(made)) is (side == "talk")
    assert ("Keep this one" in text_of(made)) is (side == "alone")


def test_a_pdf_that_cannot_be_made_offers_print(person, monkeypatch, caplog):
    def refuse(sheet, made_on):
        raise CannotTypesetError("the sheet cannot be typeset")

    monkeypatch.setattr(views, "typeset", refuse)

    page = page_of(person.get(reverse("checklist_pdf")), 503)

    assert "We could not make the PDF" in page.get_text()
    assert len(listed(page)) == 9
    assert "cannot be typeset" in caplog.text


@pytest.mark.parametrize("name", ["checklist", "checklist_choice", "checklist_pdf"])
def test_without_answers_the_list_for_everybody_is_offered_and_no_age_is_asked(
    client, published, name
):
    page = page_of(client.get(reverse(name)))

    assert "this is the list for everybody" in page.get_text()
    assert len(listed(page)) >= 6
    assert "answers" not in client.cookies


def test_the_list_for_everybody_asks_first_what_everyone_should(client, published):
    page = page_of(client.get(reverse("general_list")))

    questions = {one.key: one for one in published.catalogue.clinic_questions}
    words = [
        questions[key].short_question or questions[key].question for key in ("Q35", "Q11", "Q16")
    ]
    assert listed(page)[:3] == words


def test_the_list_for_everybody_is_the_same_with_answers_and_without(client, published):
    fresh = client.get(reverse("general_list"))
    assert not fresh.cookies
    remember(client, answers=PREGNANT, passed=PASSED)

    known = client.get(reverse("general_list"))

    main = [page_of(one).select_one("main").get_text() for one in (fresh, known)]
    assert main[0] == main[1]


def test_the_list_for_everybody_comes_as_a_pdf(client, published):
    response = client.get(reverse("general_list_pdf"))

    assert response["Content-Type"] == "application/pdf"
    assert len(pages(response.content)) == 2
    assert "Ask first" in text_of(response.content)


def test_the_home_page_leads_to_the_list_for_everybody(client, published):
    page = page_of(client.get(reverse("home")))

    link = page.select_one(f'main a[href="{reverse("general_list")}"]')
    assert link
    # On the first screen: before the first heading below the title.
    assert link in page.select_one("main h2").find_all_previous("a")


@pytest.mark.parametrize("name", ["sheet"])
def test_nobody_gets_there_before_the_safety_questions(client, published, name):
    response = client.get(reverse(name))

    assert response.status_code == 302
    assert response["Location"] == "/questions/age/"


@pytest.mark.parametrize("name", ["checklist", "checklist_pdf", "sheet"])
def test_a_message_that_is_due_comes_first(client, published, name):
    remember(client, answers={**GIVEN, "warning_signs": ["patches"]}, passed=PASSED)

    assert client.get(reverse(name))["Location"] == reverse("see_a_doctor_first")


def test_ids_are_unique_and_every_description_is_there(person):
    for name in (
        "checklist",
        "checklist_choice",
        "general_list",
        "before_booking",
        "after_the_visit",
        "sheet",
        "harm_card",
        "baseline",
    ):
        page = page_of(person.get(reverse(name)))
        ids = [thing["id"] for thing in page.select("[id]")]
        assert len(ids) == len(set(ids)), name
        named = page.select("[aria-describedby], [aria-labelledby]")
        for thing in named:
            for attribute in ("aria-describedby", "aria-labelledby"):
                assert set(thing.get(attribute, "").split()) <= set(ids), name


def test_every_sheet_can_be_traced_and_says_it_is_no_advice(person, published):
    for name in ("checklist", "general_list", "sheet", "harm_card", "baseline"):
        foot = page_of(person.get(reverse(name))).select_one(".sheet > tfoot").get_text(" ")
        assert "This is information, not medical advice." in foot
        assert published.short_digest in foot
        assert "http://testserver/" in foot
        assert re.search(r"Look for a newer edition after \d+ \w+ \d{4}", foot)
