"""Which topics help with what a person holds in hand: a question for the clinic, the harm card."""

import re

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import AfterTreatmentSign
from evidence.core.edition.topics import Topic


def topics_for_question(catalogue: Catalogue, question: str) -> tuple[Topic, ...]:
    """The topics that help with a question to the clinic, by the key of that question."""
    return tuple(topic for topic in catalogue.topics if question in topic.ask)


def signs_of_the_treatment(catalogue: Catalogue) -> tuple[AfterTreatmentSign, ...]:
    """The signs after needles or shots, without those of a medicine that is named in them."""
    return tuple(
        sign
        for sign in catalogue.after_treatment_signs
        if not medicines_named(sign.sign, catalogue)
    )


def medicines_named(text: str, catalogue: Catalogue) -> set[str]:
    """The options in use whose key is a word of the text, like finasteride."""
    words = set(re.findall(r"[a-z_]+", text.lower()))
    return words.intersection(catalogue.using.values())


def card_lines(catalogue: Catalogue) -> tuple[str, ...]:
    """What clinics tell people to do afterwards, answered where following it could do harm.

    Example: `("Told to leave swelling alone? Do not wait if one of these shows.", …)`; at most two.
    """
    return tuple(answer.card_line for answer in catalogue.topic_answers if answer.card_line)


def card_topics(catalogue: Catalogue) -> tuple[Topic, ...]:
    """The topics on whose pages these lines are told in full."""
    keys = {answer.topic for answer in catalogue.topic_answers if answer.card_line}
    return tuple(topic for topic in catalogue.topics if topic.key in keys)
