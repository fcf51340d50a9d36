"""New evidence of a release reaches an installation that has its own edits, and takes nothing from it."""

import json
from dataclasses import replace
from functools import cache
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest
from django.core.management import CommandError, call_command

from evidence.core.edition import snapshot
from evidence.core.edition.library import Count
from evidence.curation import change_sets, release_offer, review, taking_over
from evidence.curation.change_sets import members, version_of_set
from evidence.curation.release_offer import OfferRefused, brings_something, offer, offers
from evidence.curation.review import ReviewRefused
from evidence.curation.roles import AUTHOR, REVIEWER
from evidence.drafts.catalogue import build_catalogue, kinds
from evidence.models import (
    Brought,
    ChangeSet,
    ChangeSetEntry,
    Claim,
    Decision,
    Finding,
    Gap,
    GlossaryTerm,
    Option,
    RealQuestion,
    StarterTaken,
    State,
)
from evidence.starter import FOLDER, starter_catalogue
from tests.curation.old_starter import TEXT, edited, put_old_installation
from tests.editions import put_edition

pytestmark = pytest.mark.django_db
OLD = snapshot.loads(TEXT)


@pytest.fixture
def old(db):
    return put_old_installation()


@cache
def small_release():
    """The old starter with three of today's lists: to take over all of the release takes seconds."""
    now = starter_catalogue()
    lists = ("colophon", "real_questions", "claims", "claim_traces")
    return replace(OLD, **{name: getattr(now, name) for name in lists})


def changed_by_the_release(kind):
    """Names of entries of this list that the release says differently."""
    of = next(one for one in kinds() if one.name == kind)
    then, now = (release_offer.entries_of(of, it) for it in (OLD, starter_catalogue()))
    same = release_offer.digest_of
    return [
        name[-1] for name in then if name in now and same(of, then[name]) != same(of, now[name])
    ]


def counted(change_set):
    return {
        brought: change_set.entries.filter(brought=brought).count()
        for brought in Brought
        if change_set.entries.filter(brought=brought).exists()
    }


def entry_of(change_set, draft):
    return change_set.entries.get(kind=draft._meta.model_name, row=draft.pk)


def seen(entry):
    return next(m.version for m in members(entry.change_set) if m.entry.pk == entry.pk)


@pytest.mark.slow
def test_an_untouched_installation_is_offered_what_the_release_changed(old, author):
    before = build_catalogue(approved_only=True)
    change_set = offer(starter_catalogue(), by=author)

    assert {m.draft.state for m in members(change_set) if m.is_proposed} == {State.IN_REVIEW}
    assert set(counted(change_set)) <= {Brought.ADDED, Brought.CHANGED, Brought.DROPPED}
    # Nothing is approved by it: the next edition says what the last one said.
    assert build_catalogue(approved_only=True) == before
    # And once all is taken over, the drafts say what the release says.
    ours = build_catalogue()
    for one in ("findings", "studies", "claims", "real_questions"):
        assert texts(ours, one) == texts(starter_catalogue(), one)


def texts(catalogue, name):
    without = [
        replace(one, review_due_on=None) if hasattr(one, "review_due_on") else one
        for one in getattr(catalogue, name)
    ]
    return {one.key: one for one in without}


def test_running_it_twice_changes_nothing(old, author):
    offer(small_release(), by=author)
    before = build_catalogue(), ChangeSetEntry.objects.count(), StarterTaken.objects.count()

    assert offer(small_release(), by=author) is None

    assert before == (
        build_catalogue(),
        ChangeSetEntry.objects.count(),
        StarterTaken.objects.count(),
    )


