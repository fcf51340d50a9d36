"""Answers files of people that were made as values."""

from typing import Any

from evidence.core.assessment.profile import Money, Preferences, Profile


def answers_from(profile: Profile, preferences: Preferences) -> dict[str, Any]:
    """The answers file of a person: the exact reverse of `profile_from_answers`."""
    answers: dict[str, Any] = {}
    for key, value in {**vars(profile), **vars(preferences)}.items():
        if isinstance(value, Money):
            answers[key] = {"amount": value.amount, "currency": value.currency}
        elif key == "importance":
            answers |= {key: dict(value)} if value else {}
        elif value is not None:
            answers[key] = list(value) if isinstance(value, tuple) else value
    return answers
