"""Three people enter, confirm, change, submit, approve and publish numbers, in every order.

What must hold: numbers that may be approved were typed by somebody who never entered them, after
they came to be what they are.
"""

import contextlib
from dataclasses import fields, replace
from functools import cache

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from evidence.curation import review
from evidence.curation.double_entry import (
    NUMBERS,
    NotTheSame,
    SamePerson,
    confirm,
    needs_second_reader,
)
from evidence.curation.review import ReviewRefused
from evidence.drafts import approvals
from evidence.drafts.catalogue import build_catalogue
from evidence.models import Finding, State
from evidence.starter import starter_catalogue
from tests.curators import curator
from tests.drafts import put_drafts
from tests.examples import examples

pytestmark = pytest.mark.django_db
HARM = "finasteride-h1"
PEOPLE = ("ada", "bea", "cy")
SOME, OTHER, THIRD = (
    {"treated_events": 36, "treated_people": 945, "control_events": 20, "control_people": 934, "weeks": 52},
    {"treated_events": 63, "treated_people": 945, "control_events": 20, "control_people": 934, "weeks": 52},
    {"treated_events": 63, "treated_people": 945, "control_events": 20, "control_people": 934, "weeks": 26},
)  # fmt: skip
NUMBERS_TYPED = (SOME, OTHER, THIRD)


class Walk(RuleBasedStateMachine):
    """One harm in the hands of three people, beside a plain account of what each of them did."""

    logins = {}

    @initialize()
    def begin(self):
        finding = Finding.objects.get(key=HARM)
        finding.pk = None
        finding.key = f"walk-{Finding.objects.count()}"
        finding.state = State.DRAFT
        for name, value in SOME.items():
            setattr(finding, name, value)
        finding.no_comparison = False
        finding._history_user = self.logins["cy"]
        finding.save()
        self.row = finding.pk
        self.now = dict(SOME)
        self.typed_by = {name: {SOME[name]: {"cy"}} for name in NUMBERS}
        """By number and value, who ever entered it."""
        self.confirmed_by = set()
        """Who typed the numbers again since they are what they are."""
        self.allowed = []

    @property
    def finding(self):
        return Finding.objects.get(pk=self.row)

    @property
    def enterers(self):
        return set().union(*(self.typed_by[n].get(self.now[n], set()) for n in NUMBERS))

    @property
    def is_confirmed(self):
        return bool(self.confirmed_by - self.enterers)

    @rule(name=st.sampled_from(PEOPLE), numbers=st.sampled_from(NUMBERS_TYPED))
    def enter(self, name, numbers):
        finding = self.finding
        review.reopen(finding)
        for number, value in numbers.items():
            setattr(finding, number, value)
        finding._history_user = self.logins[name]
        finding.save()
        changed = [number for number in NUMBERS if self.now[number] != numbers[number]]
        for number in changed:
            self.typed_by[number].setdefault(numbers[number], set()).add(name)
        if changed:
            self.confirmed_by = set()
        self.now = dict(numbers)

    @rule(name=st.sampled_from(PEOPLE), numbers=st.sampled_from(NUMBERS_TYPED))
    def type_again(self, name, numbers):
        try:
            confirm(self.finding, numbers, by=self.logins[name], now=timezone.now())
        except SamePerson:
            assert name in self.enterers
        except NotTheSame:
            assert numbers != self.now
        else:
            assert name not in self.enterers
            assert numbers == self.now
            self.confirmed_by.add(name)

    @rule(name=st.sampled_from(PEOPLE))
    def change_a_word(self, name):
        """An edit of something else leaves a check what it was."""
        finding = self.finding
        review.reopen(finding)
        finding.certainty_note = f"{finding.certainty_note}."[-9:]
        finding._history_user = self.logins[name]
        finding.save()

    @rule(name=st.sampled_from(PEOPLE))
    def submit(self, name):
        with contextlib.suppress(ReviewRefused):
            review.submit(self.finding, by=self.logins[name])

    @rule(name=st.sampled_from(PEOPLE))
    def approve(self, name):
        confirmed = self.is_confirmed
        try:
            finding = self.finding
            review.approve(finding, by=self.logins[name], version=review.version_of(finding))
        except ReviewRefused:
            return
        assert confirmed, "approved without a second reading"
        self.allowed.append(dict(self.now))

    def teardown(self):
        """What the next edition would say are numbers that were approved, the last ones."""
        if not hasattr(self, "row"):
            return
        found = build_catalogue(approved_only=True).findings
        said = [one for one in found if one.key == self.finding.key]
        assert bool(said) == bool(self.allowed)
        for one in said:
            last = self.allowed[-1]
            assert (one.treated.events, one.treated.people) == (
                last["treated_events"],
                last["treated_people"],
            )

    @invariant()
    def the_code_and_the_account_agree(self):
        if not hasattr(self, "row"):
            return
        finding = self.finding
        assert needs_second_reader(finding) is not self.is_confirmed
        if finding.state == State.APPROVED:
            assert self.is_confirmed
            assert approvals.latest(finding) is not None


