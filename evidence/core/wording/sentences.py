"""Sentences about a finding, made from its direction, size and certainty alone.

Nobody can type how sure we are: the GRADE frame follows from the certainty. The words here are
marked for translation; a page passes its own `translate`.
"""

from collections.abc import Callable, Mapping

from evidence.core.edition.library import Finding, Source
from evidence.core.edition.vocabulary import Certainty, Checked, Direction, Outcome, Side, Size

Translate = Callable[[str], str]


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


CERTAINTY_WORDS: Mapping[Certainty, str] = {
    Certainty.HIGH: _("High certainty"),
    Certainty.MODERATE: _("Moderate certainty"),
    Certainty.LOW: _("Low certainty"),
    Certainty.VERY_LOW: _("Very low certainty"),
    Certainty.NO_EVIDENCE: _("No studies in people"),
}

_HOW_MUCH: Mapping[str, str] = {
    "excerpt": _("a part of it read"),
    "abstract": _("its abstract read"),
    "full page": _("read in full"),
}
_DOUBTED: Mapping[Checked, str] = {
    Checked.NOT_TRACED: _("could not be found"),
    Checked.WRONG_DETAILS: _("cited with wrong details"),
    Checked.CONCERN: _("there are doubts"),
    Checked.RETRACTED: _("withdrawn"),
}


def how_read(source: Source) -> tuple[str, ...]:
    """How much of a source was read, in words to be translated, beside every number of it.

    Like ("its abstract read",); doubts come first: ("there are doubts", "a part of it read").
    """
    much = _HOW_MUCH.get(source.read, "")
    doubt = _DOUBTED.get(source.checked, "")
    if doubt and source.checked is not Checked.CONCERN:
        return (doubt,)
    return tuple(word for word in (doubt, much) if word)


TOPIC_WORDS: Mapping[str, str] = {
    "diagnosis": _("Your diagnosis"),
    "product identity": _("What is in the vial"),
    "storage": _("How it is stored"),
    "regulation": _("The law"),
    "evidence": _("What is known"),
    "method": _("How it is done"),
    "people": _("Who treats you"),
    "safety": _("Harms and care"),
    "outcomes": _("How change is measured"),
    "money": _("Money"),
    "consent": _("Consent"),
}
"""Topics of clinic questions in a person's words; a new topic shows its own name."""

CERTAINTY_MEANING: Mapping[Certainty, str] = {
    Certainty.HIGH: _("New studies are not likely to change this."),
    Certainty.MODERATE: _("New studies may change this somewhat."),
    Certainty.LOW: _("New studies may well change this."),
    Certainty.VERY_LOW: _("We are very unsure. The truth may be quite different."),
    Certainty.NO_EVIDENCE: _("Nobody has looked, so nobody can say."),
}

OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.HAIR_COUNT: _("How much hair"),
    Outcome.HAIR_THICKNESS: _("How thick the hairs are"),
    Outcome.SEEN_CHANGE: _("What people can see"),
    Outcome.QUALITY_OF_LIFE: _("Daily life"),
    Outcome.AFTER_STOPPING: _("After stopping"),
    Outcome.LOCAL_REACTION: _("Sore or irritated skin"),
    Outcome.INFECTION: _("Infection"),
    Outcome.LUMPS_OR_SKIN_DAMAGE: _("Lumps or skin damage"),
    Outcome.WHOLE_BODY_EFFECT: _("Effects on the whole body"),
    Outcome.MOOD: _("Mood"),
    Outcome.SEXUAL_EFFECT: _("Sex life"),
    Outcome.UNWANTED_HAIR: _("Hair where it is not wanted"),
    Outcome.LONG_TERM_SAFETY: _("Effects after years"),
}

# Subjects are plural, so that one form of the verb fits every frame.
_SUBJECT: Mapping[Outcome, str] = {
    Outcome.HAIR_COUNT: _("hair counts"),
    Outcome.HAIR_THICKNESS: _("hairs"),
    Outcome.SEEN_CHANGE: _("people"),
    Outcome.QUALITY_OF_LIFE: _("people"),
    Outcome.AFTER_STOPPING: _("gains"),
    Outcome.LOCAL_REACTION: _("skin reactions"),
    Outcome.INFECTION: _("infections"),
    Outcome.LUMPS_OR_SKIN_DAMAGE: _("lumps or skin damage"),
    Outcome.WHOLE_BODY_EFFECT: _("effects on the whole body"),
    Outcome.MOOD: _("mood problems"),
    Outcome.SEXUAL_EFFECT: _("sexual problems"),
    Outcome.UNWANTED_HAIR: _("hairs in unwanted places"),
    Outcome.LONG_TERM_SAFETY: _("harms after years"),
}

