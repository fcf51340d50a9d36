"""Drafts of what nobody knows and of what to ask a clinic."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.vocabulary import Certainty
from evidence.models import fields
from evidence.models.base import Draft
from evidence.models.studies import HELPER_METHODS


class GapType(Draft):
    """A kind of thing nobody knows."""

    key = fields.key()
    title = fields.text(_("title"))
    plain_title = fields.text(_("title in plain words"))
    why = fields.text(_("why it matters"))
    study = fields.text(_("study that would close it"))

    class Meta(Draft.Meta):
        verbose_name = _("kind of gap")
        verbose_name_plural = _("kinds of gap")

    def __str__(self) -> str:
        return self.title


class Gap(Draft):
    """What was found, or not, for one kind of gap and one method."""

    key = fields.key()
    gap = models.ForeignKey(
        GapType, models.PROTECT, to_field="key", related_name="+", verbose_name=_("kind of gap")
    )
    method = fields.line(_("method"), _("An option's key, like topical_alone."))
    what_was_found = fields.text(_("what was found"))
    status = fields.line(_("status"))
    study_that_would_close_it = fields.text(_("study that would close it"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("gap")
        verbose_name_plural = _("gaps")

    def __str__(self) -> str:
        return f"{self.gap_id}, {self.method}"


class ClinicQuestion(Draft):
    """A question for the clinic."""

    key = fields.key()
    topic = fields.line(_("topic"))
    question = fields.text(_("question"))
    why_it_matters = fields.text(_("why it matters"))
    good_answer = fields.text(_("a good answer"))
    worrying_answer = fields.text(_("a worrying answer"))
    linked_gaps = fields.KeysField(_("kinds of gap"), of="GapType")
    methods = fields.KeysField(_("methods"), of="Option", also=(*HELPER_METHODS, "all"))
    basis = fields.text(_("basis"), blank=True)
    sources = fields.KeysField(_("sources"), of="Source")
    short_question = fields.line(
        _("short question"),
        _("For the three to ask first: with its good answer, at most 25 words."),
        blank=True,
    )
    short_good_answer = fields.line(
        _("short good answer"), _("Like “one that opens to the paper.”"), blank=True
    )
    neutral_question = fields.line(
        _("neutral question"),
        _("Where the question itself tells of the person: without that, for paper and messages."),
        blank=True,
    )

    class Meta(Draft.Meta):
        verbose_name = _("clinic question")
        verbose_name_plural = _("clinic questions")

    def __str__(self) -> str:
        return self.question


class RealQuestion(Draft):
    """A question people really ask, with an honest answer."""

    key = fields.key()
    question = fields.text(_("question"))
    answer = fields.text(_("answer"))
    certainty = fields.coded(_("certainty"), Certainty)
    nobody_knows = models.BooleanField(_("nobody knows"), default=False)
    page = fields.line(_("page with more"), blank=True)
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("question people ask")
        verbose_name_plural = _("questions people ask")
        constraints = (*Draft.Meta.constraints, fields.one_of("certainty", Certainty))

    def __str__(self) -> str:
        return self.question


class KnowledgeItem(Draft):
    """A statement to test one's own understanding."""

    key = fields.key()
    statement = fields.text(_("statement"))
    is_true = models.BooleanField(_("is true"), default=False)
    explanation = fields.text(_("explanation"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("knowledge check")
        verbose_name_plural = _("knowledge checks")

    def __str__(self) -> str:
        return self.statement
