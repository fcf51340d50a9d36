"""The letters of the checklist's PDF: which can be drawn, and that no other gets into an edition."""

from dataclasses import replace

import pytest

from evidence.core.checks.pdf_letters import DRAWN, PRINTED, not_drawn
from evidence.core.checks.problems import problems
from evidence.starter import starter_catalogue
from questionnaire.checklist_pdf import CannotTypesetError
from tests.samples import sample, sample_edition


def asking(**texts):
    """An edition with another text in its first clinic question, which is on the sheet of E1."""
    edition = sample_edition()
    first, *others = edition.catalogue.clinic_questions
    asked = (replace(first, **texts), *others)
    return replace(edition, catalogue=replace(edition.catalogue, clinic_questions=asked))


def test_every_letter_of_the_table_can_be_drawn():
    apart = " ".join(sorted(DRAWN))

    assert sample("E1", asking(good_answer=apart), "a4").startswith(b"%PDF")


@pytest.mark.parametrize(
    "letter", [*"\u0378\u0530\u2072\u2192\u2713\u56e0", "\U0001f600"], ids=ascii
)
def test_a_letter_beside_the_table_cannot_and_is_named_with_its_place(letter):
    edition = asking(good_answer=f"Yes {letter} no")

    with pytest.raises(CannotTypesetError):
        sample("E1", edition, "a4")
    [problem] = problems(edition.catalogue)
    named, where = f"{letter!r} (U+{ord(letter):04X})", f"letter 5: “Yes {letter} no”"
    told = f"the PDF of the checklist cannot show {named}, {where}"
    assert problem == f"clinic_questions Q01, good_answer: {told}"


@pytest.mark.parametrize("field", PRINTED)
def test_every_printed_field_is_looked_at(field):
    found = problems(asking(**{field: "Who → whom?"}).catalogue)

    assert [problem.partition(":")[0] for problem in found] == [f"clinic_questions Q01, {field}"]


def test_a_letter_that_comes_again_is_named_once():
    assert len(list(not_drawn("→ and → and ✓"))) == 2


def test_breaks_and_unseen_marks_need_no_letter():
    assert sample("E1", asking(good_answer="One\n\ttwo\ufe0f"), "a4").startswith(b"%PDF")
    assert not list(not_drawn("One\n\ttwo\ufe0f"))


def test_the_starter_can_be_printed():
    assert not any(
        list(not_drawn(getattr(question, field)))
        for question in starter_catalogue().clinic_questions
        for field in PRINTED
    )
