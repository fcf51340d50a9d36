"""Verified translations, one page for each language; the words around them stay English."""

from datetime import date

from django.utils.translation import gettext

from evidence.core.edition.languages import LANGUAGE
from evidence.editions.store import PublishedEdition
from evidence.presenters.languages import language_page
from evidence.views.public import Shown, found_or_404, public_page


@public_page
def in_language(edition: PublishedEdition, today: date, code: str) -> Shown:
    """Every text that may be read in one language, beside its English."""
    page = language_page(edition.catalogue, found_or_404(LANGUAGE, code), today)
    return "evidence/language.html", {
        "title": gettext("Texts in {language}").format(language=page.name),
        "lead": "",
        "page": page,
        "contents": [{"href": f"#{group.key}", "text": group.title} for group in page.groups],
    }
