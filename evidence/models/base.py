"""What every draft and every part of a draft has in common."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class State(models.TextChoices):
    """How far a draft is on its way to patients."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", _("approved")


def state_words(value: str) -> str:
    """Like “in review” for in_review; what is no state stays as it is."""
    return str(State(value).label) if value in State.values else value


class Draft(models.Model):
    """One entry that curators edit. Patients see it only as part of a published edition.

    The names of the other fields are the names in `evidence.core`, so that one conversion
    serves all kinds (see `evidence.drafts.catalogue`).
    """

    identity: ClassVar[tuple[str, ...]] = ("key",)
    """The fields that tell one entry of this kind from another, in every edition."""
    review_after: ClassVar[timedelta] = timedelta(days=182)
    """How long an entry stands before somebody should check it again."""

    position = models.PositiveIntegerField(
        _("position"),
        blank=True,
        db_index=True,
        help_text=_("Order on the page, lowest first. Leave empty to put it last."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT, db_index=True
    )
    review_due_on = models.DateField(
        _("review due on"),
        null=True,
        blank=True,
        help_text=_("The day by which somebody should check this again, like 2027-05-22."),
    )
    origin = models.CharField(
        _("origin"),
        max_length=100,
        blank=True,
        editable=False,
        help_text=_("Where this draft came from when no curator typed it."),
    )
    # Numbers, not relations: a removed account must not change who may approve.
    written_by = models.JSONField(_("written by"), null=True, blank=True, editable=False)
    """Logins of everybody who wrote or submitted what waits for approval; none of them may approve it.
    None: nobody yet. Ask `evidence.curation.authorship.writers_of`."""
    submitted_by = models.BigIntegerField(_("submitted by"), null=True, blank=True, editable=False)
    """The login that asked for the review under way, and hears how it went. None: nobody has."""
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    # Who may approve is a matter of today; each revision names its own writer.
    history = HistoricalRecords(inherit=True, excluded_fields=["written_by", "submitted_by"])

    class Meta:
        abstract = True
        ordering = ("position", "pk")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(state__in=State.values), name="%(class)s_state_is_known"
            ),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Put a new entry without a position last, and give it a day to be checked again."""
        if self.review_due_on is None and not kwargs.get("update_fields"):
            self.review_due_on = timezone.localdate() + self.review_after
        given: int | None = self.position
        if given is None:
            kind = type(self)._default_manager
            last = kind.aggregate(last=models.Max("position"))["last"]
            self.position = 0 if last is None else last + 1
        super().save(*args, **kwargs)

    def checked_again(self, today: date) -> None:
        """Somebody read its source again today and it stands: set when to look next. Does not save."""
        self.review_due_on = today + self.review_after
        # Where people read these days they are text; the date of a source's check is another thing.
        for name, day in (("checked_on", today), ("expires_on", self.review_due_on)):
            if isinstance(getattr(self, name, None), str):
                setattr(self, name, day.isoformat())

    def countersign(self, by: str, on: date) -> tuple[str, ...]:
        """Fill the columns that tell who approved it, and name them; most kinds have none."""
        return ()

    @property
    def name_in_editions(self) -> tuple[str, ...]:
        """What tells this entry from others of its kind."""
        columns = {field.name: field.attname for field in self._meta.concrete_fields}
        return tuple(str(getattr(self, columns[name])) for name in self.identity)


class Part(models.Model):
    """A row that belongs to one draft, like a line of a rule."""

    of: ClassVar[str]
    """The field that points to the draft; its related_name is the field in `evidence.core`."""

    position = models.PositiveIntegerField(_("position"), blank=True, default=0)
    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True
        ordering = ("position", "pk")
