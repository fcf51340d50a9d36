"""What a check of words asks, on every page where somebody may say why it is right as it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from evidence.admin.parts.problem_links import linked
from evidence.curation.problem_words import field_in_words
from evidence.drafts.rows import kinds
from evidence.editions.gate import Problem
from evidence.editions.kept import Question

BOX = "kept-"
LONGEST = 500


@dataclass(frozen=True)
class Asked:
    """One question with its box."""

    question: Question
    name: str
    """The name of the box."""
    why: str
    """What was typed into it."""
    entry: str
    """Like “Finding: drops-burn”."""
    field: str
    """The words of the entry's form for the field; empty where the whole entry is asked about."""
    url: str
    """The entry's form; empty where no draft holds it."""


def asked(found: Iterable[Problem | Question], request: HttpRequest) -> list[Asked]:
    """The questions among these problems, in words, with what was typed into their boxes."""
    typed = typed_reasons(request)
    questions = (one.question if isinstance(one, Problem) else one for one in found)
    return [_asked(one, typed) for one in questions if one is not None]


def typed_reasons(request: HttpRequest) -> dict[str, str]:
    """What was typed into the boxes, by the code of the question."""
    return {
        name.removeprefix(BOX): value[:LONGEST]
        for name, value in request.POST.items()
        if name.startswith(BOX) and isinstance(value, str)
    }


def told_at_once(problem: Problem) -> str:
    """What an author is told on submitting: what must be mended, or what a reviewer will be asked."""
    told = (
        _("Before it can be approved, mend this: %s")
        if problem.question is None
        else _(
            "A check asks about the words: %s. Mend it if it is wrong. If it is right, the second person"
            " says why before approving."
        )
    )
    (link,) = linked([str(problem)])
    return format_html(told.replace("%s", "{}"), link.as_link())


def _asked(question: Question, typed: Mapping[str, str]) -> Asked:
    draft = question.draft()
    model = next((it.model for it in kinds() if it.model._meta.model_name == question.kind), None)
    field = field_in_words(model, question.field) if model else question.field
    kind = capfirst(str(model._meta.verbose_name)) if model else ""
    entry = f"{kind}: {' '.join(question.identity)}" if model else question.entry
    return Asked(
        question,
        f"{BOX}{question.code}",
        typed.get(question.code, ""),
        entry,
        capfirst(field),
        reverse(f"admin:evidence_{question.kind}_change", args=[draft.pk]) if draft else "",
    )