@pytest.mark.slow
def test_what_curators_did_since_stays(old, author, reviewer):
    question = RealQuestion.objects.get(key=changed_by_the_release("real_questions")[0])
    edited(
        question, author, reviewer, answer="By 28 November 2026 we found none. We looked ourselves."
    )
    own = edited(
        GlossaryTerm.objects.first(), author, reviewer, meaning="A bubble that cells let go."
    )
    gone = Claim.objects.get(key=changed_by_the_release("claims")[0])
    gone.delete()
    added = GlossaryTerm.objects.create(key="ours", term="Ours", meaning="Only we say this.")

    change_set = offer(small_release(), by=author)

    for draft, brought in ((question, Brought.BOTH), (own, Brought.OWN), (added, Brought.OWN_NEW)):
        assert entry_of(change_set, draft).brought == brought
        now = type(draft).objects.get(pk=draft.pk)
        assert (now.state, str(now)) == (draft.state, str(draft))
    question.refresh_from_db()
    assert question.answer == "By 28 November 2026 we found none. We looked ourselves."
    assert change_set.entries.get(kind="claim", row=None).brought == Brought.GONE_HERE
    assert not Claim.objects.filter(key=gone.key).exists()


def test_a_change_that_nobody_has_approved_yet_is_not_overwritten(old, author):
    question = RealQuestion.objects.get(key=changed_by_the_release("real_questions")[0])
    edited(question, author, answer="Half a thought.")

    change_set = offer(small_release(), by=author)

    question.refresh_from_db()
    assert (question.state, question.answer) == (State.DRAFT, "Half a thought.")
    assert entry_of(change_set, question).brought == Brought.BOTH


def test_what_hangs_on_an_option_that_was_deleted_here_stays_out(old, author):
    option = Option.objects.get(key="lllt")
    for one in Finding.objects.filter(option=option):
        one.delete()
    new = replace(small_release().findings[0], key="lllt-new", option="lllt")
    for one in Option._meta.get_fields(include_hidden=True):
        if one.one_to_many:
            one.related_model._default_manager.filter(**{one.field.name: option}).delete()
    option.delete()
    release = replace(small_release(), findings=(*small_release().findings, new))

    change_set = offer(release, by=author)

    assert change_set.entries.get(name="lllt-new").brought == Brought.HANGING
    assert change_set.entries.get(kind="option", name="lllt").brought == Brought.GONE_HERE
    assert not Finding.objects.filter(key="lllt-new").exists()


def test_who_ran_it_may_not_approve_and_somebody_else_reads_each_entry(old, person):
    both, other = person("bo", AUTHOR, REVIEWER), person("remy", REVIEWER)
    change_set = offer(small_release(), by=both)
    version = version_of_set(members(change_set))

    with pytest.raises(ReviewRefused, match="Read them first"):
        change_sets.approve(change_set, by=both, version=version)
    shown = {m.entry.pk: m.version for m in members(change_set) if m.waits}
    change_sets.mark_read(change_set, shown, by=both)
    with pytest.raises(ReviewRefused, match="Somebody else must approve"):
        change_sets.approve(change_set, by=both, version=version)

    question = RealQuestion.objects.get(key=changed_by_the_release("real_questions")[0])
    entry = entry_of(change_set, question)
    change_sets.mark_read(change_set, {entry.pk: seen(entry)}, by=other)
    assert change_sets.approve(change_set, by=other, version=version) == 1
    question.refresh_from_db()
    assert question.state == State.APPROVED
    assert RealQuestion.objects.filter(state=State.IN_REVIEW).exists()


def test_numbers_of_a_harm_are_still_read_twice(old, author, reviewer):
    findings = tuple(
        replace(one, treated=Count(37, 945)) if one.key == "finasteride-h1" else one
        for one in small_release().findings
    )
    change_set = offer(replace(small_release(), findings=findings), by=author)
    entry = entry_of(change_set, Finding.objects.get(key="finasteride-h1"))
    change_sets.mark_read(change_set, {entry.pk: seen(entry)}, by=reviewer)

    with pytest.raises(ReviewRefused, match="type the numbers"):
        change_sets.approve(change_set, by=reviewer, version=version_of_set(members(change_set)))


