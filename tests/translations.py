"""Texts of the starter edition in Arabic, for tests; nobody has verified them for people."""

from dataclasses import replace
from datetime import date

from evidence import models
from evidence.core.edition import snapshot
from evidence.core.edition.translation import Translation
from evidence.core.translations.translatable import digest, english_texts
from evidence.starter import starter_catalogue
from tests.editions import put_edition

PLACE = "findings/finasteride-h1/text"
SIGN = "after_treatment_signs/skin_turning_dark/action"
SURE = "sure_test/sure/question"
ARABIC = (
    "حدث أثر جانبي جنسي لدى ٣٦ من أصل ٩٤٥ رجلاً خلال ١٢ شهراً. ومع علاج وهمي كان العدد ٢٠ من أصل"
    " ٩٣٤ رجلاً. أي بزيادة ٢ من كل ١٠٠ رجل تقريباً."
)
WRONG_NUMBER = ARABIC.replace("٣٦", "٦٣")
URGENT = "اطلب رعاية عاجلة."


def translation(place=PLACE, text=ARABIC, **fields):
    """A verified translation of the starter edition's text at this place."""
    english = english_texts(starter_catalogue())[place].text
    known = {
        "language": "ar",
        "english_sha256": digest(english),
        "drafted_by": "A. Haddad, translator",
        "machine_drafted": False,
        "verified_on": "2026-11-23",
        "sources": (),
    }
    return Translation(place=place, text=text, **{**known, **fields})


def edition_with(*translations, number=1, **lists):
    """Publish the starter edition with these translations, without asking whether it may be."""
    catalogue = replace(starter_catalogue(), translations=translations, **lists)
    return put_edition(number, snapshot.dumps(catalogue))


def put_translation(**columns):
    """A verified translation as an approved draft, with no trail of who wrote it."""
    made = translation(SIGN, URGENT, verified_on=date(2026, 11, 23))
    known = {**vars(made), "state": models.State.APPROVED, "position": 0}
    due = {"review_due_on": date(2027, 5, 24)}
    (row,) = models.Translation.objects.bulk_create([models.Translation(**known, **due, **columns)])
    return row
