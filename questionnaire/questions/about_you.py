"""The words about the person and about their hair loss."""

from django.utils.translation import gettext_lazy as _

from questionnaire.questions.words import (
    TO_CHECK_UNANSWERED,
    Choice,
    Question,
    not_sure,
    rather_not_say,
)

ABOUT_YOU = (
    Question(
        key="age_band",
        legend=_("How old are you?"),
        label=_("Age"),
        missing=_("Choose your age group, or “I would rather not say”"),
        why=_("Studies tested adults, mostly younger men. This aid is not for people under 18."),
        hint=_("Answer for the person whose hair it is."),
        choices=(
            Choice("under_18", _("Under 18")),
            Choice("18_24", _("18 to 24")),
            Choice("25_34", _("25 to 34")),
            Choice("35_49", _("35 to 49")),
            Choice("50_64", _("50 to 64")),
            Choice("65_plus", _("65 or older")),
            rather_not_say(),
        ),
        unanswered=TO_CHECK_UNANSWERED,
    ),
    Question(
        key="sex",
        legend=_("What sex were you recorded as at birth?"),
        label=_("Sex recorded at birth"),
        missing=_("Choose one answer, or “I would rather not say”"),
        why=_("Some medicines act differently in men and women. Some can harm a baby in the womb."),
        choices=(
            Choice("female", _("Female")),
            Choice("male", _("Male")),
            rather_not_say(_("We will treat this as something to check, and ask about pregnancy.")),
        ),
        unanswered=TO_CHECK_UNANSWERED,
    ),
    Question(
        key="country",
        legend=_("Which country do you live in?"),
        label=_("Country you live in"),
        missing=_("Choose your country, or “I would rather not say”"),
        why=_("The rules for these products are not the same in every country."),
        choices=(Choice("prefer_not_to_say", _("I would rather not say")),),
        unanswered=TO_CHECK_UNANSWERED,
    ),
    Question(
        key="treatment_country",
        legend=_("Would you be treated in another country? If so, which one?"),
        label=_("Country of treatment"),
        hint=_("Leave this as it is if you would be treated where you live."),
        unanswered=_("The same country"),
    ),
)

YOUR_HAIR_LOSS = (
    Question(
        key="warning_signs",
        legend=_("Do you have any of these?"),
        label=_("Warning signs"),
        missing=_("Choose every sign you have, or “None of these”"),
        why=_("With some kinds of hair loss, a doctor should look before anything else."),
        hint=_("Choose all that are true for you."),
        choices=(
            Choice("sudden_loss", _("Much of my hair fell out within days or weeks")),
            Choice("patches", _("Round bald patches, or hair lost in spots")),
            Choice(
                "scarring_or_shiny_skin",
                _("Smooth, shiny or scarred skin where hair used to grow"),
            ),
            Choice("pain_burning_or_strong_itch", _("Pain, burning or a strong itch on my scalp")),
            Choice("scaling_or_pus", _("Thick scales, crusts, or pus on my scalp")),
            Choice(
                "feeling_unwell",
                _("I also feel unwell"),
                _("Such as fever, losing weight, or being very tired."),
            ),
            Choice(
                "after_birth_illness_or_shock",
                _("It began some months after a birth, an illness, surgery or a great shock"),
            ),
            Choice(
                "eyebrow_or_hairline_band",
                _("My eyebrows are thinning, or a band of hair is gone at the front"),
            ),
            Choice(
                "new_medicine_or_period_change",
                _("It began with a new medicine, or my periods changed"),
            ),
            Choice(
                "great_distress",
                _("I feel very low or desperate about it"),
                _("We will show you where to turn."),
            ),
            Choice(
                "lumps_or_sores_after_injection",
                _("Lumps, sores or dark skin after an injection in my scalp"),
            ),
            Choice("none", _("None of these")),
            rather_not_say(),
        ),
        unanswered=TO_CHECK_UNANSWERED,
    ),
    Question(
        key="diagnosis",
        legend=_("Has anyone told you the cause of your hair loss?"),
        label=_("Cause of the hair loss"),
        missing=_("Choose one answer, or “I am not sure”"),
        why=_("What helps one kind of hair loss may do nothing for another kind."),
        hint=_(
            "Pattern hair loss is the common kind that runs in families."
            " Doctors call it androgenetic alopecia."
        ),
        choices=(
            Choice("pattern_confirmed", _("Yes, a doctor or nurse said it is pattern hair loss")),
            Choice("pattern_self", _("No, but I think it is pattern hair loss")),
            Choice(
                "other_confirmed",
                _("Yes, they named another cause"),
                _("Such as alopecia areata, scarring, tight hairstyles or chemotherapy."),
            ),
            not_sure(),
        ),
        unanswered=TO_CHECK_UNANSWERED,
    ),
)
