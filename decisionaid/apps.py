"""The project package as an app: it brings commands and listens to logins, and has no tables."""

from functools import lru_cache
from threading import local

from django.apps import AppConfig
from django.conf import settings
from django.urls import base as addresses
from django.utils.translation import trans_real

TEXTS_KEPT = 5_000
"""Translated texts kept of a language: those that stand in code and templates, and more."""


class DecisionaidConfig(AppConfig):
    """Wiring that can only be done once all apps are there."""

    name = "decisionaid"
    label = "decisionaid"

    def ready(self) -> None:
        """Listen to what the security log tells of, and lend curators the questionnaire's words."""
        from decisionaid import security_log
        from evidence.curation.question_words import Asked, learn
        from questionnaire.questions import QUESTIONS

        keep_by_thread()
        keep_translations()
        security_log.listen()
        learn({key: Asked(asked.legend, asked.labels) for key, asked in QUESTIONS.items()})


def keep_by_thread() -> None:
    """Keep the language and the prefix of a request by its thread, which is where every request stays here.

    Django also follows tasks from thread to thread; a page asks some two hundred times, each many times as slow.
    """
    trans_real._active = local()  # type: ignore[attr-defined]
    addresses._prefixes = local()  # type: ignore[attr-defined]
    addresses._urlconfs = local()  # type: ignore[attr-defined]


def keep_translations() -> None:
    """Look each text up once in a language: a page says a hundred, and Django asks every catalogue for each.

    Only texts that stand in code and templates are looked up, with places in them for what a page
    fills in; so nothing that a person said is kept.
    """
    for code, _name in settings.LANGUAGES:
        words = trans_real.translation(code)
        words.gettext = lru_cache(maxsize=TEXTS_KEPT)(words.gettext)  # type: ignore[method-assign]
