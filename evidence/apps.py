"""The evidence app: drafts that curators edit and editions that people see."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    """Named so that migrations and permissions keep their label."""

    name = "evidence"
    label = "evidence"
    verbose_name = _("Evidence")

    def ready(self) -> None:
        """Write the audit trail, and who wrote each draft, along with the history."""
        from evidence.audit import trail
        from evidence.curation import authorship

        trail.listen()
        authorship.listen()
