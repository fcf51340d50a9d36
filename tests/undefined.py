"""A variable that no one defined fails the test, if one of our own templates names it.

Django's admin relies on undefined variables being empty, so for templates from
elsewhere this is the empty string that Django would use.
"""

import sys
from pathlib import Path
from types import FrameType

from django.template.base import FilterExpression, Node

PROJECT = Path(__file__).resolve().parent.parent
OURS = tuple(str(PROJECT / folder) for folder in ("templates", "evidence", "questionnaire"))


class UndefinedVariable(AssertionError):
    """Raised by no template engine, so that none can swallow it."""


class Undefined(str):
    """Asked for its truth when Django meets an undefined variable, before any filter."""

    __slots__ = ()

    def __bool__(self) -> bool:
        frame = sys._getframe(1)
        asking = frame.f_locals.get("self")
        if isinstance(asking, FilterExpression) and (template := template_of(frame)):
            raise UndefinedVariable(f"{asking.var} is not defined in {template}")
        return False


def template_of(frame: FrameType | None) -> str:
    """The path of our template that is being rendered here; empty for one from elsewhere."""
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and hasattr(node, "origin"):
            name = node.origin.name
            return name if name.startswith(OURS) else ""
        frame = frame.f_back
    return ""
