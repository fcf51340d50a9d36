"""The words about what the person uses, can bear and can spend."""

from django.utils.translation import gettext_lazy as _

from questionnaire.questions.words import (
    ONE,
    TO_CHECK_UNANSWERED,
    Choice,
    Question,
    not_sure,
    rather_not_say,
)

NO_LIMIT = _("Then this limits nothing that you see.")
AMOUNT_HINT = _("Whole units are enough, like 1,500. We round cents and pence.")

WHAT_YOU_USE_NOW = (
    Question(
        key="regimen",
        legend=_("What do you use for your hair now?"),
        label=_("Used now"),
        missing=_("Choose all that you use, or “None of these”"),
        why=_("Some treatments mix badly. Stopping some of them loses hair again."),
        hint=_("Choose all that you use."),
        choices=(
            Choice(
                "topical_minoxidil",
                _("Minoxidil on the skin"),
                _("A liquid or foam, such as Regaine or Rogaine."),
            ),
            Choice("oral_minoxidil", _("Minoxidil tablets")),
            Choice("finasteride", _("Finasteride"), _("Tablets or spray, such as Propecia.")),
            Choice("dutasteride", _("Dutasteride"), _("Such as Avodart.")),
            Choice("spironolactone", _("Spironolactone")),
            Choice("prp", _("PRP"), _("Injections of a part of your own blood (platelets).")),
            Choice(
                "microneedling",
                _("Microneedling"),
                _("A roller or pen with many tiny needles."),
            ),
            Choice("low_level_light", _("A light cap, helmet or comb")),
            Choice("exosomes", _("Exosomes, in any form")),
            Choice("supplements", _("Vitamins or food supplements")),
            Choice("other", _("Something else")),
            Choice("none", _("None of these")),
            rather_not_say(_("Then we cannot tell what may mix badly.")),
        ),
        unanswered=_("Not answered. We cannot tell what may mix badly."),
    ),
    Question(
        key="regimen_duration",
        legend=_("How long have you used the newest one?"),
        label=_("Newest one used for"),
        missing=_("Choose how long, or “I am not sure”"),
        why=_("Hair grows slowly. Before some months have passed, nobody can judge a treatment."),
        choices=(
            Choice("under_3_months", _("Less than 3 months")),
            Choice("3_to_12_months", _("3 to 12 months")),
            Choice("over_12_months", _("More than 12 months")),
            not_sure(),
        ),
        unanswered=TO_CHECK_UNANSWERED,
    ),
)

NEEDLES = (
    Question(
        key="needle_tolerance",
        legend=_("How do you feel about needles on your scalp?"),
        label=_("Needles"),
        missing=_("Choose one answer, or “I am not sure”"),
        why=_("Some ways of using exosomes need needles and some do not."),
        choices=(
            Choice("nothing_that_breaks_skin", _("I want nothing that breaks the skin")),
            Choice(
                "microneedling_only",
                _("Tiny needles that prick the surface are fine, injections are not"),
            ),
            Choice("injections_if_numbed", _("Injections are fine if my scalp is numbed")),
            Choice("injections", _("Injections are fine")),
            not_sure(NO_LIMIT),
        ),
    ),
    Question(
        key="blood_draw",
        legend=_("Would you have blood taken from your arm?"),
        label=_("Having blood taken"),
        missing=ONE,
        why=_("PRP is made from your own blood, so it starts with a needle in the arm."),
        choices=(Choice("yes", _("Yes")), Choice("no", _("No")), not_sure(NO_LIMIT)),
    ),
)

BUDGET_AND_TIME = (
    Question(
        key="budget",
        legend=_("What is the most you would spend in the first year?"),
        label=_("Most to spend in the first year"),
        why=_("We show each cost beside this amount. Money changes nothing else we say."),
        hint=AMOUNT_HINT,
        unanswered=_("Not answered. We cannot say whether a cost fits."),
    ),
    Question(
        key="visits_per_year",
        legend=_("How many clinic visits a year could you manage?"),
        label=_("Clinic visits a year"),
        missing=_("Choose one answer, or “I am not sure”"),
        why=_("Some treatments need many visits, and some need none."),
        choices=(
            Choice("none", _("None")),
            Choice("1_to_3", _("1 to 3")),
            Choice("4_to_6", _("4 to 6")),
            Choice("7_or_more", _("7 or more")),
            not_sure(NO_LIMIT),
        ),
    ),
)
