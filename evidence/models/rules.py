"""Drafts of what decides: rules, notices, wishes and what brings up a clinic question."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.items import ITEMS
from evidence.core.edition.vocabulary import Effect
from evidence.models import fields, lists
from evidence.models.base import Draft, Part
from evidence.models.options import Option

BASIS = "Precaution WarningSign Harm"


def item_choices() -> list[tuple[str, str]]:
    """What a rule or a limit may read: looked up when it is needed, so that a new question needs no migration."""
    return [(item.key, item.key) for item in ITEMS]


class LineRow(Part):
    """Holds when the answer to the item is, or contains, any of the codes."""

    item = models.CharField(_("answer to"), max_length=40, choices=item_choices)
    codes = fields.KeysField(_("is any of"), of=lists.ITEM_CODES, blank=False)

    class Meta(Part.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.item}: {', '.join(self.codes)}"


class Rule(Draft):
    """A safety rule: when all lines hold, its effect falls on its options."""

    key = fields.key()
    effect = fields.coded(_("effect"), Effect)
    options = fields.KeysField(_("options"), of="Option")
    text = fields.text(
        _("text for the person"),
        _("Why. Without a source it says “safety precaution: no data”."),
    )
    basis = fields.KeysField(_("rests on"), of=BASIS, help_text=_("Nothing chosen: no data."))
    except_already_using = models.BooleanField(_("not for those already using it"), default=False)
    covered_by = fields.KeysField(
        _("covered by"),
        of="Rule",
        help_text=_("Stricter rules that always hold when this one does."),
    )
    sources = fields.KeysField(_("sources"), of="Source")
    brief = fields.line(
        _("reason, in a row"),
        _("About 5 words, like “may bleed more”. Empty: “a safety reason” or the like."),
        blank=True,
    )
    advice = fields.line(
        _("whom to ask"),
        _("One short sentence, told once beside the answer, like “Ask your prescriber.”"),
        blank=True,
    )

    class Meta(Draft.Meta):
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        constraints = (*Draft.Meta.constraints, fields.one_of("effect", Effect))

    def __str__(self) -> str:
        return self.key


class RuleLine(LineRow):
    """One line of a rule; all lines of a rule must hold."""

    of = "rule"
    rule = models.ForeignKey(Rule, models.CASCADE, related_name="when")

    class Meta(LineRow.Meta):
        verbose_name = _("line")
        verbose_name_plural = _("lines: all must hold")


class RuleWords(Part):
    """Other words for some options of a rule, so that none speaks of another's risk."""

    of = "rule"
    rule = models.ForeignKey(Rule, models.CASCADE, related_name="words")
    options = fields.KeysField(_("options"), of="Option", blank=False)
    brief = fields.line(_("reason, in a row"), _("About 5 words."))
    text = fields.text(_("text for the person"), _("Empty: the text of the rule."), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("words for some options")
        verbose_name_plural = _("words for some options")

    def __str__(self) -> str:
        return f"{', '.join(self.options)}: {self.brief}"


class Notice(Draft):
    """Something to read first; it changes no status."""

    key = fields.key()
    text = fields.text(_("text for the person"))
    sources = fields.KeysField(_("sources"), of="Source")
    places = fields.KeysField(
        _("only in"),
        of=lists.COUNTRY_CODES,
        also=("EU",),
        help_text=_("The summary shows it to people who live or are treated there. Empty: to all."),
    )

    short = fields.line(
        _("text, in short"), _("At most 20 words. Empty: the whole text."), blank=True
    )

    class Meta(Draft.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return self.key


class NoticeLine(LineRow):
    """One line of a notice; all lines must hold."""

    of = "notice"
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="when")

    class Meta(LineRow.Meta):
        verbose_name = _("line")
        verbose_name_plural = _("lines: all must hold")


class NoticeException(LineRow):
    """A line that keeps a notice away."""

    of = "notice"
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="unless")

    class Meta(LineRow.Meta):
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions: none may hold")


class Wish(Draft):
    """A limit the person set, compared with an attribute of each option."""

    identity = ("item",)
    item = models.CharField(
        _("answer to"),
        max_length=40,
        unique=True,
        choices=item_choices,
    )
    attribute = models.CharField(
        _("compared with"),
        max_length=20,
        choices=[
            ("breaks_skin", _("breaks the skin")),
            ("blood_draw", _("needs blood to be taken")),
            ("visits", _("clinic visits")),
        ],
    )
    text = fields.text(_("text for the person"))

    class Meta(Draft.Meta):
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")

    def __str__(self) -> str:
        return self.item


class WishAllowance(Part):
    """What one answer to a wish allows."""

    of = "wish"
    wish = models.ForeignKey(Wish, models.CASCADE, related_name="allows")
    code = fields.line(_("answer"))
    values = fields.KeysField(_("allowed values"), help_text=_("One a line."))
    at_most = fields.maybe_count(_("at most"), _("The highest number, where it is a number."))

    class Meta(Part.Meta):
        verbose_name = _("allowance")
        verbose_name_plural = _("what each answer allows")
        constraints = (
            models.UniqueConstraint(fields=("wish", "code"), name="wishallowance_once_per_answer"),
        )

    def __str__(self) -> str:
        return self.code


class LinkedUse(Draft):
    """An answer about today's treatment that means an option is already in use."""

    identity = ("code", "option")
    code = fields.line(_("answer to regimen"), _("Like topical_minoxidil."))
    option = models.ForeignKey(
        Option, models.PROTECT, to_field="key", related_name="+", verbose_name=_("option")
    )

    class Meta(Draft.Meta):
        verbose_name = _("option already in use")
        verbose_name_plural = _("options already in use")
        constraints = (
            *Draft.Meta.constraints,
            models.UniqueConstraint(fields=("code", "option"), name="linkeduse_once"),
        )

    def __str__(self) -> str:
        return f"{self.code} = {self.option_id}"


class QuestionTrigger(Draft):
    """Answers that bring up clinic questions. Nothing set: always."""

    identity = ("because", "ask")
    treatment_country = fields.KeysField(_("treatment in"), of=lists.COUNTRY_CODES, also=("EU",))
    treatment_abroad = models.BooleanField(_("treatment abroad"), default=False)
    ask = fields.KeysField(_("questions to ask"), of="ClinicQuestion")
    because = fields.text(_("why, to the person"), blank=True)

    class Meta(Draft.Meta):
        verbose_name = _("question trigger")
        verbose_name_plural = _("question triggers")

    def __str__(self) -> str:
        return self.because or str(_("always"))


class TriggerLine(LineRow):
    """One line of a trigger; all lines must hold."""

    of = "trigger"
    trigger = models.ForeignKey(QuestionTrigger, models.CASCADE, related_name="when")

    class Meta(LineRow.Meta):
        verbose_name = _("line")
        verbose_name_plural = _("lines: all must hold")
