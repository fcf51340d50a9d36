"""What was approved, who did what, and what a curator should hear of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.models.base import state_words
from evidence.models.editions import AppendOnly


class Approval(AppendOnly):
    """The content of one draft as a reviewer approved it.

    Editions are built from the newest of these while the draft is being changed, so that nobody
    has to finish an improvement before a correction elsewhere can reach patients.
    """

    kind = models.CharField(_("kind"), max_length=40)
    """The model's name, like `rule`."""
    row = models.BigIntegerField(_("row"))
    name = models.CharField(_("entry"), max_length=200)
    content = models.TextField(_("content"))
    """Canonical JSON in the shape of `evidence.core`, parts included."""
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    by = models.CharField(_("by"), max_length=150)
    by_id = models.BigIntegerField(_("login"), null=True)
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("approved content")
        verbose_name_plural = _("approved contents")
        permissions = (("approve_draft", "Can approve drafts and send them back"),)
        indexes = (models.Index(fields=("kind", "row"), name="approval_of"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class AuditRow(AppendOnly):
    """One thing that somebody did. Each row carries the digest of the one before it."""

    at = models.DateTimeField(_("when"))
    by = models.CharField(_("who"), max_length=150)
    # A number, not a relation: a removed account must not change what is written here.
    by_id = models.BigIntegerField(_("login"), null=True)
    action = models.CharField(_("what"), max_length=20)
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    row = models.BigIntegerField(_("row"), null=True)
    name = models.CharField(_("entry"), max_length=200, blank=True)
    before = models.CharField(_("from"), max_length=40, blank=True)
    after = models.CharField(_("to"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    content = models.CharField(_("digest of the content"), max_length=64, blank=True)
    previous = models.CharField(_("digest of the row before"), max_length=64, blank=True)
    digest = models.CharField(_("digest of this row"), max_length=64)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("audit row")
        verbose_name_plural = _("audit trail")
        indexes = (models.Index(fields=("kind", "row"), name="audit_of"),)

    def __str__(self) -> str:
        return f"{self.pk}: {self.by} {self.action} {self.name}".strip()

    @property
    def step(self) -> str:
        """From which state to which in words, like “draft → in review”."""
        return " → ".join(state_words(state) for state in (self.before, self.after) if state)


class CuratorNotice(models.Model):
    """Something a curator should hear of, shown on the first page. No user: everybody."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for"),
    )
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    row = models.BigIntegerField(_("row"), null=True)
    text = models.CharField(_("text"), max_length=500)
    due_on = models.DateField(_("since"), null=True, blank=True)
    at = models.DateTimeField(_("when"))
    read = models.BooleanField(_("read"), default=False)

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = _("notice to a curator")
        verbose_name_plural = _("notices to curators")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "row", "due_on"),
                condition=models.Q(due_on__isnull=False),
                name="curatornotice_once_for_each_date",
            ),
        )

    def __str__(self) -> str:
        return self.text


class KeptAsItIs(AppendOnly):
    """A second person's word that an entry is right, although a check of its words asks about it.

    It holds for the entry as it stood then: other words have another digest, and are asked about again.
    """

    kind = models.CharField(_("kind"), max_length=40, blank=True)
    """The model's name, like `finding`; empty where no draft holds the entry."""
    row = models.BigIntegerField(_("row"), null=True)
    name = models.CharField(_("entry"), max_length=200)
    check_key = models.CharField(_("check"), max_length=100)
    problem = models.TextField(_("what the check says"))
    sha256 = models.CharField(_("SHA-256 of the entry"), max_length=64)
    reason = models.TextField(_("why it is right as it stands"))
    by = models.CharField(_("by"), max_length=150)
    by_id = models.BigIntegerField(_("login"), null=True)
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("entry kept as it is")
        verbose_name_plural = _("entries kept as they are")
        indexes = (models.Index(fields=("kind", "row"), name="kept_as_it_is_of"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"
