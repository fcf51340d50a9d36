"""The one gate before patients: what must hold before a content is approved, published or rolled back to.

How a check says how far it blocks stands with `Check`; what somebody kept as it is, in `kept`. Three questions are asked of the same checks:

- *Approving* (`newly_broken`): what does this break that was whole before? So whatever is approved can
  be published, and nothing approved keeps others from working.
- *Publishing* (`weigh` against the last edition): what blocks, and what is only to be mended?
- *Rolling back* (`weigh` an edition against itself): only safety blocks, and the promises it was proven
  with. A check that came later never closes the way back.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from evidence.core.checks import (
    agreement,
    candour,
    code_agreement,
    dates_and_costs,
    figures,
    firmness,
    law_agreement,
    problems,
    retelling,
    twice,
    wording,
)
from evidence.core.checks.check import Check
from evidence.core.edition import snapshot
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.ledger import with_ledger
from evidence.core.proof.prove import Upheld
from evidence.editions import days_to_come
from evidence.editions.edition import read_ledger
from evidence.editions.kept import NOTHING_KEPT, Kept, Question, question_of, read_kept
from evidence.editions.timed_proof import read_by_proof, timed_proof
from evidence.models import Edition

FIRST_CHECKS = frozenset(
    {
        "keys stand once",
        "keys exist",
        "options tell both sides",
        "rules have ground",
        "codes can be answered",
        "retracted sources carry nothing",
        "approvals rest on a regulator",
        "dates are in order",
        "numbers are possible",
        "wordings are there",
        "places exist",
        "links lead to the web",
        "letters can be printed",
        "translations fit",
        "words are plain",
    }
)
"""What every edition had passed before editions wrote their checks down. It never grows."""


@dataclass(frozen=True)
class Weighed:
    """What the gate says of a content."""

    blocks: tuple[str, ...]
    """It cannot go out before these are settled."""
    to_mend: tuple[str, ...]
    """It was so before, or nobody looked for it then: it may go out, and should be mended."""
    asks: tuple[Question, ...] = ()
    """Of what blocks: what may be right as it stands, and goes out when a second person says why."""
    kept: tuple[Question, ...] = ()
    """What a second person said so of. It goes out."""

    @property
    def walls(self) -> tuple[str, ...]:
        """Of what blocks: what must be mended, whatever anybody says."""
        asked = {one.problem for one in self.asks}
        return tuple(one for one in self.blocks if one not in asked)


@dataclass(frozen=True)
class Problem:
    """What one check found, and for a check of words what it asks."""

    text: str
    question: Question | None = None

    def __str__(self) -> str:
        """The sentence for curators."""
        return self.text


def gate(catalogue: Catalogue) -> list[str]:
    """Everything that must be settled before this catalogue may be published."""
    weighed = weigh_drafts(catalogue)
    return [*weighed.walls, *(asked_in_words(one) for one in weighed.asks)]


def asked_in_words(question: Question) -> str:
    """What a check of words asks, and both ways out, as a sentence for curators."""
    told = _(
        "%(problem)s. Mend it; or, if it is right as it stands, a second person says why on its page of"
        " review or before publishing."
    )
    return told % {"problem": question.problem}


def weigh_drafts(catalogue: Catalogue) -> Weighed:
    """What approved drafts must settle, and what they should mend, before the next edition."""
    last = Edition.objects.order_by("-number").first()
    # What the ledger says of a source counts here as it does on every page.
    shown = with_ledger(catalogue, read_ledger())
    weighed = weigh(catalogue, last, shown=shown, kept=read_kept())
    return replace(weighed, blocks=(*weighed.blocks, *rules_gone(catalogue)))


def weigh_edition(edition: Edition) -> Weighed:
    """What keeps an older edition from coming back, and what would have to be mended in it."""
    catalogue = snapshot.loads(edition.snapshot)
    weighed = weigh(catalogue, edition)
    return replace(weighed, to_mend=(*weighed.to_mend, *rules_gone(catalogue)))


def weigh(
    catalogue: Catalogue,
    against: Edition | None,
    *,
    shown: Catalogue | None = None,
    kept: Kept = NOTHING_KEPT,
) -> Weighed:
    """Every check of a content, beside an edition that patients have read.

    `shown` is the content as the ledger lets it be shown. Where there is no edition all blocks.
    `kept` is what a second person said is right as it stands.
    """
    before = snapshot.loads(against.snapshot) if against else None
    proof = json.loads(against.proof) if against else {}
    checked = list(_checked(catalogue, shown or catalogue, before, proof, kept))
    told = [*checked, *_promised(catalogue, before, proof)]
    questions = [(one.question, blocks) for one, blocks in checked if one.question]
    settled = {one.problem for one, _blocks in questions if kept.holds(one)}
    return Weighed(
        tuple(str(problem) for problem, blocks in told if blocks),
        tuple(str(it) for it, blocks in told if not blocks and str(it) not in settled),
        tuple(one for one, blocks in questions if blocks),
        tuple(one for one, _blocks in questions if kept.holds(one)),
    )


def newly_broken(before: Catalogue, after: Catalogue, kept: Kept = NOTHING_KEPT) -> list[Problem]:
    """What holds of `before` and not of `after`, and nobody has kept as it is."""
    # Safety comes first: of many reasons a page tells only some.
    return [*map(Problem, newly_unsafe(before, after)), *newly_found(before, after, kept)]


def newly_found(before: Catalogue, after: Catalogue, kept: Kept = NOTHING_KEPT) -> list[Problem]:
    """What the checks find in `after` and not in `before`: all that blocks but broken promises."""
    found: list[Problem] = []
    for check in CHECKS:
        if problems_now := check.found(after):
            whole = {check.same(problem) for problem in check.found(before)}
            for text in problems_now:
                question = question_of(check, text, after) if check.reading else None
                new = check.same(text) not in whole
                if kept.asks(question, new=new) if question else new:
                    found.append(Problem(text, question))
    return found


def newly_unsafe(before: Catalogue, after: Catalogue, *, but: Iterable[str] = ()) -> list[str]:
    """Safety promises that an option or a rule breaks now and did not break before.

    What holds all of them needs no proof of what was before.
    """
    if read_by_proof(before) == read_by_proof(after):
        return []
    broken = [
        one for one in timed_proof(after)[0].invariants if not one.holds and one.key not in but
    ]
    held = {one.key: one for one in timed_proof(before)[0].invariants} if broken else {}
    return [one.told(words) for one in broken for words in _new_breakers(one, held.get(one.key))]


def checks_passed(catalogue: Catalogue) -> list[dict[str, object]]:
    """What an edition writes down of the checks it went through."""
    return [{"key": check.key, "holds": not check.found(catalogue)} for check in CHECKS]


def rules_gone(catalogue: Catalogue) -> list[str]:
    """A sentence for each rule of the last edition that this catalogue has not.

    The proof holds the promises that every rule together must keep. Some rules only ask for care
    beside others: without them every promise still holds, and yet somebody is told less.
    """
    last = Edition.objects.order_by("-number").first()
    if last is None:
        return []
    left = {rule.key for rule in catalogue.rules}
    told = _("Rule %(key)s of edition %(number)s is gone. Change what a rule says, but keep it.")
    return [
        told % {"key": rule.key, "number": last.number}
        for rule in snapshot.loads(last.snapshot).rules
        if rule.key not in left
    ]


Found = Iterator[tuple[str | Problem, bool]]
"""Problems, and whether each blocks."""


def _checked(
    catalogue: Catalogue,
    shown: Catalogue,
    before: Catalogue | None,
    proof: dict[str, object],
    kept: Kept,
) -> Iterator[tuple[Problem, bool]]:
    listed: list[dict[str, str]] = proof.get("checks", [])  # type: ignore[assignment]
    known = {one["key"] for one in listed} or FIRST_CHECKS
    for check in CHECKS:
        found = check.found(shown if check in problems.CHECKS else catalogue)
        if not found:
            continue
        old = {check.same(problem) for problem in check.found(before)} if before else set()
        for problem in found:
            new = before is None or (check.key in known and check.same(problem) not in old)
            question = question_of(check, problem, catalogue) if check.reading else None
            blocks = kept.asks(question, new=new) if question else new
            yield Problem(problem, question), check.safety or blocks


def _promised(catalogue: Catalogue, before: Catalogue | None, proof: dict[str, object]) -> Found:
    listed: list[dict[str, object]] = proof.get("invariants", [])  # type: ignore[assignment]
    proven = {one["key"] for one in listed if one["holds"]}
    held: dict[str, Upheld] | None = None
    for one in timed_proof(catalogue)[0].invariants:
        if one.holds:
            continue
        if before is None or not listed or one.key in proven:
            # An edition without a proof on file has promised all of them.
            yield from ((one.told(example), True) for example in one.counter_examples)
            continue
        if held is None:
            held = {then.key: then for then in timed_proof(before)[0].invariants}
        new = set(_new_breakers(one, held.get(one.key)))
        yield from ((one.told(words), words in new) for _about, words in one.breakers)


def _new_breakers(now: Upheld, before: Upheld | None) -> list[str]:
    old = {about for about, _words in before.breakers} if before else set()
    return [words for about, words in now.breakers if about not in old]


CHECKS: tuple[Check, ...] = (
    *problems.CHECKS,
    *wording.CHECKS,
    *firmness.CHECKS,
    *figures.CHECKS,
    *agreement.CHECKS,
    *code_agreement.CHECKS,
    *dates_and_costs.CHECKS,
    *days_to_come.CHECKS,
    *law_agreement.CHECKS,
    *retelling.CHECKS,
    *twice.CHECKS,
    *candour.CHECKS,
)
Gate = Callable[[Catalogue], list[str]]
