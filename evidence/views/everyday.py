"""Products by name, words on labels, short answers by topic, and the index of words people use."""

from django.utils.translation import gettext_lazy as _

from evidence.editions.store import PublishedEdition
from evidence.presenters import products as named
from evidence.presenters import topics as told
from evidence.presenters.parts import Link, contents
from evidence.views.pages import listing
from evidence.views.public import Shown, found_or_404, public_page


@public_page
def products(edition: PublishedEdition, today: str) -> Shown:
    """Every product on one page: the browser's own search finds a name, and nobody else learns it."""
    letters = named.products_by_letter(edition.catalogue)
    return "evidence/products.html", {
        "title": _("Products by name"),
        "lead": _(
            "What others say of a product, and what a regulator did. We tested none of them."
            " A name that is not here is one we do not know."
        ),
        "letters": letters,
        "contents": tuple(Link(one.letter, f"#{one.key}") for one in letters),
    }


@public_page
def labels(edition: PublishedEdition, today: str) -> Shown:
    """Words on labels, by what they are said to come from."""
    sections = named.label_sections(edition.catalogue)
    _template, context = listing(
        _("Words on labels"),
        _("What the words on a vial or box tell. No word shows that whole bubbles are inside."),
        sections,
        contents=contents(sections),
    )
    return "evidence/labels.html", context


@public_page
def topics(edition: PublishedEdition, today: str) -> Shown:
    """Every question that has a short answer, by topic."""
    return "evidence/topics.html", {
        "title": _("Find an answer"),
        "lead": _("Questions by topic. “We found no study” is an answer, too."),
        "topics": told.questions_by_topic(edition.catalogue),
        "others": told.other_questions(edition.catalogue),
    }


@public_page
def topic(edition: PublishedEdition, today: str, key: str) -> Shown:
    """The short answers of one topic."""
    page = told.topic_page(edition.catalogue, found_or_404(edition.catalogue.topic, key))
    return "evidence/topic.html", {"title": page.title, "lead": page.short_answer, "topic": page}


@public_page
def word_index(edition: PublishedEdition, today: str) -> Shown:
    """Words people use, by letter."""
    letters = told.word_index(edition.catalogue)
    return "evidence/word_index.html", {
        "title": _("Index of words"),
        "lead": _("Words people use, and the place that explains each."),
        "letters": letters,
        "contents": tuple(Link(one.letter, f"#{one.key}") for one in letters),
    }
