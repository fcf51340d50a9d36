"""The words about the person's health."""

from django.utils.translation import gettext_lazy as _

from questionnaire.questions.words import TO_CHECK_UNANSWERED, Choice, Question, rather_not_say

YOUR_HEALTH = (
    Question(
        key="pregnancy",
        legend=_("Are you pregnant, breastfeeding or trying for a baby?"),
        label=_("Pregnancy and breastfeeding"),
        missing=_("Choose one answer, or “I would rather not say”"),
        why=_("Some treatments can harm a baby. Others were never tested in pregnancy."),
        choices=(
            Choice("pregnant", _("I am pregnant")),
            Choice("breastfeeding", _("I am breastfeeding")),
            Choice("trying", _("I am trying for a baby")),
            Choice("none", _("None of these")),
            rather_not_say(),
        ),
        unanswered=TO_CHECK_UNANSWERED,
    ),
    Question(
        key="conditions",
        legend=_("Do any of these apply to you?"),
        label=_("Your health"),
        missing=_("Choose all that apply to you, or “None of these”"),
        why=_("Each of these can make some treatments more risky."),
        hint=_("Choose all that are true for you."),
        choices=(
            Choice(
                "scalp_infection_or_inflammation",
                _("A skin problem on my scalp now"),
                _("Such as an infection, psoriasis, eczema or open sores."),
            ),
            Choice(
                "blood_thinner",
                _("I take a blood thinner"),
                _("Such as warfarin, apixaban, clopidogrel or daily aspirin."),
            ),
            Choice(
                "bleeding_disorder",
                _("I bleed easily, or my blood clots badly"),
                _("Such as haemophilia, von Willebrand disease or few platelets."),
            ),
            Choice(
                "weakened_immunity",
                _("My body fights infections badly"),
                _("Such as from steroid tablets, a transplant, chemotherapy or HIV."),
            ),
            Choice("cancer_now_or_past", _("Cancer, now or in the past")),
            Choice(
                "scalp_radiotherapy_or_recent_chemo",
                _("Radiotherapy to my head, or chemotherapy"),
                _("Radiotherapy at any time; chemotherapy in the last 12 months."),
            ),
            Choice("keloid_scarring", _("My scars grow thick and raised"), _("Called keloids.")),
            Choice(
                "autoimmune_disease",
                _("An autoimmune disease"),
                _("Such as lupus, thyroid disease or rheumatoid arthritis."),
            ),
            Choice(
                "allergies",
                _("Allergies"),
                _("Such as to medicines, numbing creams, fish or bee products."),
            ),
            Choice(
                "isotretinoin",
                _("Isotretinoin, a strong acne medicine"),
                _("Now or in the last 12 months. Brand names: Roaccutane, Accutane."),
            ),
            Choice(
                "heart_or_blood_pressure",
                _("A heart problem, or high or low blood pressure"),
            ),
            Choice(
                "low_mood",
                _("Low mood or depression, now or in the past"),
                _("We will show you where to turn."),
            ),
            Choice(
                "diabetes_poorly_controlled", _("Diabetes with sugar levels that are often high")
            ),
            Choice("recent_scalp_surgery", _("Surgery on my scalp in the last 3 months")),
            Choice("none", _("None of these")),
            rather_not_say(),
        ),
        unanswered=TO_CHECK_UNANSWERED,
    ),
)
