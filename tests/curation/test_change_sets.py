"""Change sets: a new drug from nothing to an approved whole, with nobody else's work blocked meanwhile."""

import pytest

from evidence.curation import change_sets, review
from evidence.curation.belonging import belonging
from evidence.curation.change_sets import members, version_of_set
from evidence.curation.review import ReviewRefused
from evidence.curation.roles import AUTHOR, REVIEWER
from evidence.curation.still_needed import still_needed
from evidence.drafts.catalogue import build_catalogue
from evidence.editions.gate import weigh_drafts
from evidence.models import Finding, GlossaryTerm, Option, PriceNotFound, Rule, State
from tests.curation.reviewing import approve

pytestmark = pytest.mark.django_db
DRUG = "spironolactone"


def saved(row, by):
    row._history_user = by
    row.save()
    return row


@pytest.fixture
def drug(live, author):
    """The option with a benefit and a harm, and nothing else: as an author begins."""
    like = Option.objects.get(key="oral_minoxidil")
    like.pk, like.key, like.name, like.state = None, DRUG, "Spironolactone", State.DRAFT
    # What is told of the other tablets in a row is told of these by nothing.
    like.harm_brief, like.certainty = "", "no_evidence"
    like._state.adding = True
    option = saved(like, author)
    for side in ("benefit", "harm"):
        saved(
            Finding(
                key=f"{DRUG}-{side}", option=option, side=side, outcome="hair_count",
                text="By 28 November 2026 we found no study of this.", reported="nothing",
                direction="unclear", size="not_known", certainty="no_evidence",
            ),
            author,
        )  # fmt: skip
    saved(PriceNotFound(option=DRUG, what="A year of tablets", searches=2), author)
    return Option.objects.get(key=DRUG)


def with_rules(option, author):
    """Every rule that the option's page asks for and that the other tablets stand in, the option put in."""
    asked = {rule.pk for one in still_needed(option).promises for rule in one.rules}
    for rule in Rule.objects.filter(pk__in=asked):
        if "oral_minoxidil" in rule.options:
            review.reopen(rule)
            rule.options = (*rule.options, option.key)
            saved(rule, author)


def whole_set(option, author):
    return change_sets.begin("Spironolactone", [option, *belonging([option])], by=author)


def version(change_set):
    return version_of_set(members(change_set))


def read_all(change_set, by):
    shown = {m.entry.pk: m.version for m in members(change_set) if m.waits}
    change_sets.mark_read(change_set, shown, by=by)


def test_an_option_alone_is_not_approved_and_says_what_it_would_break(drug, author, reviewer):
    review.submit(drug, by=author)

    with pytest.raises(ReviewRefused, match="I20 "):
        approve(drug, by=reviewer)

    assert weigh_drafts(build_catalogue(approved_only=True)).blocks == ()


def test_nobody_else_s_work_is_blocked_meanwhile(drug, author, reviewer, person):
    review.submit(drug, by=author)
    word = GlossaryTerm.objects.first()
    review.reopen(word)
    word.meaning = "A bubble that cells let go."
    saved(word, author)

    review.submit(word, by=author)

    assert approve(word, by=reviewer).state == State.APPROVED


@pytest.mark.slow
def test_where_an_option_without_rules_was_approved_before_its_rules_still_go_in(
    drug, author, reviewer
):
    """An installation that fell into the trap finds the way out."""
    Option.objects.filter(pk=drug.pk).update(state=State.APPROVED)
    Finding.objects.filter(option=drug).update(state=State.APPROVED)
    assert weigh_drafts(build_catalogue(approved_only=True)).blocks

    with_rules(drug, author)
    for one in Rule.objects.filter(state=State.DRAFT):
        review.submit(one, by=author)
        approve(one, by=reviewer)

    assert weigh_drafts(build_catalogue(approved_only=True)).blocks == ()


@pytest.mark.slow
def test_the_option_s_page_names_what_is_missing_until_all_is_there(drug, author):
    before = still_needed(drug)
    assert {one.key for one in before.promises} >= {"I20", "I21"}
    assert all(one.rules for one in before.promises if one.key in ("I20", "I21"))

    with_rules(drug, author)

    after = still_needed(drug)
    assert after.promises == ()
    assert after.others == ()
    assert len(after.together) >= 5


@pytest.mark.slow
def test_a_set_is_submitted_read_approved_and_counts_as_one(drug, author, reviewer):
    with_rules(drug, author)
    change_set = whole_set(drug, author)
    assert change_sets.submit(change_set, by=author, version=version(change_set)) > 4
    with pytest.raises(ReviewRefused, match="not marked as read"):
        change_sets.approve(change_set, by=reviewer, version=version(change_set))
    read_all(change_set, reviewer)

    change_sets.approve(change_set, by=reviewer, version=version(change_set))

    change_set.refresh_from_db()
    assert change_set.closed_at is not None
    approved = build_catalogue(approved_only=True)
    assert DRUG in approved.option
    assert weigh_drafts(approved).blocks == ()


