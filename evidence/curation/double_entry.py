"""The numbers of a harm, typed again by a second person before anybody may approve them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from evidence.core.edition.vocabulary import Side
from evidence.models import Finding, NumberCheck

NUMBERS = ("treated_events", "treated_people", "control_events", "control_people", "weeks")


class NotTheSame(Exception):
    """The numbers typed again are others; `fields` names which, never what they should be."""

    def __init__(self, fields: list[str]) -> None:
        """Both people look at the source again."""
        self.fields = fields
        super().__init__(", ".join(fields))


class SamePerson(Exception):
    """Whoever entered one of the numbers cannot be their second reader."""


def numbers_of(finding: Any) -> str:
    """The numbers as one text, so that any other numbers need another check."""
    return " ".join(f"{name}={getattr(finding, name)}" for name in NUMBERS)


def needs_second_reader(finding: Finding) -> bool:
    """A harm with counts, whose numbers as they stand nobody else has typed since they stand so."""
    if finding.side != Side.HARM or (
        finding.treated_events is None and finding.control_events is None
    ):
        return False
    every: Any = NumberCheck.objects
    checks = every.filter(finding=finding.pk, numbers=numbers_of(finding))
    others = checks.exclude(checked_by_id__in=entered_by(finding))
    return not any(_is_since(check, _standing_since(finding)) for check in others)


def why_not_yet(draft: Any) -> str:
    """What keeps a draft from being approved; empty where nothing does."""
    if isinstance(draft, Finding) and needs_second_reader(draft):
        return _("A second person must type the numbers of “%s” again first.") % draft.key
    return ""


def entered_by(finding: Finding) -> set[int]:
    """The logins that ever gave one of the numbers the value it has now.

    Not only the last one: who types an old number back, or changes one of five, does not make a
    second reader of the person who entered the others.
    """
    found: set[int] = set()
    before: Any = None
    rows: Any = finding.history.order_by("history_date", "history_id")
    for row in rows:
        gave = any(
            getattr(row, name) == getattr(finding, name)
            and (before is None or getattr(before, name) != getattr(row, name))
            for name in NUMBERS
        )
        if gave and row.history_user_id is not None:
            found.add(row.history_user_id)
        before = row
    return found


def _standing_since(finding: Finding) -> Any:
    """The revision in which the numbers became what they are; None where no history tells."""
    now, since = numbers_of(finding), None
    rows: Any = finding.history.order_by("-history_date", "-history_id")
    for row in rows:
        if numbers_of(row) != now:
            break
        since = row
    return since


def _is_since(check: NumberCheck, since: Any) -> bool:
    """Whether a check was made while the numbers stood as they do: an older one was of an older entry."""
    if since is None:
        return True
    if check.revision is None:
        # From before checks named their revision.
        return bool(check.checked_at >= since.history_date)
    return bool(check.revision >= since.history_id)


def confirm(
    finding: Finding, typed: Mapping[str, int | None], *, by: AbstractBaseUser, now: datetime
) -> NumberCheck:
    """Write down that a second person typed the same numbers.

    Raises SamePerson or NotTheSame, and then nothing is written.
    """
    if by.pk in entered_by(finding):
        raise SamePerson
    if different := [name for name in NUMBERS if getattr(finding, name) != typed.get(name)]:
        raise NotTheSame(different)
    rows: Any = finding.history
    check = NumberCheck(
        finding=finding,
        numbers=numbers_of(finding),
        revision=rows.order_by("-history_id").values_list("history_id", flat=True).first() or 0,
        checked_by_id=by.pk,
        checked_at=now,
    )
    check.save()
    return check