def test_ours_is_kept_and_the_same_release_does_not_bring_it_again(old, author, reviewer):
    change_set = offer(small_release(), by=author)
    question = RealQuestion.objects.get(key=changed_by_the_release("real_questions")[0])
    entry = entry_of(change_set, question)

    taking_over.keep(entry, by=author, version=seen(entry))

    now = RealQuestion.objects.get(pk=question.pk)
    assert (now.state, now.written_by) == (State.APPROVED, [])
    assert next(one for one in build_catalogue().real_questions if one.key == now.key) == next(
        one for one in OLD.real_questions if one.key == now.key
    )
    assert offer(small_release(), by=author) is None
    entry.refresh_from_db()
    assert (entry.decision, entry.decided_by) == (Decision.KEPT, "ada")


def test_a_new_entry_that_is_not_wanted_goes_again(old, author):
    release = replace(
        small_release(),
        glossary=(
            *small_release().glossary,
            replace(small_release().glossary[0], key="zz"),
        ),
    )
    change_set = offer(release, by=author)
    entry = entry_of(change_set, GlossaryTerm.objects.get(key="zz"))

    taking_over.keep(entry, by=author, version=seen(entry))

    assert not GlossaryTerm.objects.filter(key="zz").exists()
    assert offer(release, by=author) is None


def test_the_release_s_text_is_taken_where_both_changed_and_reviewed_by_another(
    old, person, author, reviewer
):
    question = RealQuestion.objects.get(key=changed_by_the_release("real_questions")[0])
    edited(
        question, author, reviewer, answer="By 28 November 2026 we found none. We looked ourselves."
    )
    change_set = offer(small_release(), by=author)
    entry = entry_of(change_set, question)
    both = person("bo", AUTHOR, REVIEWER)

    taking_over.take(entry, by=both, version=seen(entry))

    question.refresh_from_db()
    release = next(one for one in small_release().real_questions if one.key == question.key)
    assert (question.answer, question.state) == (release.answer, State.IN_REVIEW)
    assert question.written_by == [both.pk]
    with pytest.raises(ReviewRefused, match="decided about"):
        taking_over.take(entry, by=author, version=seen(entry))
    # It may still be given up for what was approved here.
    taking_over.keep(entry, by=author, version=seen(entry))
    question.refresh_from_db()
    assert (question.answer, question.state) == (
        "By 28 November 2026 we found none. We looked ourselves.",
        State.APPROVED,
    )


def test_the_next_release_goes_on_where_the_last_was_left(old, author):
    first = offer(small_release(), by=author)
    gap = small_release().gaps[0]
    later = replace(
        small_release(),
        colophon=replace(small_release().colophon, compiled_on="2027-03-01"),
        gaps=(
            replace(gap, what_was_found="We looked again. Nothing was found."),
            *small_release().gaps[1:],
        ),
    )

    again = offer(later, by=author)

    assert again == first
    assert "2027-03-01" in again.title
    assert Gap.objects.get(key=gap.key).what_was_found == "We looked again. Nothing was found."
    assert (
        ChangeSetEntry.objects.filter(kind="gap", row=Gap.objects.get(key=gap.key).pk).count() == 1
    )


def test_an_older_starter_than_what_was_taken_over_is_refused(old, author):
    ancient = replace(small_release(), colophon=replace(OLD.colophon, compiled_on="2020-01-01"))

    with pytest.raises(OfferRefused, match="taken over already"):
        offer(ancient, by=author)
    assert not ChangeSet.objects.exists()


def test_only_authors_take_over(old, reviewer):
    with pytest.raises(OfferRefused, match="Only authors"):
        offer(small_release(), by=reviewer)


def test_drafts_that_were_never_published_are_known_by_what_was_shipped(db, author):
    put_old_installation(published=False)
    own = edited(GlossaryTerm.objects.first(), author, meaning="A bubble that cells let go.")

    change_set = offer(small_release(), by=author)

    assert entry_of(change_set, own).brought == Brought.OWN
    assert counted(change_set)[Brought.CHANGED] > 20
    assert Brought.BOTH not in counted(change_set)


