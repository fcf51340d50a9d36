"""A form that notices when somebody else saved the entry after it was opened."""

from typing import Any

from django.utils.translation import gettext as _

from evidence.audit import trail
from evidence.curation.review import version_of
from evidence.models import AuditRow


def fresh_only(form: Any, version: str) -> Any:
    """The form class, refusing data that was written against another revision.

    A form posted without a version comes from no page of ours and is taken as fresh.
    """

    class Fresh(form):  # type: ignore[misc]
        """Checked against the row as it stands now."""

        def clean(self) -> Any:
            cleaned = super().clean()
            if version and self.instance.pk and version != version_of(self.instance):
                self.add_error(None, _told(self.instance))
            return cleaned

    return Fresh


def _told(draft: Any) -> str:
    kind, row = trail.about(draft)
    last = AuditRow.objects.filter(kind=kind, row=row).order_by("-pk").first()
    return _(
        "%(by)s saved this entry after you opened it. Nothing of yours was saved. Copy what you"
        " wrote, open the entry again, and put it in there."
    ) % {"by": last.by if last else _("Somebody")}
