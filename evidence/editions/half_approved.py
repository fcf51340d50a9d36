"""What would go out while its other half still waits: a study's benefit without that study's harm."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from evidence.core.edition import snapshot
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import Checked, Side
from evidence.models import Edition, Finding, Harm, Source, State

FROM_A_LIST = "import "
"""How the origin of a draft begins that came with an imported list."""


@dataclass(frozen=True)
class WaitingHarm:
    """A harm that nobody has approved as it stands, beside what would go out without it."""

    kind: str
    """The model's name: `finding` or `harm`."""
    row: int
    name: str
    """The key by which the publisher decides about it."""
    text: str
    state: str
    beside: tuple[str, ...]
    """Keys of the benefits, studies or options that would go out now."""


def waiting_harms(catalogue: Catalogue) -> list[WaitingHarm]:
    """Harms that wait for approval, of a study or option about which this content says something new."""
    going = list(_going_out(catalogue, _last()))
    return list(_waiting_beside(going)) if going else []


def undecided(catalogue: Catalogue, without: Collection[str]) -> list[WaitingHarm]:
    """Waiting harms about which the publisher has not decided that they come later."""
    return [one for one in waiting_harms(catalogue) if one.name not in without]


def never_looked_up(catalogue: Catalogue) -> list[Source]:
    """Sources from imported lists that this content is the first to name and nobody has looked up."""
    last = _last()
    known = set(last.source) if last else set()
    new = [
        one.key
        for one in catalogue.sources
        if one.key not in known and one.checked is Checked.NOT_TRACED
    ]
    found = Source.objects.filter(key__in=new, origin__startswith=FROM_A_LIST)
    return list(found.order_by("position", "pk"))


def _last() -> Catalogue | None:
    edition = Edition.objects.order_by("-number").first()
    return snapshot.loads(edition.snapshot) if edition else None


def _going_out(
    catalogue: Catalogue, last: Catalogue | None
) -> Iterator[tuple[str, frozenset[str]]]:
    """Benefits, studies and options that say something new, with the study and option they are about."""
    if last is None:
        return
    before = {one.key: one for one in last.findings}
    for finding in catalogue.findings:
        if finding.side is Side.BENEFIT and before.get(finding.key) != finding:
            about = {finding.option, finding.study} - {None}
            yield finding.key, frozenset(str(one) for one in about)
    for study in catalogue.studies:
        if last.study.get(study.key) != study:
            yield study.key, frozenset([study.key])
    for option in catalogue.options:
        if last.option.get(option.key) != option:
            yield option.key, frozenset([option.key])


def _waiting_beside(going: list[tuple[str, frozenset[str]]]) -> Iterator[WaitingHarm]:
    open_findings = Finding.objects.filter(side=Side.HARM).exclude(state=State.APPROVED)
    for one in open_findings.order_by("position", "pk"):
        if beside := _beside(going, {one.option_id, one.study_id} - {None}):
            yield WaitingHarm("finding", one.pk, one.key, one.text, one.state, beside)
    for harm in Harm.objects.exclude(state=State.APPROVED).order_by("position", "pk"):
        if beside := _beside(going, set(harm.methods)):
            yield WaitingHarm("harm", harm.pk, harm.key, harm.plain_summary, harm.state, beside)


def _beside(
    going: list[tuple[str, frozenset[str]]], named: Collection[str | None]
) -> tuple[str, ...]:
    return tuple(key for key, about in going if about & set(named))
