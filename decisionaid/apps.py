"""The project package as an app: it brings commands and listens to logins, and has no tables."""

from django.apps import AppConfig


class DecisionaidConfig(AppConfig):
    """Wiring that can only be done once all apps are there."""

    name = "decisionaid"
    label = "decisionaid"

    def ready(self) -> None:
        """Listen to what the security log tells of, and lend curators the questionnaire's words."""
        from decisionaid import security_log
        from evidence.curation.question_words import Asked, learn
        from questionnaire.questions import QUESTIONS

        security_log.listen()
        learn({key: Asked(asked.legend, asked.labels) for key, asked in QUESTIONS.items()})
