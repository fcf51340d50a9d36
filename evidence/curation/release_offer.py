"""What a release's starter brings to an installation that has its own edits, compared three ways.

*Before* is the starter this installation took over last, *ours* are its drafts, *theirs* is the starter
of the release. What nobody touched here becomes a proposed change that waits for a review; what both
sides changed stands side by side for a curator to decide; what curators changed, added or deleted
stays. Nothing is approved or published by it, and a second run finds nothing.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from evidence.audit import trail as audit
from evidence.audit.trail import Action
from evidence.core.edition import snapshot
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.serialisation import ShapeError, to_plain, what_it_says
from evidence.curation.change_sets import settle_set
from evidence.curation.rewriting import new_parts, rewrite
from evidence.drafts.catalogue import entries_now, kinds
from evidence.drafts.rows import Kind, columns_of
from evidence.models import (
    Brought,
    ChangeSet,
    ChangeSetEntry,
    Colophon,
    CountryUnion,
    Draft,
    Edition,
    Source,
    StarterTaken,
    State,
)
from evidence.starter import FOLDER, curators_notes, starter_catalogue

SHIPPED = FOLDER / "shipped.json"
"""Digests of the entries of starters that were loaded before installations wrote down which they took."""

STARTER_ORIGIN = "starter edition"
"""What a draft says of where it came from when a starter was loaded."""

Plain = Mapping[str, Any]
Name = tuple[str, ...]
Digests = Mapping[str, Mapping[Name, str]]


class OfferRefused(Exception):
    """The starter cannot be offered to this installation; the message says why and what to do."""


@dataclass(frozen=True)
class Base:
    """What this installation took over last."""

    compiled_on: str
    digests: Digests
    plain: Mapping[str, Mapping[Name, Plain]]
    """Empty where only digests of it are known."""


@dataclass(frozen=True)
class Offer:
    """One entry that differs between a release and this installation."""

    kind: Kind
    name: Name
    brought: Brought
    before: Plain | None = None
    ours: Draft | None = None
    theirs: Plain | None = None
    position: int = 0
    """Of the entry of ours that it follows in the release."""


def brings_something(starter: Catalogue | None = None) -> str:
    """The day of a release's starter that this installation has not seen yet; empty: it has.

    Empty as well where nothing ever came from a starter: then nothing of it can have grown old.
    """
    starter = starter or starter_catalogue()
    taken = StarterTaken.objects.order_by("-pk").values_list("sha256", flat=True).first()
    if taken is None and _came_from_a_starter():
        taken = Edition.objects.order_by("number").values_list("sha256", flat=True).first() or ""
    return "" if taken in (None, _digest_of(starter)) else starter.colophon.compiled_on


def remember(starter: Catalogue, *, by: Any) -> StarterTaken:
    """Write down that this starter was taken over: the next release is compared with it."""
    text = snapshot.dumps(starter)
    taken = StarterTaken(
        compiled_on=starter.colophon.compiled_on,
        snapshot=text,
        sha256=snapshot.digest(text),
        by=str(by)[:150],
        at=timezone.now(),
    )
    taken.save()
    return taken


def offers(starter: Catalogue) -> list[Offer]:
    """Every entry that differs, list by list, in the release's order; what it leaves alone included.

    Raises OfferRefused where the starter is older than what was taken over.
    """
    base = _base()
    if starter.colophon.compiled_on < base.compiled_on:
        told = _(
            "This starter is of %(theirs)s, and one of %(ours)s was taken over already. Nothing was"
            " changed. Take the files of a newer release."
        )
        raise OfferRefused(
            told % {"theirs": starter.colophon.compiled_on, "ours": base.compiled_on}
        )
    return [offer for kind in kinds() for offer in _offers_of(kind, starter, base)]


@transaction.atomic
def offer(starter: Catalogue, *, by: Any) -> ChangeSet | None:
    """Put what the release brings into one change set; None: it brings nothing.

    Whoever runs it counts as the author of every proposed change, and cannot approve one. Raises
    OfferRefused; then nothing has changed.
    """
    if not by.has_perm("evidence.add_changeset"):
        raise OfferRefused(_("Only authors may take over what a release brings."))
    if _is_known(starter):
        return None
    day = starter.colophon.compiled_on
    # Holds the trail until this is done: of two runs at once the second finds nothing.
    audit.record(Action.OFFERED, by=by, name=_("The starter of %s") % day)
    if _is_known(starter):
        return None
    found = offers(starter)
    remember(starter, by=by)
    if not any(one.brought in NEWS for one in found):
        return None
    change_set = _set_for(day, by)
    for one in found:
        _enter(change_set, one, by)
    settle_set(change_set)
    return change_set


NEWS = (Brought.ADDED, Brought.CHANGED, Brought.BOTH, Brought.DROPPED, Brought.HANGING)
"""What a release brings; the rest is ours and only listed."""


def _is_known(starter: Catalogue) -> bool:
    known = StarterTaken.objects.order_by("-pk").values_list("sha256", flat=True).first()
    return bool(known == _digest_of(starter))


def _offers_of(kind: Kind, starter: Catalogue, base: Base) -> Iterator[Offer]:
    ours = {draft.name_in_editions: (draft, plain) for draft, plain in entries_now(kind)}
    theirs = entries_of(kind, starter)
    before, then = base.digests.get(kind.name, {}), base.plain.get(kind.name, {})
    position = 0
    for name in dict.fromkeys((*theirs, *ours)):
        draft, now = ours.get(name, (None, None))
        position = draft.position if draft else position
        brought = _brought(
            before.get(name),
            None if now is None else digest_of(kind, now),
            digest_of(kind, theirs[name]) if name in theirs else None,
        )
        if brought:
            yield Offer(kind, name, brought, then.get(name), draft, theirs.get(name), position)


def _brought(before: str | None, ours: str | None, theirs: str | None) -> Brought | None:
    """How an entry stands between what was taken over, ours and theirs. None: nothing to tell."""
    if ours == theirs:
        return None
    if ours is None:
        return Brought.ADDED if before is None else Brought.GONE_HERE
    if theirs is None:
        if before is None:
            return Brought.OWN_NEW
        return Brought.DROPPED
    if ours == before:
        return Brought.CHANGED
    return Brought.OWN if theirs == before else Brought.BOTH


def entries_of(kind: Kind, catalogue: Catalogue) -> dict[Name, Plain]:
    """The plain entries of one list of a catalogue, by their names."""
    held = getattr(catalogue, kind.name)
    if kind.model is CountryUnion:
        plain = [{"key": name[0], "members": list(held)} for name in kind.names_in(catalogue)]
    else:
        plain = to_plain(held if isinstance(held, tuple) else (held,))
    return dict(zip(kind.names_in(catalogue), plain, strict=True))


def digest_of(kind: Kind, plain: Plain) -> str:
    """What two versions of an entry have in common when they say the same.

    When to look again is a matter of each installation, and what is not used says nothing: a release
    that can hold more does not make every entry look changed.
    """
    without = () if kind.model is Colophon else ("review_due_on",)
    said = {name: value for name, value in plain.items() if name not in without}
    text = json.dumps(what_it_says(said), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _base() -> Base:
    """What was taken over last: as written down, else the first edition, else what was shipped then."""
    taken = StarterTaken.objects.order_by("-pk").first()
    if taken is None and not _came_from_a_starter():
        return Base("", {}, {})
    taken = taken or Edition.objects.order_by("number").first()
    if taken is not None:
        try:
            return _base_of(snapshot.loads(taken.snapshot))
        except ShapeError:
            # An edition this release cannot read any more: its entries are known by their digests.
            pass
    return _shipped()


def _came_from_a_starter() -> bool:
    return any(kind.drafts().filter(origin=STARTER_ORIGIN).exists() for kind in kinds())


def _base_of(catalogue: Catalogue) -> Base:
    plain = {kind.name: entries_of(kind, catalogue) for kind in kinds()}
    digests = {
        kind.name: {name: digest_of(kind, one) for name, one in plain[kind.name].items()}
        for kind in kinds()
    }
    return Base(catalogue.colophon.compiled_on, digests, plain)


def _shipped() -> Base:
    """The shipped starter of which most drafts are left."""
    now = {
        (kind.name, draft.name_in_editions, digest_of(kind, plain))
        for kind in kinds()
        for draft, plain in entries_now(kind)
    }
    starters = [_read_shipped(one) for one in json.loads(SHIPPED.read_text(encoding="utf-8"))]
    return max(starters, key=lambda base: (len(now & _flat(base)), base.compiled_on))


def _read_shipped(plain: Plain) -> Base:
    digests = {
        kind: {tuple(json.loads(name)): digest for name, digest in entries.items()}
        for kind, entries in plain["entries"].items()
    }
    return Base(plain["compiled_on"], digests, {})


def _flat(base: Base) -> set[tuple[str, Name, str]]:
    return {
        (kind, name, digest)
        for kind, entries in base.digests.items()
        for name, digest in entries.items()
    }


@lru_cache(maxsize=2)
def _digest_of(starter: Catalogue) -> str:
    return snapshot.digest(snapshot.dumps(starter))


def _set_for(day: str, by: Any) -> ChangeSet:
    """One open set for what releases bring: a newer one goes on where the last was left."""
    title, origin = _("What the release of %s brings") % day, f"starter of {day}"
    open_one = ChangeSet.objects.filter(closed_at=None).exclude(origin="").first()
    if open_one is None:
        return ChangeSet.objects.create(
            title=title, origin=origin, made_by=str(by), made_by_id=by.pk
        )
    open_one.title, open_one.origin = title, origin
    open_one.save(update_fields=["title", "origin"])
    return open_one


def _enter(change_set: ChangeSet, one: Offer, by: Any) -> None:
    """One entry of the set, its draft written where nobody here has touched it."""
    kind = one.kind.model._meta.model_name or ""
    row, brought = one.ours.pk if one.ours else None, one.brought
    name = str(one.ours) if one.ours else " ".join(one.name)
    if one.theirs is not None and brought == Brought.CHANGED and one.ours:
        rewrite(
            one.ours,
            one.theirs,
            by=by,
            reason=change_set.origin,
            action=Action.CHANGED,
            submit=True,
        )
    elif one.theirs is not None and brought == Brought.ADDED:
        made = _made(one, change_set.origin, by)
        if made is None:
            brought = Brought.HANGING
        else:
            row, name = made.pk, str(made)
    old = ChangeSetEntry.objects.filter(change_set=change_set, kind=kind)
    (old.filter(row=row) if row else old.filter(row=None, name=name[:200])).delete()
    ChangeSetEntry.objects.create(
        change_set=change_set,
        kind=kind,
        row=row,
        name=name[:200],
        brought=brought,
        before=_text(one.before),
        offered=_text(one.theirs),
    )


def _text(plain: Plain | None) -> str:
    return "" if plain is None else json.dumps(plain, sort_keys=True, ensure_ascii=False)


def _made(one: Offer, origin: str, by: Any) -> Draft | None:
    """The new draft, after the one it follows in the release. None: it hangs on what was deleted here."""
    kind, theirs = one.kind, one.theirs or {}
    columns: dict[str, Any] = {
        **({"topic": kind.topic} if kind.topic else {}),
        **columns_of(kind.model, theirs),
    }
    if _hangs(kind.model, columns):
        return None
    columns["review_due_on"] = columns.get("review_due_on") or None
    if kind.model is Source and (note := curators_notes().get(theirs["key"])):
        columns |= {"read_at": note.read_at, "note": note.note, "used_in": note.used_in}
    draft: Any = kind.model(
        **columns,
        position=one.position,
        origin=origin,
        state=State.IN_REVIEW,
        written_by=[by.pk],
        submitted_by=by.pk,
    )
    if draft.review_due_on is None:
        draft.checked_again(timezone.localdate())
    try:
        with transaction.atomic():
            (made,) = bulk_create_with_history(
                [draft], kind.model, default_user=by, default_change_reason=origin
            )
            new_parts(made, theirs, by=by, reason=origin)
    except IntegrityError:
        # It clashes with an entry of ours that goes by another name.
        return None
    audit.record_added([made], by=by, reason=origin)
    found: Draft = made
    return found


def _hangs(model: type[models.Model], columns: Mapping[str, Any]) -> bool:
    """Whether it points to something that is not there."""
    for field in model._meta.concrete_fields:
        value = columns.get(field.attname)
        if not isinstance(field, models.ForeignKey) or value is None:
            continue
        target: Any = field.related_model
        if not target._default_manager.filter(**{field.target_field.name: value}).exists():
            return True
    return False
