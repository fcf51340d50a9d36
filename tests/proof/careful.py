"""A small edition that keeps every invariant, to be broken one at a time."""

from evidence.core.edition.guidance import ClinicQuestion
from evidence.core.edition.items import ITEM
from evidence.core.edition.rules import QuestionTrigger
from evidence.core.edition.vocabulary import Effect
from evidence.core.proof.equivalence import ordinary
from evidence.core.proof.prove import prove
from tests.builders import catalogue, made, option, rule

CLOSED = Effect.NOT_SUITABLE
SERUM = option("topical_alone", exosome=True)
ABOUT = {
    "BORN": {"pregnancy": "pregnant trying breastfeeding"},
    "SIGNS": {"warning_signs": " ".join(ordinary(ITEM["warning_signs"]))},
    "CANCER": {"conditions": "cancer_now_or_past"},
    "REST": {
        "conditions": "scalp_infection_or_inflammation weakened_immunity allergies"
        " scalp_radiotherapy_or_recent_chemo recent_scalp_surgery"
    },
    "OTHER": {"diagnosis": "other_confirmed"},
}


def careful_catalogue(*without, rules=(), **given):
    """A topical serum with a rule for every bound on it, some left out or added."""
    kept = [
        rule(key, "topical_alone", CLOSED, **when)
        for key, when in ABOUT.items()
        if key not in without
    ]
    questions = tuple(made(ClinicQuestion, key=key) for key in ("Q35", "Q11", "Q16"))
    given.setdefault("clinic_questions", questions)
    given["question_triggers"] = (
        made(QuestionTrigger, ask=tuple(one.key for one in questions)),
        *given.get("question_triggers", ()),
    )
    return catalogue(SERUM, rules=(*kept, *rules), **given)


def against(small, key):
    """The counter-examples of one invariant."""
    return next(one for one in prove(small).invariants if one.key == key).counter_examples