_HAPPENS = {
    Direction.BETTER: _("become rarer"),
    Direction.WORSE: _("happen"),
    Direction.LITTLE_OR_NONE: _("stay about as rare as without it"),
    Direction.UNCLEAR: _("happen"),
}

_VERB: Mapping[Outcome, Mapping[Direction, str]] = {
    Outcome.HAIR_COUNT: {
        Direction.BETTER: _("rise"),
        Direction.WORSE: _("fall"),
        Direction.LITTLE_OR_NONE: _("change little or not at all"),
        Direction.UNCLEAR: _("change"),
    },
    Outcome.HAIR_THICKNESS: {
        Direction.BETTER: _("get thicker"),
        Direction.WORSE: _("get thinner"),
        Direction.LITTLE_OR_NONE: _("stay about as thick"),
        Direction.UNCLEAR: _("change in thickness"),
    },
    Outcome.SEEN_CHANGE: {
        Direction.BETTER: _("see more hair"),
        Direction.WORSE: _("see less hair"),
        Direction.LITTLE_OR_NONE: _("see little or no change"),
        Direction.UNCLEAR: _("see a change"),
    },
    Outcome.QUALITY_OF_LIFE: {
        Direction.BETTER: _("feel better in daily life"),
        Direction.WORSE: _("feel worse in daily life"),
        Direction.LITTLE_OR_NONE: _("notice little or nothing in daily life"),
        Direction.UNCLEAR: _("notice a change in daily life"),
    },
    Outcome.AFTER_STOPPING: {
        Direction.BETTER: _("last after stopping"),
        Direction.WORSE: _("fade after stopping"),
        Direction.LITTLE_OR_NONE: _("stay about the same after stopping"),
        Direction.UNCLEAR: _("last after stopping"),
    },
}

_FRAME: Mapping[Certainty, str] = {
    Certainty.HIGH: _("With this choice, {subject} {verb}{size}."),
    Certainty.MODERATE: _("With this choice, {subject} probably {verb}{size}."),
    Certainty.LOW: _("With this choice, {subject} may {verb}{size}."),
    Certainty.VERY_LOW: _("We are very uncertain whether {subject} {verb} with this choice."),
    Certainty.NO_EVIDENCE: _("No studies in people measured this: {outcome}."),
}
_DIRECTION_UNCLEAR = _("Studies do not agree, or cannot tell, whether {subject} {verb}.")

_AMOUNT: Mapping[Size, str] = {
    Size.LARGE: _(" by a large amount"),
    Size.SMALL_BUT_IMPORTANT: _(" by a small but important amount"),
}
_NUMBER: Mapping[Size, str] = {
    Size.LARGE: _(" in many people"),
    Size.SMALL_BUT_IMPORTANT: _(" in a small but important number of people"),
}
_COUNTED_IN_PEOPLE = (Outcome.SEEN_CHANGE, Outcome.QUALITY_OF_LIFE)


def grade_sentence(finding: Finding, translate: Translate = str) -> str:
    """What one finding lets us say, no surer than its certainty."""
    return sentence(
        finding.outcome,
        finding.side,
        finding.direction,
        finding.size,
        finding.certainty,
        translate,
    )


def sentence(
    outcome: Outcome,
    side: Side,
    direction: Direction,
    size: Size,
    certainty: Certainty,
    translate: Translate = str,
) -> str:
    """The GRADE frame of this certainty, filled with words for outcome, direction and size."""
    if size is Size.LITTLE_OR_NONE and direction is not Direction.UNCLEAR:
        direction = Direction.LITTLE_OR_NONE
    frame = _FRAME[certainty]
    sure = certainty not in (Certainty.VERY_LOW, Certainty.NO_EVIDENCE)
    if sure and direction is Direction.UNCLEAR:
        frame = _DIRECTION_UNCLEAR
    in_people = side is Side.HARM or outcome in _COUNTED_IN_PEOPLE
    sizes = _NUMBER if in_people else _AMOUNT
    named = sizes.get(size, "") if direction in (Direction.BETTER, Direction.WORSE) else ""
    return translate(frame).format(
        subject=translate(_SUBJECT[outcome]),
        verb=translate(_VERB.get(outcome, _HAPPENS)[direction]),
        size=translate(named) if named else "",
        outcome=translate(OUTCOME_WORDS[outcome]).lower(),
    )
