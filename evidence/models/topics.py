"""Drafts of topics and of the short answers on their pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.vocabulary import PointKind
from evidence.models import fields
from evidence.models.base import Draft, Part


class Topic(Draft):
    """One page of short answers."""

    key = fields.key(_("Also the address of its page, like grey_hair. It cannot change later."))
    title = fields.line(_("title"))
    short_answer = fields.text(
        _("short answer"), _("What holds for the whole page. It stands on top.")
    )
    real_questions = fields.KeysField(_("questions answered elsewhere"), of="RealQuestion")
    ask = fields.KeysField(_("questions to ask a clinic"), of="ClinicQuestion")
    see_also = fields.KeysField(
        _("pages with more"), help_text=_("Seen from the front of the library, like harms/#after.")
    )
    words = fields.KeysField(
        _("words people use"), help_text=_("Each leads here from the index of words.")
    )
    signs_first = models.BooleanField(
        _("signs first"),
        default=False,
        help_text=_("Show the signs that must not wait before every answer."),
    )

    class Meta(Draft.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.title


class TopicAnswer(Draft):
    """A short answer; “we found no study” is a full one."""

    key = fields.key()
    topic = models.ForeignKey(
        Topic, models.PROTECT, to_field="key", related_name="+", verbose_name=_("topic")
    )
    country = fields.maybe_line(_("country"), _("Two letters, or EU. Empty: it holds anywhere."))
    title = fields.line(_("title"), _("The question or the instruction, as people say it."))
    text = fields.text(_("the answer"))
    words = fields.KeysField(
        _("words people use"), help_text=_("Each leads here from the index of words.")
    )
    sources = fields.KeysField(_("sources"), of="Source")
    checked_on = fields.known_date(_("checked on"))
    nobody_knows = models.BooleanField(
        _("no study found"), default=False, help_text=_("We looked and found none.")
    )
    as_of = fields.maybe_date(_("as of"), _("Date of the newest statement it rests on."))
    card_line = fields.line(
        _("line on the harm card"), _("At most two answers may have one."), blank=True
    )

    class Meta(Draft.Meta):
        verbose_name = _("short answer")
        verbose_name_plural = _("short answers")

    def __str__(self) -> str:
        return self.title


class AnswerPoint(Part):
    """One line below an answer."""

    of = "answer"
    answer = models.ForeignKey(TopicAnswer, models.CASCADE, related_name="points")
    kind = fields.coded(_("kind"), PointKind)
    text = fields.text(_("text"))
    sources = fields.KeysField(_("sources"), of="Source")
    dated = fields.maybe_date(_("date"), _("As precise as the page showed it."))
    url = fields.maybe_link(
        _("address"), _("Only on a site of which you read a page, like https://www.example.org/.")
    )

    class Meta(Part.Meta):
        verbose_name = _("point")
        verbose_name_plural = _("points")
        constraints = (fields.one_of("kind", PointKind),)

    def __str__(self) -> str:
        return self.kind
