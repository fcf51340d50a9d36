"""The checklist as a PDF: tagged, in reading order, the same bytes for the same sheet, nothing taken for markup."""

import io
import re
from dataclasses import replace
from datetime import date
from statistics import median
from time import process_time

import pikepdf
import pytest

from evidence.core.assessment.assess import assess
from evidence.core.assessment.summary import Asked
from evidence.presenters.words import dated
from questionnaire.checklist_pdf import FONTS, CannotTypesetError, typeset
from questionnaire.handouts.about_me import about_me
from questionnaire.handouts.checklist import sheet_of
from questionnaire.handouts.chosen_questions import usual_choice
from questionnaire.handouts.pdf_checklist import pdf_sheet
from questionnaire.visit.visit import Visit
from tests.golden.cases import CASES
from tests.pdf import colours, fonts, pages, sizes, structure, text_of
from tests.samples import ADDRESS, FOLDER, SAMPLES, sample_edition

ANSWERS = {case["id"]: case["answers"] for case in CASES}
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def edition():
    return sample_edition()


def sheet_for(edition, answers, paper="a4", side="", **chosen):
    visit = Visit(answers=answers, edition=edition.number)
    summary = assess(visit.persona()[0], edition.catalogue)
    choice = replace(usual_choice(summary), **chosen)
    sheet = sheet_of(summary, choice, edition.catalogue, about=about_me(visit, choice))
    return pdf_sheet(sheet, edition, ADDRESS, paper, side)


@pytest.fixture(scope="module")
def made(edition):
    return typeset(sheet_for(edition, ANSWERS["E1"]), DAY)


def test_it_claims_pdf_ua_and_says_its_title_and_language(made):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        about = pdf.open_metadata()
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == "Questions for the clinic"
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_its_tags_are_a_title_then_headings_with_lists(made):
    tags = structure(made)

    assert tags[:2] == ["Document", "H1"]
    assert tags.count("H1") == 1
    first_list = tags.index("H2")
    assert tags[first_list : first_list + 5] == ["H2", "L", "LI", "Lbl", "LBody"]
    assert {"Figure", "Table"}.isdisjoint(tags)


def test_it_reads_in_the_order_of_the_sheet(edition, made):
    sheet = sheet_for(edition, ANSWERS["E1"])
    spoken = [sheet["title"]]
    for part in ("first", "further"):
        spoken += [sheet[part]["title"], *(line["question"] for line in sheet[part]["lines"])]
    spoken += [sheet["own"]["title"], sheet["listen"]["title"], sheet["listen"]["keep"]]

    text = text_of(made)

    places = [text.find(words) for words in spoken]
    assert -1 not in places
    assert places == sorted(places)


def test_each_reason_and_answer_stands_behind_its_own_label(edition, made):
    sheet = sheet_for(edition, ANSWERS["E1"])
    text = text_of(made)

    for line in sheet["first"]["lines"] + sheet["further"]["lines"]:
        for name, label in sheet["listen"]["labels"].items():
            assert f"{label} {line[name]}" in text


def test_the_same_sheet_gives_the_same_bytes(edition, made):
    assert typeset(sheet_for(edition, ANSWERS["E1"]), DAY) == made
    assert typeset(sheet_for(edition, ANSWERS["E1"]), date(2026, 11, 23)) != made


def test_every_font_is_embedded_and_ours(made):
    found = fonts(made)

    assert found
    assert all(embedded for _name, embedded in found)
    assert {name.partition("+")[2] for name, _embedded in found} <= {
        "NotoSans-SemiCondensed",
        "NotoSans-SemiCondensedBold",
    }


def test_the_fonts_come_with_their_licence_and_weigh_less_than_2_mb():
    files = list(FONTS.glob("*.ttf"))

    assert len(files) == 4
    assert sum(file.stat().st_size for file in files) < 2_000_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "#panic(1)",
        "*bold* _soft_ $x$ `raw` <label> @cite // gone",
        '"quoted" \\ \\u{41}',
        "= Title",
    ],
)
def test_signs_of_markup_are_printed_as_they_stand(edition, text):
    sheet = sheet_for(edition, ANSWERS["E1"])
    sheet["first"]["lines"][0]["question"] = text

    assert text in text_of(typeset(sheet, DAY))


def test_arabic_is_set_from_right_to_left_with_its_own_letters(edition):
    sheet = {**sheet_for(edition, ANSWERS["E1"]), "lang": "ar", "rtl": True}
    sheet["title"] = "أسئلة تأخذها معك"
    sheet["first"]["lines"][0]["question"] = "من أكد أن تساقط شعري وراثي؟"

    made = typeset(sheet, DAY)

    assert any("NotoSansArabic" in name for name, _embedded in fonts(made))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.Root.Lang == "ar"


