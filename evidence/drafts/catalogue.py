"""Draft rows to one catalogue and back, by the names that both share.

A draft's columns carry the names of the fields in `evidence.core`, so no kind needs a
conversion of its own: rows become plain data, and `from_plain` makes and checks the values.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from evidence import models as rows
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.serialisation import from_plain, to_plain
from evidence.drafts.approvals import differs, kept_contents, kinds_kept
from evidence.drafts.rows import (
    UNION,
    Kind,
    columns_of,
    kinds,
    part_models,
    part_rows,
    parts_by_draft,
    plain_row,
)
from evidence.models import CountryUnion, Draft, State

__all__ = [
    "DraftsExist",
    "Kind",
    "build_catalogue",
    "changed_behind_their_approval",
    "has_drafts",
    "kinds",
    "store_catalogue",
    "unapproved",
]


class DraftsExist(Exception):
    """There are drafts already, and storing a catalogue would mix with them."""


def has_drafts() -> bool:
    """Whether anything was drafted before."""
    return any(kind.drafts().exists() for kind in kinds())


def build_catalogue(*, approved_only: bool = False, also: Collection[Draft] = ()) -> Catalogue:
    """The catalogue that the drafts make, with one query for each kind of row.

    `approved_only`: every draft as it was last approved; one that never was is left out. Those of
    `also` count as they stand, as if they were approved.
    Raises ShapeError where a draft lacks something an edition needs.
    """
    plain: dict[str, Any] = {}
    as_they_stand = {(type(draft), draft.pk) for draft in also}
    for kind in kinds():
        parts = {name: parts_by_draft(model) for name, model in part_models(kind.model).items()}
        found: dict[int, tuple[State, dict[str, Any]]] = {
            draft.pk: (
                State.APPROVED if (kind.model, draft.pk) in as_they_stand else State(draft.state),
                _entry(draft, kind, parts),
            )
            for draft in kind.drafts()
        }
        open_rows = [pk for pk, (state, _plain) in found.items() if state != State.APPROVED]
        kept = kept_contents(kind.model._meta.model_name or "", open_rows) if approved_only else {}
        entries = [
            kept.get(pk, entry)
            for pk, (state, entry) in found.items()
            if not approved_only or state == State.APPROVED or pk in kept
        ]
        if kind.model is CountryUnion:
            members = [union["members"] for union in entries if union["key"] == UNION]
            plain[kind.name] = list(chain.from_iterable(members))
        else:
            plain[kind.name] = entries
    plain["colophon"] = next(iter(plain["colophon"]), None)
    catalogue: Catalogue = from_plain(Catalogue, plain, "drafts")
    return catalogue


def entries_now(kind: Kind) -> Iterator[tuple[Draft, Mapping[str, Any]]]:
    """Every draft of one list with its plain content as it stands, approved or not."""
    parts = {name: parts_by_draft(model) for name, model in part_models(kind.model).items()}
    for draft in kind.drafts():
        yield draft, _entry(draft, kind, parts)


@transaction.atomic
def store_catalogue(
    catalogue: Catalogue,
    *,
    origin: str,
    state: State = State.DRAFT,
    for_curators: Mapping[str, Mapping[str, Any]] | None = None,
) -> int:
    """Write every entry of a catalogue as a draft and say how many there are.

    `for_curators` holds further columns of sources by key. Raises DraftsExist
    when anything was drafted before.
    """
    if has_drafts():
        raise DraftsExist("there are drafts already")
    plain = to_plain(catalogue)
    plain["colophon"] = [plain["colophon"]]
    plain["eu_members"] = [{"key": UNION, "members": plain["eu_members"]}]
    stored = 0
    for kind in kinds():
        # What was compiled together falls due together, unless an entry has a day of its own.
        due = date.fromisoformat(catalogue.colophon.review_due_on)
        common: dict[str, Any] = {"origin": origin, "state": state}
        if kind.topic:
            common["topic"] = kind.topic
        drafts = []
        for place, entry in enumerate(plain[kind.name]):
            columns = common | columns_of(kind.model, entry)
            columns["review_due_on"] = columns.get("review_due_on") or due
            drafts.append(kind.model(position=place, **columns))
        if kind.model is rows.Source:
            for draft in drafts:
                for name, value in (for_curators or {}).get(draft.key, {}).items():  # type: ignore[attr-defined]
                    setattr(draft, name, value)
        drafts = bulk_create_with_history(drafts, kind.model, default_change_reason=origin)
        for name, model in part_models(kind.model).items():
            owned = zip(drafts, plain[kind.name], strict=True)
            parts = list(part_rows(model, ((draft, entry.get(name, [])) for draft, entry in owned)))
            bulk_create_with_history(parts, model, default_change_reason=origin)
        stored += len(drafts)
    return stored


def unapproved() -> Iterator[tuple[Kind, Draft]]:
    """Every draft that nobody has approved as it stands now."""
    for kind in kinds():
        for draft in kind.drafts().exclude(state=State.APPROVED):
            yield kind, draft


def changed_behind_their_approval() -> list[str]:
    """A sentence for each draft that says it is approved and holds something else."""
    found = []
    with_approvals = kinds_kept()
    for kind in kinds():
        name = kind.model._meta.model_name or ""
        if name not in with_approvals:
            continue
        kept = kept_contents(name, None)
        parts = {name: parts_by_draft(model) for name, model in part_models(kind.model).items()}
        for draft in kind.drafts().filter(pk__in=kept, state=State.APPROVED):
            if differs(kept[draft.pk], _entry(draft, kind, parts)):
                told = f"{draft._meta.verbose_name} “{draft}”"
                found.append(f"{told} was changed after its approval. Save it and submit it again.")
    return found


def _entry(draft: Draft, kind: Kind, parts: Mapping[str, Mapping[Any, list[Any]]]) -> Any:
    if isinstance(draft, CountryUnion):
        return {"key": draft.key, "members": list(draft.members)}
    return plain_row(draft, kind.value, parts)
