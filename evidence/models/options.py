"""Drafts of what a person may choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.vocabulary import BreaksSkin, Certainty, Group
from evidence.models import fields
from evidence.models.base import Draft


class Option(Draft):
    """Something a person may choose, doing nothing included."""

    key = fields.key(_("The code that rules and answers use, like topical_alone."))
    group = fields.coded(_("group"), Group)
    name = fields.line(_("name"), _("What people call it, like “Minoxidil on the scalp”."))
    what_it_is = fields.text(_("what it is"))
    how_it_is_done = fields.text(_("how it is done"))
    what_it_is_like = fields.text(_("what it is like"))
    breaks_skin = fields.coded(
        _("breaks the skin"), BreaksSkin, _("The least invasive way in which it is given.")
    )
    blood_draw = models.BooleanField(_("needs blood to be taken"), default=False)
    visits = models.PositiveIntegerField(
        _("clinic visits"), help_text=_("Fewest in the first year: an editor's estimate.")
    )
    approved_status = fields.text(_("approval"), blank=True)
    time_to_judge = fields.text(_("time until one can judge it"), blank=True)
    reversibility = fields.text(_("can it be undone"), blank=True)
    women = fields.text(_("for women"), blank=True)
    note = fields.text(_("note"), blank=True)
    certainty = fields.coded(
        _("certainty"), Certainty, _("How sure the whole body of evidence lets us be (GRADE).")
    )
    certainty_reason = fields.text(_("why this certainty"), blank=True)
    evidence_summary = fields.text(_("the evidence in brief"), blank=True)
    best_evidence = fields.text(_("the best evidence there is"), blank=True)
    studies = fields.KeysField(
        _("studies"), of="Study", help_text=_("Exosome studies in pattern hair loss: these count.")
    )
    other_reports = fields.KeysField(_("other reports"), of="Study")
    near_relatives = fields.KeysField(
        _("near relatives"), of="Study", help_text=_("Studies of something close, not exosomes.")
    )
    registered_trials = fields.KeysField(_("registered trials"), of="RegisteredTrial")
    studies_counted = models.BooleanField(
        _("studies are counted"),
        default=True,
        help_text=_("Untick where reviews are cited without a record of each study."),
    )
    sources = fields.KeysField(_("sources"), of="Source")
    known = fields.line(
        _("known, in a row"),
        _(
            "At most 12 words, like “21 more hairs per cm²: 1,553 men, 1 year.” Empty: the certainty."
        ),
        blank=True,
    )
    known_women = fields.line(
        _("known, for women"), _("The same, where other trials tell of women."), blank=True
    )
    harm_brief = fields.line(
        _("harm, in a row"),
        _("The commonest or gravest harm in at most 5 words, beside a number on a benefit."),
        blank=True,
    )
    harm_line = fields.line(
        _("harm, in one line"),
        _("What came after it, where on the body, and how often or that this is not known."),
        blank=True,
    )
    where_approved = fields.line(
        _("approved where, in a row"), _("At most 6 words, only where a row needs it."), blank=True
    )

    class Meta(Draft.Meta):
        verbose_name = _("option")
        verbose_name_plural = _("options")
        constraints = (
            *Draft.Meta.constraints,
            fields.one_of("group", Group),
            fields.one_of("breaks_skin", BreaksSkin),
            fields.one_of("certainty", Certainty),
        )

    def __str__(self) -> str:
        return self.name
