"""What the summary must say, worked out slowly from the specification files alone.

Where the contract leaves room, this is how it was read:

1. AE and TR: they stand in no line of the table, but "every AE and TR option is unclear" is said
   apart from "a country without a row". They are taken as rows: `regulation` lists them as unclear.
2. A better status is one later in the order of the statuses. A limit decides none, so no limit is
   ever proposed as a change.
3. under_18 is never proposed as an age: with a stop the option is not shown, so nothing is better.
4. An option with no price has `first_year_low` and `first_year_high` null; a price in another
   currency than the budget's still shows its figures, with fit cannot_tell.
5. Left-over answers are dropped before anything else is read, also for offer, notices and claims.
6. offer_method `not_sure` means there may be an offer: offer_* are asked, `offer` names the method
   not_sure, and R22a and R22b are unknown unless offer_label says otherwise.
7. Treated abroad: `prefer_not_to_say` is no country, so both are not given. Two EU members are
   different countries there, and the same row in `regulation`.
8. A notice or question line holds by the codes it names alone: an absent answer brings none.
9. `because` follows the questionnaire, not the order of the lines in the rule: the method of an
   offer stands before its label (example E3), with the unknown lines first.
10. Where reasons of regulation and wish stand among those of the rules, and in which order changes
    stand, is not said: both are compared without order.
11. In a stop `wait` stands as always: can_discuss, no reasons, cost fits, nothing to change.
12. `kind` of dropping cancer_now_or_past is fixed, of dropping any other condition ask_clinician.
13. An extra key inside an amount is an unknown key; importance 3.0 is a value of the wrong type.
14. Countries are the assigned codes (no UK, EU, XK), currencies the codes in force, in capitals.
15. `ask_first` is chosen among the questions that the answers bring up; a summary may ask more, but
    never one that would then stand first.
16. A claim of approval is contradicted too where one way through the skin is prohibited and the
    offer is another one (example E3: Saudi Arabia, needling, whose own row is unclear).
17. A key given twice cannot be seen in a dict: that refusal belongs to the reader of the file.
"""

from typing import Any

from tests.oracle import telling
from tests.oracle.changes import changes
from tests.oracle.reading import Answers, answers_heard
from tests.oracle.refusals import problems
from tests.oracle.standing import is_stopped, options_in_use, standings

__all__ = ["expected_summary", "problems"]


def expected_summary(answers: Answers) -> dict[str, Any]:
    """The parts of a summary that the rules decide, for an answers file without problems."""
    heard = answers_heard(answers)
    stopped = is_stopped(heard)
    stood = standings(heard)
    better = changes(heard, {option: status for option, (status, _) in stood.items()})
    in_use = options_in_use(heard)
    questions = [] if stopped else telling.questions(heard)
    options = {}
    for option, (status, reasons) in stood.items():
        options[option] = {
            "status": status,
            "past_limits": telling.past_limits(option, heard),
            "reasons": sorted(reasons, key=repr),
            "cost": telling.cost(option, heard),
            "already_using": option in in_use,
            "regulation": telling.regulation(option, heard),
            "would_change": sorted(better[option], key=repr),
        }
    return {
        "stop": "under_18" if stopped else None,
        "notices": telling.notices(heard),
        "warnings": telling.warnings(heard),
        "options": options,
        "offer": None if stopped else telling.offer(heard),
        "ask_first": [] if stopped else telling.ask_first(questions),
        "questions": questions,
        "claims": {} if stopped else telling.claims(heard),
    }
