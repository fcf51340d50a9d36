"""The project package as an app: it brings commands and listens to logins, and has no tables."""

from django.apps import AppConfig


class DecisionaidConfig(AppConfig):
    """Wiring that can only be done once all apps are there."""

    name = "decisionaid"
    label = "decisionaid"

    def ready(self) -> None:
        """Listen to what the security log tells of."""
        from decisionaid import security_log

        security_log.listen()
