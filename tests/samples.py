"""Makes docs/samples/: the checklists of three worked examples, as the starter edition gives them.

python -m tests.samples
"""

from datetime import date

from evidence.core.assessment.assess import assess
from evidence.core.edition import snapshot
from evidence.editions.store import PublishedEdition
from evidence.starter import starter_catalogue
from questionnaire.checklist_pdf import typeset
from questionnaire.handouts.checklist import sheet_of
from questionnaire.handouts.chosen_questions import usual_choice
from questionnaire.handouts.pdf_checklist import pdf_sheet
from questionnaire.visit.visit import Visit
from tests.golden.cases import CASES
from tests.house.tree import PROJECT

FOLDER = PROJECT / "docs" / "samples"
SAMPLES = {"E1": "letter", "E4": "a4", "E7": "a4"}
"""Which examples, and on what paper people have there."""
ADDRESS = "https://aid.example/"


def sample_edition():
    catalogue = starter_catalogue()
    digest = snapshot.digest(snapshot.dumps(catalogue))
    made_on = date.fromisoformat(catalogue.colophon.compiled_on)
    return PublishedEdition(1, made_on, digest, "", catalogue, {})


def sample(case_id, edition, paper):
    answers = next(case["answers"] for case in CASES if case["id"] == case_id)
    visit = Visit(answers=answers, edition=edition.number)
    summary = assess(visit.persona()[0], edition.catalogue)
    sheet = sheet_of(summary, usual_choice(summary), edition.catalogue)
    return typeset(pdf_sheet(sheet, edition, ADDRESS, paper), edition.published_on)


def write():
    FOLDER.mkdir(exist_ok=True)
    edition = sample_edition()
    for case_id, paper in SAMPLES.items():
        file = FOLDER / f"checklist-{case_id}-{paper}.pdf"
        file.write_bytes(sample(case_id, edition, paper))
