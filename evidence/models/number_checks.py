"""The second pair of eyes on the numbers of a harm."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.models.editions import AppendOnly
from evidence.models.studies import Finding


class NumberCheck(AppendOnly):
    """A second person typed the numbers again from the source, and they were the same."""

    finding = models.ForeignKey(
        Finding, models.CASCADE, related_name="+", verbose_name=_("finding")
    )
    numbers = models.CharField(_("numbers"), max_length=100)
    """The numbers as they stood; other numbers need another check."""
    revision = models.PositiveBigIntegerField(_("revision"), null=True, editable=False)
    """The row of the finding's history that was checked; a later change of the numbers undoes it."""
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("checked by")
    )
    checked_at = models.DateTimeField(_("checked"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("check of numbers")
        verbose_name_plural = _("checks of numbers")

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.numbers}"