def test_a_letter_our_fonts_do_not_have_is_refused(edition):
    sheet = sheet_for(edition, ANSWERS["E1"])
    sheet["first"]["lines"][0]["why"] = "因为"

    with pytest.raises(CannotTypesetError) as refused:
        typeset(sheet, DAY)

    # The typesetter quotes the sheet; a log must not.
    assert "因" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_sheet_is_made_after_one_that_was_refused(edition, made):
    with pytest.raises(CannotTypesetError):
        typeset({"lang": "en"}, DAY)

    assert typeset(sheet_for(edition, ANSWERS["E1"]), DAY) == made


def test_every_letter_of_the_starter_edition_can_be_set(edition):
    every = frozenset(question.key for question in edition.catalogue.clinic_questions)
    sheet = sheet_for(
        edition, ANSWERS["E4"], taken=every, blank_lines=5, with_answers=True, with_sensitive=True
    )

    text = text_of(typeset(sheet, DAY))

    lines = [line for part in ("first", "further", "more") for line in sheet[part]["lines"]]
    assert len(lines) == len(every)
    assert all(line["question"] in text for line in lines)


GOING_ON = [case["id"] for case in CASES if case["expect"]["stop"] is None]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("case_id", GOING_ON)
def test_nine_questions_with_everything_about_the_person_fit_on_two_sides(edition, case_id, paper):
    sheet = sheet_for(edition, ANSWERS[case_id], paper, with_answers=True, with_sensitive=True)

    first, second = pages(typeset(sheet, DAY))

    assert len(sheet["first"]["lines"]) == 3
    assert len(sheet["further"]["lines"]) == 6
    assert sheet["own"]["title"] in " ".join(first.split())
    assert sheet["listen"]["title"] in " ".join(second.split())
    # What is handed over marks no answer.
    assert "Worrying" not in first


def test_more_questions_get_a_further_side_between_the_two(edition):
    summary = assess(Visit(answers=ANSWERS["E1"]).persona()[0], edition.catalogue)
    every = frozenset(question.key for question in summary.questions)
    assert len(every) > 9

    sides = pages(typeset(sheet_for(edition, ANSWERS["E1"], taken=every), DAY))

    assert "More questions" in sides[1]
    assert "For you alone" not in sides[1]
    assert "For you alone" in sides[2]


@pytest.mark.parametrize(("side", "words"), [("talk", "Ask first"), ("alone", "For you alone")])
def test_each_side_can_be_made_alone(edition, side, words):
    made = typeset(sheet_for(edition, ANSWERS["E1"], side=side), DAY)

    assert len(pages(made)) == 1
    assert words in text_of(made)
    assert structure(made)[1] == "H1"


def test_nothing_is_set_smaller_than_eleven_points(made):
    assert min(sizes(made)) >= 11


def test_every_side_says_what_it_rests_on_and_that_it_is_no_advice(edition, made):
    for number, side in enumerate(pages(made), start=1):
        flat = " ".join(side.split())
        assert "This is information, not medical advice." in flat
        published = dated(edition.published_on.isoformat())
        assert f"Edition 1, published {published} ({edition.short_digest})." in flat
        assert "Look for a newer edition after 22 May 2027." in flat
        assert "Not yet reviewed by a clinician." in flat
        assert ADDRESS in flat
        assert re.search(rf"Page {number} of \d", flat)


def test_it_needs_no_colour(made):
    shades = colours(made)

    assert shades
    assert all(len(shade) == 1 for shade in shades)


@pytest.mark.bench
def test_a_sheet_takes_50_ms_at_most_after_the_first(edition):
    took = []
    for lines in range(20):
        sheet = sheet_for(edition, ANSWERS["E3"])
        # Other words each time: the typesetter remembers what it has set. The processor's own
        # time: what else a machine does must not decide.
        sheet["first"]["lines"][0]["question"] = f"Question {lines}?"
        began = process_time()
        typeset(sheet, DAY)
        took.append(process_time() - began)

    assert median(took[1:]) < 0.05


def test_no_reason_is_printed_for_it_would_tell_an_answer(edition):
    visit = Visit(answers=ANSWERS["E4"])
    asked: tuple[Asked, ...] = assess(visit.persona()[0], edition.catalogue).questions

    text = text_of(typeset(sheet_for(edition, ANSWERS["E4"]), DAY))

    assert asked
    assert not [question.key for question in asked if question.asked_because in text]


@pytest.mark.parametrize(("case_id", "paper"), SAMPLES.items())
def test_the_samples_are_tagged_checklists(case_id, paper):
    made = (FOLDER / f"checklist-{case_id}-{paper}.pdf").read_bytes()

    assert structure(made)[:2] == ["Document", "H1"]
    assert "Questions for the clinic" in text_of(made)
