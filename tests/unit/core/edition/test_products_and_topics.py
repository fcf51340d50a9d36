"""Products, labels and short answers go through an edition's whole life."""

import json
from dataclasses import replace
from datetime import date

from evidence.core.edition.diff import What, compare
from evidence.core.edition.expiry import LAW_TOO_OLD, NUMBERS_HIDDEN, as_shown_on, without_numbers
from evidence.core.edition.ledger import ANSWER_WITHDRAWN, Kind, LedgerRow, Nature, with_ledger
from evidence.core.edition.snapshot import digest, dumps, loads
from evidence.core.edition.vocabulary import PointKind
from evidence.core.translations.translatable import english_texts
from evidence.starter import starter_catalogue

STARTER = starter_catalogue()
LISTS = ("products", "label_terms", "topics", "topic_answers")


def retracted(key):
    return with_ledger(STARTER, (LedgerRow(Kind.SOURCE, Nature.RETRACTED, "Made up.", source=key),))


def answer(catalogue, key):
    return next(one for one in catalogue.topic_answers if one.key == key)


def test_an_edition_without_them_keeps_its_bytes_and_its_digest():
    without = replace(STARTER, **dict.fromkeys(LISTS, ()))

    text = dumps(without)

    assert set(json.loads(text)["catalogue"]).isdisjoint(LISTS)
    assert digest(dumps(loads(text))) == digest(text)


def test_they_come_back_whole_from_an_edition():
    again = loads(dumps(STARTER))

    assert [getattr(again, name) for name in LISTS] == [getattr(STARTER, name) for name in LISTS]


def test_a_change_of_one_is_told():
    changed = tuple(
        replace(one, plain_summary="Other words.") if one.key == "e50" else one
        for one in STARTER.products
    )

    found = compare(STARTER, replace(STARTER, products=changed))

    assert [(one.kind, one.name, one.what) for one in found] == [("products", "e50", What.CHANGED)]


def test_a_retracted_source_takes_the_numbers_and_leaves_the_warnings():
    after = retracted("NSAIDSR20")
    tablets = answer(after, "aftercare-painkillers")
    found = next(one for one in tablets.points if one.kind is PointKind.STUDIES_FOUND)

    assert found.text == ANSWER_WITHDRAWN
    assert "Never stop a tablet" in tablets.text
    assert tablets.text.endswith(ANSWER_WITHDRAWN)


def test_a_retracted_study_is_no_study_of_a_product():
    product = next(one for one in retracted("WAN25").products if one.key == "xomage")

    assert product.studies == ()


def test_what_a_regulator_did_stays_when_its_source_is_withdrawn():
    before = next(one for one in STARTER.products if one.key == "invitrx_invitra")
    after = next(one for one in retracted("FDAWLINV22").products if one.key == "invitrx_invitra")

    assert after.actions == before.actions


def test_after_long_an_answer_keeps_its_words_and_loses_numbers_and_law():
    late = without_numbers(STARTER)
    washing, who = answer(late, "aftercare-washing"), answer(late, "who-US")
    found = next(one for one in washing.points if one.kind is PointKind.STUDIES_FOUND)

    assert NUMBERS_HIDDEN in found.text
    assert {one.text for one in who.points if one.kind is PointKind.WHO_INJECTS} == {LAW_TOO_OLD}
    assert next(one.url for one in who.points if one.kind is PointKind.LOOK_UP)


def test_one_that_is_overdue_before_its_edition_says_so():
    due = tuple(
        replace(one, review_due_on="2027-01-01") if one.key == "who-GB" else one
        for one in STARTER.topic_answers
    )
    shown = as_shown_on(replace(STARTER, topic_answers=due), date(2027, 1, 2))

    assert "should have been checked again by 1 January 2027" in answer(shown, "who-GB").text
    assert "should have been" not in answer(shown, "who-US").text


def test_their_words_may_be_translated():
    kinds = {text.kind for text in english_texts(STARTER).values()}

    assert kinds.issuperset(LISTS)
