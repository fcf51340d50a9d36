"""Where the proof says that one person's option stands: their class of each part, looked up."""

from functools import cache, reduce

from evidence.core.assessment.law import position
from evidence.core.edition.items import OPEN_CODES
from evidence.core.edition.vocabulary import Status
from evidence.core.proof.equivalence import codes_of, hits_of
from evidence.core.proof.factors import more_closed
from evidence.core.proof.standings import standing_of
from evidence.starter import starter_catalogue


@cache
def starter_standings():
    catalogue = starter_catalogue()
    return tuple(standing_of(option, catalogue) for option in catalogue.options)


def proved_outcome(standing, profile, catalogue):
    """The outcome the proof has for a person, from classes alone; no rule is read."""
    found = []
    for part, outcomes in zip(standing.parts, standing.outcomes, strict=True):
        number = (
            class_of_law(part, standing.option.key, profile, catalogue)
            if part.is_law
            else class_of_answers(part, profile)
        )
        found.append(outcomes[number])
    return reduce(more_closed, found, Status.CAN_DISCUSS)


def class_of_answers(part, profile):
    places = []
    for item, sets, choices in zip(part.items, part.sets, part.choices, strict=True):
        codes = codes_of(getattr(profile, item))
        look = hits_of(codes, sets), not codes or codes[0] in OPEN_CODES
        places.append(next(n for n, one in enumerate(choices) if (one.hits, one.open) == look))
    return part.class_of[tuple(places)]


def class_of_law(part, option, profile, catalogue):
    def status_in(place):
        row = position(catalogue, place, option)
        return row and row.status

    place = profile.place_of_treatment
    unnamed = place is None or place in OPEN_CODES
    for number, one in enumerate(part.classes):
        same_silence = unnamed == (one.place is None or one.place in OPEN_CODES)
        if same_silence and status_in(one.place) == status_in(place):
            return number
    raise LookupError(place)
