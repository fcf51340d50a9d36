"""Sentences that a check may misread: questions to a second person, and what that person said.

A check that reads words by patterns cannot tell every right sentence from a wrong one. So what it finds
newly is asked: it blocks until somebody who did not write it says in words why the entry is right as it
stands. That is kept with the digest of the entry and lapses when the entry says anything else.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evidence.audit import trail
from evidence.audit.trail import Action
from evidence.core.checks.check import Check, by_place
from evidence.core.checks.references import entry_at
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.serialisation import ShapeError, from_plain, to_plain, what_it_says
from evidence.drafts.approvals import digest
from evidence.drafts.rows import content_of, kind_of, kinds
from evidence.models import AuditRow, Draft, Edition, KeptAsItIs

FEWEST_WORDS = 3
"""Of a reason: “ok” tells nobody why."""
_WROTE = (
    Action.ADDED,
    Action.CHANGED,
    Action.SUBMITTED,
    Action.BROUGHT_BACK,
    Action.REMOVED,
    Action.LOADED,
)


class NotDecided(Exception):
    """A reason cannot be taken; the message tells a curator why."""


@dataclass(frozen=True)
class Question:
    """What a check of words asks about one entry, as that entry stands."""

    check: str
    """The key of the check."""
    problem: str
    """Its sentence: place and what does not fit."""
    entry: str
    """The place of the entry, like `findings drops-burn`."""
    field: str
    """The field, like `text`; empty where the entry as a whole is asked about."""
    digest: str
    """Of the entry as it stands: an answer holds for these words alone."""
    kind: str = ""
    """The model that holds the entry's draft, like `finding`; empty where no list has it."""
    identity: tuple[str, ...] = ()
    """What tells the draft from others of its kind."""

    @property
    def code(self) -> str:
        """A short name for a form's box; another entry text or another problem has another one."""
        told = "\n".join((self.check, self.problem, self.digest))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def says(self) -> str:
        """What does not fit, without the place."""
        return self.problem.partition(": ")[2] or self.problem

    def draft(self) -> Draft | None:
        """The entry's draft, if there is one now."""
        for kind in kinds():
            if kind.model._meta.model_name == self.kind:
                for draft in kind.drafts():
                    if draft.name_in_editions == self.identity:
                        return draft
        return None


@dataclass(frozen=True)
class Kept:
    """What was kept as it is so far: which questions, and about which words."""

    answers: Mapping[tuple[str, str], frozenset[str]]
    """For each check and problem the digests of the entries for which somebody said why."""

    def holds(self, question: Question) -> bool:
        """Whether somebody has said why just this entry, as it stands, is right."""
        return question.digest in self.answers.get((question.check, question.problem), ())

    def asks(self, question: Question, *, new: bool) -> bool:
        """Whether it is to be answered: what is new is, until it was; what was said of other words is again."""
        said_before = (question.check, question.problem) in self.answers
        return not self.holds(question) if said_before else new


NOTHING_KEPT = Kept({})


def read_kept() -> Kept:
    """Every answer that curators gave."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for check, problem, sha256 in KeptAsItIs.objects.values_list("check_key", "problem", "sha256"):
        found[check, problem] = found.get((check, problem), frozenset()) | {sha256}
    return Kept(found)


def question_of(check: Check, problem: str, catalogue: Catalogue) -> Question:
    """What this problem asks, bound to the entry of the catalogue that it names."""
    place = by_place(problem)
    found = entry_at(place, catalogue)
    if found is None:
        # No entry is named: then the answer holds for this sentence of the check.
        return Question(check.key, problem, place, "", digest(problem))
    listed, entry, field = found
    name = place[: len(place) - len(field)].rstrip(", ") if field else place
    kind = ""
    identity: tuple[str, ...] = ()
    for one in kinds():
        if one.name == listed:
            values = {"topic": one.topic}
            kind = one.model._meta.model_name or ""
            identity = tuple(
                str(values.get(part) or getattr(entry, part, "")) for part in one.model.identity
            )
    return Question(check.key, problem, name, field, _digest(to_plain(entry)), kind, identity)


@transaction.atomic
def keep(questions: Collection[Question], reasons: Mapping[str, str], *, by: Any) -> int:
    """Write down why these entries are right as they stand, and say how many reasons were taken.

    `reasons` are by the code of their question; questions without one stay open. Whoever calls has seen
    to it that `by` did not write the entries. Raises NotDecided where a reason says too little.
    """
    taken = 0
    for question in questions:
        reason = reasons.get(question.code, "").strip()
        if not reason:
            continue
        if len(reason.split()) < FEWEST_WORDS:
            told = _("Say in a few words why “%s” is right as it stands; others will read it.")
            raise NotDecided(told % question.entry)
        _write(question, reason, by)
        taken += 1
    return taken


def _write(question: Question, reason: str, by: Any) -> None:
    draft = question.draft()
    row = KeptAsItIs(
        kind=question.kind if draft else "",
        row=draft.pk if draft else None,
        name=question.entry[:200],
        check_key=question.check,
        problem=question.problem,
        sha256=question.digest,
        reason=reason,
        by=str(by)[:150],
        by_id=getattr(by, "pk", None),
        at=timezone.now(),
    )
    row.save()
    trail.record(
        Action.KEPT,
        by=by,
        name=str(draft) if draft else question.entry,
        about=trail.about(draft) if draft else ("", None),
        reason=_("%(reason)s (The check said: %(problem)s)")
        % {"reason": reason, "problem": question.problem},
        content=question.digest,
    )


def may_answer(question: Question, by: Any) -> bool:
    """Whether somebody may answer before publishing: a reviewer who has not written it since the last edition."""
    if not by.has_perm("evidence.approve_draft"):
        return False
    last = Edition.objects.order_by("-number").first()
    rows = AuditRow.objects.filter(by_id=by.pk, action__in=_WROTE)
    if last:
        rows = rows.filter(at__gt=last.published_at)
    draft = question.draft()
    # What is gone may be the cause, whatever entry is asked about.
    wrote = draft is not None and rows.filter(kind=question.kind, row=draft.pk).exists()
    return not wrote and not rows.filter(action=Action.REMOVED).exists()


@dataclass(frozen=True)
class Answer:
    """One answer on the page of its draft."""

    kept: KeptAsItIs
    stands: bool
    """Whether the draft still says what it said then."""


def answers_of(draft: Draft) -> list[Answer]:
    """Why this draft was kept as it is, newest first, and which of it still holds."""
    kind, row = trail.about(draft)
    found = list(KeptAsItIs.objects.filter(kind=kind, row=row).order_by("-pk"))
    now = _digest_now(draft) if found else ""
    return [Answer(one, one.sha256 == now) for one in found]


def _digest_now(draft: Draft) -> str:
    kind = kind_of(draft)
    try:
        return _digest(to_plain(from_plain(kind.value, content_of(draft), kind.name)))
    except ShapeError:
        return ""


def _digest(plain: Any) -> str:
    """SHA-256 of what an entry says. What it leaves open does not count: a release may add fields."""
    return digest(json.dumps(what_it_says(plain), sort_keys=True, ensure_ascii=False))
