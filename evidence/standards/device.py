"""Whether this software is a medical device: the four questions regulators ask, with the reasons on both sides."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from evidence.standards.items import Text


@dataclass(frozen=True)
class DeviceQuestion:
    """One of the questions that decide. Nobody but the operator can answer it for good.

    The questions follow MDCG 2019-11 (European Union) and the guidance on software of the UK's
    and the US' regulators, in our own words.
    """

    key: str
    question: Text
    speaks_for: Text
    """Why somebody may say that it is one."""
    speaks_against: Text
    """Why somebody may say that it is none."""
    operator: Text
    """What whoever runs a copy has to decide."""


QUESTIONS = (
    DeviceQuestion(
        "software",
        _("Is it software that does more than show a text?"),
        _("It reads answers and rules, and says for each choice what speaks against it."),
        _(
            "It finds texts that others wrote and checked. Each result names the answer and the source."
        ),
        _("Do you count a fixed set of rules as more than a look-up?"),
    ),
    DeviceQuestion(
        "purpose",
        _("Does it have a medical purpose?"),
        _("It speaks of illness, medicines and signs that need a doctor."),
        _("It finds no illness, treats none and watches none. It gets a person ready for a talk."),
        _("What do you say it is for, on your site and in your leaflets? Your words decide."),
    ),
    DeviceQuestion(
        "person",
        _("Is what it says about one person?"),
        _("A summary rests on the answers of one person, and two people see two pages."),
        _("It gives no number for one person, no order and no advice on what to take."),
        _("Will a clinician go through the page with the person, or will people be alone with it?"),
    ),
    DeviceQuestion(
        "care",
        _("Could a wrong page harm somebody?"),
        _("A caution that is missing could lead a person to a needle they should not have."),
        _(
            "What it says can be checked on the page. It sends people to a doctor first, and a clinic still has to agree."
        ),
        _("Who is your clinical safety officer, and have they signed the list of hazards?"),
    ),
)
"""A page shows them in this order."""
