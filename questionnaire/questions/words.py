"""The shape of a question's words; the questions themselves stand in the modules beside this one."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Words in English, translated when a page shows them.
if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Text = StrOrPromise
else:
    Text = str | Promise


@dataclass(frozen=True)
class Choice:
    """One answer a person can pick, under its stable code."""

    code: str
    label: Text
    hint: Text = ""


@dataclass(frozen=True)
class Question:
    """Everything a person reads of one item."""

    key: str
    legend: Text
    """The question, as the page asks it."""
    label: Text
    """The question in a few words, for the list of answers."""
    missing: Text = ""
    """What to do when nothing was answered. Empty: the question can be skipped."""
    why: Text = ""
    hint: Text = ""
    choices: tuple[Choice, ...] = ()
    unanswered: Text = field(default=_("Not answered. You can leave it like this."))
    """What an unanswered question means, for the list of answers."""

    @cached_property
    def required(self) -> bool:
        """Whether the page asks for an answer, which may be "I am not sure"."""
        return bool(self.missing)

    @property
    def labels(self) -> dict[str, Text]:
        """Code to label."""
        return {choice.code: choice.label for choice in self.choices}


TO_CHECK = _("We will treat this as something to check.")
TO_CHECK_UNANSWERED = _("Not answered. We will treat this as something to check.")
ONE = _("Choose one answer")
ONE_OR_MORE = _("Choose one or more answers, or the last one that fits")


def rather_not_say(hint: Text = TO_CHECK) -> Choice:
    """The choice to keep an answer to oneself, with what that means."""
    return Choice("prefer_not_to_say", _("I would rather not say"), hint)


def not_sure(hint: Text = TO_CHECK) -> Choice:
    """The choice not to know, with what that means."""
    return Choice("not_sure", _("I am not sure"), hint)
