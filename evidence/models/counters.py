"""How often the aid is used: sums per day and edition, never a row about a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.wording.small_counts import Counted


class DayCount(models.Model):
    """One sum of one day."""

    day = models.DateField(_("day"))
    edition_number = models.PositiveIntegerField(_("edition"))
    what = models.CharField(
        _("what"), max_length=20, choices=[(part.value, part.value) for part in Counted]
    )
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        ordering = ("-day", "-edition_number", "what")
        verbose_name = _("count of a day")
        verbose_name_plural = _("counts per day")
        constraints = (
            models.UniqueConstraint(
                fields=("day", "edition_number", "what"), name="daycount_one_row_each"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.edition_number} {self.what}"
