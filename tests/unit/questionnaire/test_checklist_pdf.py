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
from questionnaire.checklist_pdf import FONTS, CannotTypesetError, typeset
from questionnaire.handouts.chosen_questions import EXTRA, Choice, with_choice
from questionnaire.handouts.pdf_checklist import pdf_sheet
from questionnaire.presenters.dates import date_words
from questionnaire.visit.visit import Visit
from tests.golden.cases import CASES
from tests.pdf import colours, fonts, pages, structure, text_of
from tests.samples import ADDRESS, FOLDER, SAMPLES, sample_edition

ANSWERS = {case["id"]: case["answers"] for case in CASES}
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def edition():
    return sample_edition()


def sheet_for(edition, answers, paper="a4", **chosen):
    visit = Visit(answers=answers, edition=edition.number)
    summary = assess(visit.persona()[0], edition.catalogue)
    if chosen:
        usual = frozenset(question.key for question in summary.questions)
        visit = with_choice(visit, edition, replace(Choice(usual), **chosen))
    return pdf_sheet(visit, summary, edition, ADDRESS, paper)


@pytest.fixture(scope="module")
def made(edition):
    return typeset(sheet_for(edition, ANSWERS["E1"]), DAY)


def test_it_claims_pdf_ua_and_says_its_title_and_language(made):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        about = pdf.open_metadata()
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == "Questions to take with you"
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_its_tags_are_a_title_then_topics_with_lists(made):
    tags = structure(made)

    assert tags[:2] == ["Document", "H1"]
    assert tags.count("H1") == 1
    first_topic = tags.index("H2")
    assert tags[first_topic : first_topic + 5] == ["H2", "L", "LI", "Lbl", "LBody"]
    assert {"Figure", "Table"}.isdisjoint(tags)


def test_it_reads_in_the_order_of_the_sheet(edition, made):
    sheet = sheet_for(edition, ANSWERS["E1"])
    spoken = [sheet["title"]]
    for topic in sheet["topics"]:
        spoken.append(topic["title"])
        for line in topic["lines"]:
            spoken += [line["question"], line["why"], line["good"], line["worrying"]]
    spoken += [sheet["own"]["title"], sheet["after"]["title"], *sheet["after"]["questions"]]

    text = text_of(made)

    places = [text.find(words) for words in spoken]
    assert -1 not in places
    assert places == sorted(places)


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
    sheet["topics"][0]["lines"][0]["question"] = text

    assert text in text_of(typeset(sheet, DAY))


def test_arabic_is_set_from_right_to_left_with_its_own_letters(edition):
    sheet = {**sheet_for(edition, ANSWERS["E1"]), "lang": "ar", "rtl": True}
    sheet["title"] = "أسئلة تأخذها معك"
    sheet["topics"][0]["lines"][0]["question"] = "من أكد أن تساقط شعري وراثي؟"

    made = typeset(sheet, DAY)

    assert any("NotoSansArabic" in name for name, _embedded in fonts(made))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.Root.Lang == "ar"


def test_a_letter_our_fonts_do_not_have_is_refused(edition):
    sheet = sheet_for(edition, ANSWERS["E1"])
    sheet["topics"][0]["lines"][0]["why"] = "因为"

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

    assert all(question.question in text for question in edition.catalogue.clinic_questions)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(
    "case_id",
    [case["id"] for case in CASES if case["expect"]["stop"] is None],
)
def test_twelve_questions_and_what_follows_them_fit_on_two_sides(edition, case_id, paper):
    sheet = sheet_for(edition, ANSWERS[case_id], paper)
    asked = sum(len(topic["lines"]) for topic in sheet["topics"])

    sides = len(pages(typeset(sheet, DAY)))

    assert asked >= 12
    assert sides <= (2 if asked == 12 else 3)


def test_every_side_says_what_it_rests_on_and_that_it_is_no_advice(edition, made):
    for number, side in enumerate(pages(made), start=1):
        flat = " ".join(side.split())
        assert "This is information, not medical advice." in flat
        published = date_words(edition.published_on.isoformat())
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
        sheet["topics"][0]["lines"][0]["question"] = f"Question {lines}?"
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


def test_a_choice_of_another_edition_counts_for_nothing(edition):
    visit = Visit(answers=ANSWERS["E1"])
    other = with_choice(visit, replace(edition, number=2), Choice(frozenset()))
    summary = assess(visit.persona()[0], edition.catalogue)

    sheet = pdf_sheet(other, summary, edition, ADDRESS, "a4")

    assert other.extras[EXTRA]["e"] == 2
    assert sum(len(topic["lines"]) for topic in sheet["topics"]) == len(summary.questions)


@pytest.mark.parametrize(("case_id", "paper"), SAMPLES.items())
def test_the_samples_are_tagged_checklists(case_id, paper):
    made = (FOLDER / f"checklist-{case_id}-{paper}.pdf").read_bytes()

    assert structure(made)[:2] == ["Document", "H1"]
    assert "Questions to take with you" in text_of(made)
