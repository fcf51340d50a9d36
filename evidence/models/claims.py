"""Drafts of what sellers and forums say, and of the check of the source article."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.vocabulary import Checked
from evidence.models import fields
from evidence.models.base import Draft, Part


class Claim(Draft):
    """What sellers say, and what the edition can say of it."""

    key = fields.key(_("The answer's code, like permanent_result."))
    verdict = fields.line(_("verdict"), _("Like cannot_be_checked, or by_law."))
    text = fields.text(_("text for the person"))
    text_if_contradicted = fields.text(_("text where the law contradicts it"), blank=True)
    sources = fields.KeysField(_("sources"), of="Source")
    short = fields.line(_("the one reason"), _("At most 12 words."), blank=True)
    short_if_contradicted = fields.line(
        _("the one reason where the law contradicts it"), _("At most 12 words."), blank=True
    )

    class Meta(Draft.Meta):
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return self.key


class ReferenceCheck(Draft):
    """One reference of the source article and whether it could be traced."""

    key = fields.key()
    as_cited = fields.text(_("as cited"))
    verdict = fields.text(_("verdict"))
    checked = fields.coded(_("checked state"), Checked)
    identifier_belongs_to_another_paper = fields.text(
        _("identifier belongs to another paper"), blank=True
    )
    plausibility = fields.KeysField(_("what speaks for it"), help_text=_("One a line."))
    counter_evidence = fields.KeysField(_("what speaks against it"), help_text=_("One a line."))
    confidence_it_does_not_exist_as_cited = fields.line(
        _("confidence that it does not exist as cited"), blank=True
    )
    safe_wording = fields.text(_("safe wording"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("reference check")
        verbose_name_plural = _("reference checks")
        constraints = (*Draft.Meta.constraints, fields.one_of("checked", Checked))

    def __str__(self) -> str:
        return self.as_cited


class ReferenceSearch(Part):
    """One search made for a reference."""

    of = "reference"
    reference = models.ForeignKey(ReferenceCheck, models.CASCADE, related_name="searches")
    query = fields.text(_("searched for"))
    found = fields.text(_("found"))

    class Meta(Part.Meta):
        verbose_name = _("search")
        verbose_name_plural = _("searches")

    def __str__(self) -> str:
        return self.query


class Inconsistency(Draft):
    """A place where the source article contradicts itself."""

    key = fields.key()
    topic = fields.text(_("topic"))
    what_the_article_says = fields.text(_("what the article says"))
    why_it_matters = fields.text(_("why it matters"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("contradiction")
        verbose_name_plural = _("contradictions")

    def __str__(self) -> str:
        return self.topic


class ClaimTrace(Draft):
    """A claim of the source article and how far it could be followed."""

    key = fields.key()
    claim = fields.text(_("claim"))
    status = fields.text(_("status"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("claim trace")
        verbose_name_plural = _("claim traces")

    def __str__(self) -> str:
        return self.claim


class CommunityTheme(Draft):
    """What people write in forums: anecdotal, never evidence of effect."""

    key = fields.key()
    theme = fields.text(_("theme"))
    summary = fields.text(_("summary"))
    kind = fields.line(_("kind"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("community theme")
        verbose_name_plural = _("community themes")

    def __str__(self) -> str:
        return self.theme
