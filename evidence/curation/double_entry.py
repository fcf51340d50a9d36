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
    """Whoever entered the numbers cannot be their second reader."""


def numbers_of(finding: Any) -> str:
    """The numbers as one text, so that any other numbers need another check."""
    return " ".join(f"{name}={getattr(finding, name)}" for name in NUMBERS)


def needs_second_reader(finding: Finding) -> bool:
    """A harm with counts, whose numbers as they stand nobody else has typed."""
    if finding.side != Side.HARM or (
        finding.treated_events is None and finding.control_events is None
    ):
        return False
    every: Any = NumberCheck.objects
    checks = every.filter(finding=finding.pk, numbers=numbers_of(finding))
    return not checks.exclude(checked_by_id=entered_by(finding)).exists()


def why_not_yet(draft: Any) -> str:
    """What keeps a draft from being approved; empty where nothing does."""
    if isinstance(draft, Finding) and needs_second_reader(draft):
        return _("A second person must type the numbers of “%s” again first.") % draft.key
    return ""


def entered_by(finding: Finding) -> Any:
    """The login that gave the numbers the values they have now; None where none is known."""
    now, found = numbers_of(finding), None
    rows: Any = finding.history.order_by("-history_date", "-history_id")
    for row in rows:
        if numbers_of(row) != now:
            break
        found = row.history_user_id
    return found


def confirm(
    finding: Finding, typed: Mapping[str, int | None], *, by: AbstractBaseUser, now: datetime
) -> NumberCheck:
    """Write down that a second person typed the same numbers.

    Raises SamePerson or NotTheSame, and then nothing is written.
    """
    if entered_by(finding) == by.pk:
        raise SamePerson
    if different := [name for name in NUMBERS if getattr(finding, name) != typed.get(name)]:
        raise NotTheSame(different)
    check = NumberCheck(
        finding=finding, numbers=numbers_of(finding), checked_by_id=by.pk, checked_at=now
    )
    check.save()
    return check