@cache
def one_harm():
    """The starter edition with one harm and its study: what goes out is built after every step."""
    whole = starter_catalogue()
    (harm,) = (one for one in whole.findings if one.key == HARM)
    rest = {
        field.name: ()
        for field in fields(whole)
        if field.default == () and field.name not in {"jurisdictions", "harms"}
    }
    studies = tuple(one for one in whole.studies if one.key == harm.study)
    return replace(whole, **rest | {"findings": (harm,), "studies": studies})


@pytest.fixture
def people(db):
    put_drafts(one_harm())
    return {name: curator(name, is_superuser=True) for name in PEOPLE}


@pytest.mark.slow
def test_no_walk_of_three_people_ends_without_a_second_reading(people, monkeypatch):
    """The proof of the safety promises at each step has tests of its own, and takes long."""
    monkeypatch.setattr(review, "unsafe", lambda draft: [])
    monkeypatch.setattr(review, "would_break", lambda drafts: [])
    Walk.logins = people

    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=examples(200),
            stateful_step_count=16,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def finding(people):
    """A harm whose numbers Ada entered."""
    return enter(Finding.objects.get(key=HARM), people["ada"], OTHER)


def enter(finding, who, numbers):
    for name, value in numbers.items():
        setattr(finding, name, value)
    finding._history_user = who
    finding.save()
    return finding


def check(finding, who, numbers):
    return confirm(finding, numbers, by=who, now=timezone.now())


def test_a_check_by_the_person_who_entered_the_numbers_is_none(finding, people):
    with pytest.raises(SamePerson):
        check(finding, people["ada"], OTHER)

    assert needs_second_reader(finding)


def test_a_check_by_another_person_is_one(finding, people):
    check(finding, people["bea"], OTHER)

    assert not needs_second_reader(finding)


def test_an_old_number_that_its_reader_types_back_has_no_second_reader(finding, people):
    check(finding, people["bea"], OTHER)
    enter(finding, people["ada"], THIRD)
    enter(finding, people["bea"], OTHER)

    assert needs_second_reader(finding)
    for name in ("ada", "bea"):
        with pytest.raises(SamePerson):
            check(finding, people[name], OTHER)
    check(finding, people["cy"], OTHER)
    assert not needs_second_reader(finding)


def test_a_check_does_not_outlive_a_change_and_its_undoing(finding, people):
    check(finding, people["bea"], OTHER)
    enter(finding, people["ada"], THIRD)
    enter(finding, people["ada"], OTHER)

    assert needs_second_reader(finding)


def test_who_entered_four_of_five_numbers_is_no_second_reader(finding, people):
    enter(finding, people["bea"], THIRD)

    with pytest.raises(SamePerson):
        check(finding, people["ada"], THIRD)
    check(finding, people["cy"], THIRD)
    assert not needs_second_reader(finding)
