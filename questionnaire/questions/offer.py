"""The words about an offer from a clinic or seller."""

from django.utils.translation import gettext_lazy as _

from questionnaire.questions.treatment import AMOUNT_HINT
from questionnaire.questions.words import (
    TO_CHECK_UNANSWERED,
    Choice,
    Question,
    not_sure,
)

AN_OFFER = (
    Question(
        key="offer_method",
        legend=_("Has a clinic or a seller offered you something?"),
        label=_("What was offered"),
        missing=_("Choose what was offered, or “Nothing yet”"),
        why=_("We can then list questions about that very offer."),
        choices=(
            Choice("none", _("Nothing yet")),
            Choice("topical_alone", _("Exosomes to put on the skin, without needles")),
            Choice("topical_microneedling", _("Exosomes on the skin with microneedling")),
            Choice("intradermal_injection", _("Exosomes injected into the scalp")),
            Choice(
                "injection_plus_prp",
                _("Exosomes injected together with PRP"),
                _("PRP is a part of your own blood (platelets)."),
            ),
            Choice(
                "hybrid_with_drugs",
                _("Exosomes mixed with hair medicines"),
                _("Such as minoxidil, finasteride or dutasteride."),
            ),
            Choice("compounded_topical", _("A lotion with exosomes, mixed by a pharmacy")),
            Choice("other", _("Something else")),
            not_sure(""),
        ),
    ),
    Question(
        key="offer_source",
        legend=_("What do they say the exosomes come from?"),
        label=_("Where the exosomes come from"),
        missing=_("Choose one answer, or “I am not sure”"),
        why=_("The rules differ for exosomes from people, animals and plants."),
        choices=(
            Choice(
                "human",
                _("From people"),
                _("Such as fat, bone marrow, umbilical cord or placenta."),
            ),
            Choice("animal", _("From animals"), _("Such as milk, salmon or goats.")),
            Choice("plant", _("From plants"), _("Such as roses, ginseng or apples.")),
            not_sure(),
        ),
        unanswered=TO_CHECK_UNANSWERED,
    ),
    Question(
        key="offer_label",
        legend=_("What does the label say about use?"),
        label=_("What the label says"),
        missing=_("Choose one answer, or “I am not sure”"),
        why=_("Some products sold for the skin only are injected all the same."),
        hint=_("Look at the box or the bottle, or ask to see it."),
        choices=(
            Choice("external_use_only", _("For the skin only, or “cosmetic”")),
            Choice("injection", _("For injection")),
            not_sure(),
        ),
        unanswered=TO_CHECK_UNANSWERED,
    ),
    Question(
        key="offer_price",
        legend=_("What would it cost in total?"),
        label=_("Price of the offer"),
        why=_("We show it beside the prices we know."),
        hint=AMOUNT_HINT,
    ),
    Question(
        key="offer_claims",
        legend=_("What were you told about it?"),
        label=_("What you were told"),
        missing=_("Choose what you were told, or “None of these”"),
        why=_("We show what the evidence says about each of these claims."),
        hint=_("Choose all that you heard or read."),
        choices=(
            Choice("percent_more_hair", _("“You get so many percent more hair”")),
            Choice(
                "approved_by_regulator",
                _("“It is approved” or “registered”"),
                _("By the FDA, for example."),
            ),
            Choice("no_side_effects", _("“It has no side effects”")),
            Choice("permanent_result", _("“It lasts for ever”")),
            Choice("works_for_all_hair_loss", _("“It works for all hair loss”")),
            Choice("clinically_proven", _("“Clinically proven”")),
            Choice("natural_so_safe", _("“It is natural, so it is safe”")),
            Choice("contains_stem_cells", _("“It contains stem cells”")),
            Choice("better_than_minoxidil", _("“It works better than minoxidil”")),
            Choice("price_ends_today", _("“This price ends today”")),
            Choice("none", _("None of these")),
            not_sure(""),
        ),
    ),
)
