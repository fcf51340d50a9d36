from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from evidence.core.edition.serialisation import ShapeError
from evidence.drafts.catalogue import (
    DraftsExist,
    build_catalogue,
    kinds,
    store_catalogue,
    unapproved,
)
from evidence.models import (
    Colophon,
    Draft,
    Finding,
    LegalPosition,
    Option,
    Part,
    Price,
    Rule,
    Source,
    State,
    Statement,
    Study,
    WishAllowance,
)
from evidence.starter import curators_notes, starter_catalogue
from tests.drafts import put_drafts

pytestmark = pytest.mark.django_db
STARTER = starter_catalogue()


@pytest.fixture
def drafts():
    store_catalogue(STARTER, origin="starter edition", state=State.APPROVED)


@pytest.fixture
def rows():
    """The same, put there past the code that these tests are about."""
    put_drafts()


def refused_by_the_database(model, **columns):
    row = model.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**columns)
    return True


def test_what_was_stored_is_built_again_exactly(drafts):
    assert build_catalogue() == STARTER


def test_building_takes_one_query_for_each_table_and_statement_list(
    drafts, django_assert_num_queries
):
    tables = len({*Draft.__subclasses__()})
    lists_of_statements = sum(kind.model is Statement for kind in kinds())
    parts = sum(len(kind.tables()) - 1 for kind in kinds())

    with django_assert_num_queries(tables - 1 + lists_of_statements + parts):
        build_catalogue()


def test_every_list_of_the_catalogue_has_a_draft_model():
    assert {kind.model for kind in kinds()} == set(Draft.__subclasses__())


def test_every_part_belongs_to_a_kind():
    concrete = {table for kind in kinds() for table in kind.tables()[1:]}

    assert len(concrete) == 14
    assert Part._meta.abstract


def test_every_draft_of_the_starter_passes_the_rules_for_curators(drafts):
    for kind in kinds():
        for draft in kind.drafts():
            draft.full_clean(validate_unique=False, validate_constraints=False)


def test_rows_change_the_catalogue(drafts):
    Option.objects.filter(key="wait").update(name="Waiting", position=999)
    built = build_catalogue()

    assert built.options[-1] == replace(STARTER.option["wait"], name="Waiting")


def test_only_approved_drafts_are_built_when_asked(drafts):
    Rule.objects.filter(key=STARTER.rules[0].key).update(state=State.DRAFT)

    assert build_catalogue(approved_only=True).rules == STARTER.rules[1:]
    assert [draft.key for _kind, draft in unapproved()] == [STARTER.rules[0].key]


def test_drafts_say_that_they_came_from_the_starter(drafts):
    states = {(draft.state, draft.origin) for kind in kinds() for draft in kind.drafts()}

    assert states == {("approved", "starter edition")}


def test_the_history_of_a_draft_begins_with_its_loading(drafts):
    assert Source.objects.first().history.get().history_change_reason == "starter edition"


def test_a_catalogue_is_never_mixed_with_other_drafts(drafts):
    with pytest.raises(DraftsExist):
        store_catalogue(STARTER, origin="again")
    assert build_catalogue() == STARTER


def test_curators_notes_stay_out_of_the_catalogue():
    note = curators_notes()["SEED"]
    columns = {"read_at": note.read_at, "note": note.note}
    store_catalogue(STARTER, origin="starter edition", for_curators={"SEED": columns})

    assert Source.objects.get(key="SEED").read_at == note.read_at
    assert build_catalogue() == STARTER


def test_a_second_page_about_a_work_is_marked_so(drafts):
    marked = [
        (source.key, identifier.value)
        for source in Source.objects.prefetch_related("identifiers")
        for identifier in source.identifiers.all()
        if identifier.same_work
    ]

    assert len(marked) == sum(len(source.identifiers) for source in STARTER.sources) - len(
        {(i.scheme, i.value.lower()) for s in STARTER.sources for i in s.identifiers}
    )


def test_a_draft_that_lacks_something_is_named(drafts):
    Colophon.objects.update(review_due_on=None)

    with pytest.raises(ShapeError, match=r"colophon\.review_due_on"):
        build_catalogue()


def test_a_new_draft_goes_last():
    first = Source.objects.create(key="A", title="A", checked="checked")
    second = Source.objects.create(key="B", title="B", checked="checked")

    assert (first.position, second.position) == (0, 1)


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        (Study, {"n_enrolled": 10, "n_analysed": 11}),
        (Study, {"age_from": 50, "age_to": 20}),
        (Study, {"n_enrolled": 10, "men": 11}),
        (Study, {"certainty": "sure"}),
        (Finding, {"treated_events": 3, "treated_people": 2}),
        (Finding, {"treated_events": 3, "treated_people": None}),
        (Finding, {"treated_events": None, "treated_people": 3}),
        (Finding, {"control_events": 0, "control_people": 0}),
        (Finding, {"side": "neither"}),
        (Finding, {"size": "huge"}),
        (Price, {"low": 20, "high": 10}),
        (LegalPosition, {"checked_on": "2026-11-22", "expires_on": "2026-11-21"}),
        (LegalPosition, {"status": "legal"}),
        (Option, {"breaks_skin": "a bit"}),
        (Option, {"state": "published"}),
        (Rule, {"effect": "recommend"}),
        (Source, {"checked": "probably"}),
    ],
)
def test_the_database_refuses_what_cannot_be_true(model, columns, rows):
    assert refused_by_the_database(model, **columns)


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        (Study, {"n_enrolled": 10, "n_analysed": 10, "men": None, "women": None}),
        (Study, {"n_enrolled": None, "n_analysed": 10, "men": None, "women": None}),
        (Finding, {"treated_events": 2, "treated_people": 2}),
        (Finding, {"treated_events": 0, "treated_people": 2}),
        (Price, {"low": 10, "high": 10}),
        (LegalPosition, {"checked_on": "2026-11-22", "expires_on": "2026-11-22"}),
    ],
)
def test_the_database_accepts_what_is_at_the_limit(model, columns, rows):
    row = model.objects.first()

    assert model.objects.filter(pk=row.pk).update(**columns) == 1


def test_an_answer_to_a_wish_stands_once(drafts):
    first = WishAllowance.objects.first()

    with pytest.raises(IntegrityError), transaction.atomic():
        WishAllowance.objects.create(wish=first.wish, code=first.code)


def test_two_sources_cannot_carry_one_identifier(drafts):
    first, second = Source.objects.filter(identifiers__scheme="doi")[:2]
    taken = first.identifiers.get(scheme="doi").value

    with pytest.raises(IntegrityError), transaction.atomic():
        second.identifiers.create(scheme="doi", value=taken.upper())
