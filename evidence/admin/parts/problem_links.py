"""Problems in plain words, each with a link to the entry that a curator mends."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html

from evidence.curation.problem_words import in_plain_words


@dataclass(frozen=True)
class LinkedProblem:
    """One sentence, and where to go."""

    words: str
    url: str = ""
    """Empty: it is about no single entry."""

    def as_link(self) -> str:
        """The sentence, its entry one click away."""
        return format_html('<a href="{}">{}</a>', self.url, self.words) if self.url else self.words


def linked(problems: Iterable[str]) -> list[LinkedProblem]:
    """What checks and proof say, in the same order."""
    return [
        LinkedProblem(
            one.words,
            reverse(f"admin:evidence_{one.draft._meta.model_name}_change", args=[one.draft.pk])
            if one.draft
            else "",
        )
        for one in in_plain_words(problems)
    ]
