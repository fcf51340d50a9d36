"""The summary as it stands on the page: one mould for its frame, and pieces that are drawn once.

`SummaryPage` says what there is; here it becomes markup. Each template is drawn with holes where
people differ, so templates stay the one place that knows the markup.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from evidence.editions.store import PublishedEdition
from questionnaire.asking.check_answers import AnswerGroup
from questionnaire.presenters.matters import Weighed
from questionnaire.presenters.sorting_out import ClaimTold, OfferTold, OpenQuestion
from questionnaire.presenters.summary import Callout, SummaryPage, contents
from questionnaire.questions.words import Text
from questionnaire.rendering.prerendered import Moulds, edition_moulds, hole, joined

Pieces = Mapping[str, Text]
NOTHING = SafeString("")


def drawn_summary(
    page: SummaryPage,
    title: str,
    answers: Sequence[AnswerGroup],
    dropped: Sequence[str],
    edition: PublishedEdition,
) -> SafeString:
    """The main part of the summary page, as `_summary.html` lays it out."""
    moulds = edition_moulds(edition.catalogue)
    lines = {"dropped": dropped}
    pieces: dict[str, Text] = {
        "dropped": render_to_string("questionnaire/_dropped.html", lines) if dropped else NOTHING,
        "answers": joined(group.drawn for group in answers),
        "warnings": _callouts("warning", page.warnings, moulds),
        "contacts": _contacts(page, moulds),
        "notices": _callouts("notice", page.notices, moulds),
        "open_questions": _open_questions(page, moulds),
        "offer": _offer(page, moulds),
        "unknowns": joined(unknown.drawn for unknown in page.unknowns),
        "questions": joined(question.drawn for question in page.questions),
        "matters": _matters(page.weighed, moulds),
        "next_steps": page.next_steps,
    }
    there = tuple(name for name, piece in pieces.items() if piece)
    frame = {
        "title": title,
        "edition": edition,
        "page": page,
        "contents": contents(page),
        "groups": [
            (one, hole(f"links-{one.status}"), hole(f"cards-{one.status}")) for one in page.groups
        ],
        **{name: hole(name) if name in there else "" for name in pieces},
    }
    for group in page.groups:
        pieces[f"links-{group.status}"] = joined(card.link for card in group.cards)
        pieces[f"cards-{group.status}"] = group.drawn
    statuses = tuple(one.status for one in page.groups)
    key = ("summary", edition.number, title, page.stop, there, statuses)
    return moulds.piece("questionnaire/_summary", key, frame, pieces)


def _callouts(kind: str, callouts: Iterable[Callout], moulds: Moulds) -> SafeString:
    """Warning signs or notices, in the edition's own words."""
    return joined(
        moulds.piece("questionnaire/_callout", (kind, one.key), {"kind": kind, "one": one})
        for one in callouts
    )


def _contacts(page: SummaryPage, moulds: Moulds) -> SafeString:
    if not page.contacts:
        return NOTHING
    context = {"contacts": page.contacts}
    return moulds.piece("questionnaire/_contacts", ("contacts", page.contacts), context)


def _open_questions(page: SummaryPage, moulds: Moulds) -> SafeString:
    if not page.open_questions:
        return NOTHING
    pieces = {"open_questions": joined(_open(one, moulds) for one in page.open_questions)}
    frame = {"wording": page.wording, "open_questions": hole("open_questions")}
    return moulds.piece("questionnaire/_open_questions", "open questions", frame, pieces)


def _open(one: OpenQuestion, moulds: Moulds) -> SafeString:
    texts = [f"text-{place}" for place in range(len(one.texts))]
    hollow = {
        "question": one.question,
        "url": one.url,
        "answer": hole("answer"),
        "texts": [hole(name) for name in texts],
        "options": hole("options"),
        "sources": hole("sources"),
    }
    pieces: Pieces = {
        **dict(zip(texts, one.texts, strict=True)),
        "answer": one.answer,
        "options": one.options,
        "sources": one.sources.drawn,
    }
    return moulds.piece(
        "questionnaire/_open_question", ("open", one.item, len(texts)), {"open": hollow}, pieces
    )


def _offer(page: SummaryPage, moulds: Moulds) -> SafeString:
    if not (page.offer or page.claims):
        return NOTHING
    claims = joined(_claim(one, moulds) for one in page.claims)
    pieces: dict[str, Text] = {"claims": claims}
    frame: dict[str, object] = {"claims": hole("claims") if claims else "", "offer": None}
    if offer := page.offer:
        pieces |= {"method": offer.method, "price": offer.price, "word": offer.word}
        price = hole("price") if offer.price else ""
        frame["offer"] = OfferTold(hole("method"), offer.option, price, "", hole("word"))
    return moulds.piece("questionnaire/_offer", ("offer", *frame.values()), frame, pieces)


def _claim(one: ClaimTold, moulds: Moulds) -> SafeString:
    return moulds.piece("questionnaire/_claim_told", ("claim", one), {"claim": one})


def _matters(points: Sequence[Weighed], moulds: Moulds) -> SafeString:
    drawn = joined(_point(one, moulds) for one in points)
    frame = {"points": hole("points") if points else ""}
    return moulds.piece(
        "questionnaire/_matters", ("matters", bool(points)), frame, {"points": drawn}
    )


def _point(one: Weighed, moulds: Moulds) -> SafeString:
    hollow = Weighed(one.point, hole("how much"), one.row, one.row_name)
    pieces = {"how much": one.how_much}
    return moulds.piece("questionnaire/_point", ("point", one.row), {"point": hollow}, pieces)