def test_the_shipped_starters_are_the_ones_that_were_shipped():
    shipped = json.loads(release_offer.SHIPPED.read_text(encoding="utf-8"))

    assert release_offer._read_shipped(shipped[0]).digests == {
        kind: entries for kind, entries in release_offer._base_of(OLD).digests.items() if entries
    }


def test_an_edition_nobody_can_read_any_more_is_known_by_digests(db, author):
    put_old_installation(published=False)
    put_edition(text='{"schema":0,"catalogue":{}}')

    assert Brought.BOTH not in counted(offer(small_release(), by=author))


def test_an_installation_of_this_release_has_nothing_to_take_over(db, author):
    call_command("load_starter", stdout=StringIO())

    assert brings_something() == ""
    assert offers(starter_catalogue()) == []
    assert offer(starter_catalogue(), by=author) is None


def test_installing_over_an_older_installation_says_that_there_is_more(old):
    told = StringIO()
    call_command("load_starter", "--if-empty", stdout=told)

    assert "This release brings new evidence" in told.getvalue()
    assert "offer_starter" in told.getvalue()


@pytest.mark.slow
def test_the_command_tells_what_it_did_and_who_may_not_approve(old, author):
    told = StringIO()
    call_command("offer_starter", "--look", stdout=told)
    assert "changed by the release, by nobody here" in told.getvalue()
    assert not ChangeSet.objects.exists()

    call_command("offer_starter", "--by", "ada", stdout=told)

    assert "Somebody else than ada" in told.getvalue()
    assert ChangeSet.objects.get().made_by == "ada"


def test_the_command_refuses_who_is_no_curator(old):
    with pytest.raises(CommandError, match="There is no curator 'nobody'"):
        call_command("offer_starter", "--by", "nobody")


def test_files_of_a_newer_release_are_refused_with_the_place_and_the_way_out(old, author, tmp_path):
    folder = Path(copytree(FOLDER, tmp_path / "starter"))
    with (folder / "glossary.yaml").open("a", encoding="utf-8") as file:
        file.write("\nholograms:\n- key: one\n")

    with pytest.raises(CommandError) as refused:
        call_command("offer_starter", "--by", "ada", "--folder", str(folder))

    assert "glossary.yaml" in str(refused.value)
    assert "unknown top-level key 'holograms'" in str(refused.value)
    assert "upgrade to it first" in str(refused.value)
    assert not ChangeSet.objects.exists()


def test_two_curators_and_one_entry_nothing_is_lost(old, author, reviewer):
    change_set = offer(small_release(), by=author)
    question = RealQuestion.objects.get(key=changed_by_the_release("real_questions")[0])
    entry = entry_of(change_set, question)
    version = seen(entry)
    edited(question, author, answer="Somebody typed this meanwhile.")

    with pytest.raises(ReviewRefused, match="Look at it again"):
        taking_over.keep(entry, by=author, version=version)
    with pytest.raises(ReviewRefused, match="Look at it again"):
        change_sets.mark_read(change_set, {entry.pk: version}, by=reviewer)
    question.refresh_from_db()
    assert question.answer == "Somebody typed this meanwhile."


def test_a_proposed_entry_is_approved_on_its_own_page_as_well(old, author, reviewer):
    change_set = offer(small_release(), by=author)
    question = RealQuestion.objects.get(key=changed_by_the_release("real_questions")[0])

    review.approve(question, by=reviewer, version=review.version_of(question))

    assert entry_of(change_set, question)
    assert (
        next(
            m.draft.state
            for m in members(change_set)
            if m.draft and m.draft.pk == question.pk and m.entry.kind == "realquestion"
        )
        == State.APPROVED
    )


def test_an_installation_that_never_had_a_starter_is_left_alone(db, author):
    GlossaryTerm.objects.create(key="ours", term="Ours", meaning="Only we say this.")
    put_edition()

    assert brings_something() == ""