@pytest.mark.slow
def test_a_set_without_its_rules_cannot_be_submitted_and_says_why(drug, author):
    change_set = whole_set(drug, author)
    change_sets.put_in(change_set, [reopened(Rule.objects.get(key="R28"), author)], by=author)

    with pytest.raises(ReviewRefused, match="I20 "):
        change_sets.submit(change_set, by=author, version=version(change_set))
    assert {m.draft.state for m in members(change_set)} == {State.DRAFT}


def reopened(draft, by):
    review.reopen(draft)
    return saved(draft, by)


def test_an_entry_of_a_set_is_not_approved_alone(drug, author, reviewer):
    with_rules(drug, author)
    change_set = whole_set(drug, author)
    change_sets.submit(change_set, by=author, version=version(change_set))

    with pytest.raises(ReviewRefused, match="belongs to the change set “Spironolactone”"):
        approve(PriceNotFound.objects.get(option=DRUG), by=reviewer)


def test_nobody_approves_a_set_in_which_something_is_their_own(drug, author, person):
    both = person("bo", AUTHOR, REVIEWER)
    with_rules(drug, author)
    saved(PriceNotFound.objects.get(option=DRUG), both)
    change_set = whole_set(drug, author)
    change_sets.submit(change_set, by=author, version=version(change_set))
    read_all(change_set, both)

    with pytest.raises(ReviewRefused, match="Somebody else must approve it"):
        change_sets.approve(change_set, by=both, version=version(change_set))
    assert Option.objects.get(key=DRUG).state == State.IN_REVIEW


def test_an_entry_withdrawn_meanwhile_keeps_the_set_back_with_its_name_and_the_way_out(
    drug, author, reviewer
):
    with_rules(drug, author)
    change_set = whole_set(drug, author)
    change_sets.submit(change_set, by=author, version=version(change_set))
    read_all(change_set, reviewer)
    seen = version(change_set)
    price = PriceNotFound.objects.get(option=DRUG)
    review.send_back(price, by=author, reason="I forgot something.")

    with pytest.raises(ReviewRefused, match="Somebody changed “Spironolactone”"):
        change_sets.approve(change_set, by=reviewer, version=seen)
    with pytest.raises(ReviewRefused, match="“A year of tablets” is a draft again"):
        change_sets.approve(change_set, by=reviewer, version=version(change_set))

    entry = next(m.entry.pk for m in members(change_set) if m.entry.name == "A year of tablets")
    assert change_sets.take_out(change_set, [entry], by=author) == ["A year of tablets"]
    assert change_sets.approve(change_set, by=reviewer, version=version(change_set))
    price.refresh_from_db()
    assert price.state == State.DRAFT


def test_an_entry_deleted_meanwhile_is_named(drug, author, reviewer):
    with_rules(drug, author)
    change_set = whole_set(drug, author)
    change_sets.submit(change_set, by=author, version=version(change_set))
    read_all(change_set, reviewer)
    PriceNotFound.objects.get(option=DRUG).delete()

    with pytest.raises(ReviewRefused, match="“A year of tablets” was deleted meanwhile"):
        change_sets.approve(change_set, by=reviewer, version=version(change_set))


def test_two_authors_on_one_set_and_the_second_looks_again(drug, author, person):
    with_rules(drug, author)
    change_set = whole_set(drug, author)
    seen = version(change_set)
    other = person("zoe", AUTHOR)
    word = GlossaryTerm.objects.create(key="mineral", term="Mineral", meaning="A small thing.")
    change_sets.put_in(change_set, [word], by=other)

    with pytest.raises(ReviewRefused, match="Nothing was done"):
        change_sets.submit(change_set, by=author, version=seen)
    assert Option.objects.get(key=DRUG).state == State.DRAFT


def test_what_changed_after_it_was_read_is_read_again(drug, author, reviewer):
    with_rules(drug, author)
    change_set = whole_set(drug, author)
    change_sets.submit(change_set, by=author, version=version(change_set))
    read_all(change_set, reviewer)
    price = PriceNotFound.objects.get(option=DRUG)
    review.send_back(price, by=author, reason="A word.")
    price.refresh_from_db()
    price.note = "We asked two pharmacies."
    saved(price, author)
    review.submit(price, by=author)

    with pytest.raises(ReviewRefused, match="1 entry is not marked as read, like “A year of"):
        change_sets.approve(change_set, by=reviewer, version=version(change_set))


def test_an_entry_belongs_to_one_open_set_only(drug, author):
    whole_set(drug, author)

    with pytest.raises(ReviewRefused, match="belongs to the change set “Spironolactone”"):
        change_sets.begin("Another", [drug], by=author)


def test_what_is_approved_as_it_stands_has_nothing_to_put_in(live, author):
    with pytest.raises(ReviewRefused, match="approved as it stands"):
        change_sets.begin("Words", [GlossaryTerm.objects.first()], by=author)


@pytest.mark.parametrize("role", [REVIEWER, "Publisher", "Auditor"])
def test_only_authors_gather(drug, person, role):
    with pytest.raises(ReviewRefused, match="Only authors"):
        change_sets.begin("Mine", [drug], by=person("somebody", role))
