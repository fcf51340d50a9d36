"""An edition's rules as formulas over every answer at once, for a solver to search for exceptions.

Written from the specification's sentences, not from the product's reading of answers: nothing of
`criteria`, `statuses`, `classes` or `parts` is used here.
"""

import z3

from evidence.core.assessment.profile import Profile
from evidence.core.edition.iso import COUNTRIES
from evidence.core.edition.items import ITEMS, Kind
from evidence.core.edition.vocabulary import Effect, ExosomeSource, Group, LegalStatus, Status

READ = [item for item in ITEMS if item.kind in (Kind.CHOICE, Kind.CHOICES) and not item.preference]
ALONE = ("none", "not_sure", "prefer_not_to_say")
LEFT_OPEN = ("not_sure", "prefer_not_to_say")
PLACES = ("", "prefer_not_to_say", *sorted(COUNTRIES))


class Person:
    """Somebody unknown: a truth value for each code of each item, and a country of treatment."""

    def __init__(self, name):
        self.said = {
            item.key: {code: z3.Bool(f"{name}.{item.key}.{code}") for code in item.codes}
            for item in READ
        }
        self.place = z3.Int(f"{name}.place")

    def can_exist(self):
        """What the answers file allows: one code for a choice, some codes never beside others."""
        rules = [self.place >= 0, self.place < len(PLACES)]
        for item in READ:
            said = self.said[item.key]
            for code, given in said.items():
                if item.kind is Kind.CHOICE or code in ALONE:
                    rules += [
                        z3.Not(z3.And(given, other)) for c, other in said.items() if c != code
                    ]
        return z3.And(rules)

    def any_of(self, item, codes):
        return z3.Or([self.said[item][code] for code in codes])

    def nothing_said(self, item):
        return z3.Not(z3.Or(list(self.said[item].values())))

    def is_asked(self, item):
        if item == "pregnancy":
            return z3.Not(self.said["sex"]["male"])
        if item == "regimen_duration":
            used = [code for code in self.said["regimen"] if code not in ALONE]
            return self.any_of("regimen", used)
        if item in ("offer_source", "offer_label", "offer_claims"):
            offered = [code for code in self.said["offer_method"] if code != "none"]
            return self.any_of("offer_method", offered)
        return z3.BoolVal(True)

    def names(self, line):
        named = self.any_of(line.item, line.codes)
        if line.item == "offer_method" and "none" in line.codes:
            named = z3.Or(named, self.nothing_said(line.item))
        return z3.And(self.is_asked(line.item), named)

    def leaves_open(self, item):
        known = [code for code in self.said[item] if code in LEFT_OPEN]
        silent = z3.BoolVal(False) if item == "offer_method" else self.nothing_said(item)
        return z3.And(self.is_asked(item), z3.Or(silent, self.any_of(item, known)))

    def holds(self, rule):
        return z3.And([self.names(line) for line in rule.when])

    def might_hold(self, rule):
        lines = [z3.Or(self.names(line), self.leaves_open(line.item)) for line in rule.when]
        return z3.And(*lines, z3.Not(self.holds(rule)))

    def uses(self, option, catalogue):
        codes = [use.code for use in catalogue.linked_uses if use.option == option]
        return self.any_of("regimen", codes) if codes else z3.BoolVal(False)

    def stopped(self, catalogue):
        return z3.Or([self.holds(rule) for rule in catalogue.rules if rule.effect is Effect.STOP])

    def under_law(self, option, statuses, catalogue):
        """Treated where the law has one of these statuses for the option."""
        rows = {
            row.country: row.status
            for row in catalogue.legal_positions
            if row.option == option.key and row.exosome_source is ExosomeSource.ANY
        }

        def status_in(place):
            row = "EU" if place in catalogue.eu_members and place not in rows else place
            return rows.get(row, LegalStatus.UNCLEAR)

        fitting = [n for n, place in enumerate(PLACES) if status_in(place) in statuses]
        return z3.Or([self.place == n for n in fitting])

    def is_at(self, option, catalogue):
        """For each status the formula that the option stands there, a stop aside."""
        spared = self.uses(option.key, catalogue)
        closed, wary = [], []
        for rule in catalogue.rules:
            if option.key in rule.options:
                bites = z3.Not(spared) if rule.except_already_using else z3.BoolVal(True)
                heavy = rule.effect is Effect.NOT_SUITABLE
                (closed if heavy else wary).append(z3.And(bites, self.holds(rule)))
                wary.append(z3.And(bites, self.might_hold(rule)))
        if option.group is Group.EXOSOME_METHOD:
            closed.append(self.under_law(option, {LegalStatus.PROHIBITED}, catalogue))
            unsure = {LegalStatus.NOT_APPROVED, LegalStatus.UNCLEAR}
            wary.append(self.under_law(option, unsure, catalogue))
        closed, wary = z3.Or(closed), z3.Or(wary)
        return {
            Status.NOT_SUITABLE: closed,
            Status.CHECK_FIRST: z3.And(z3.Not(closed), wary),
            Status.CAN_DISCUSS: z3.Not(z3.Or(closed, wary)),
        }

    def above(self, ceiling, option, catalogue):
        """The option is shown and more open than the ceiling (None: it is shown at all)."""
        at = self.is_at(option, catalogue)
        order = list(Status)
        higher = order if ceiling is None else order[order.index(ceiling) + 1 :]
        shown = z3.BoolVal(True) if option.key == "wait" else z3.Not(self.stopped(catalogue))
        return z3.And(shown, z3.Or([at[status] for status in higher]))


def found(*formulas):
    """A model of the formulas, or None where there is none."""
    solver = z3.Solver()
    solver.add(*formulas)
    answer = solver.check()
    assert answer in (z3.sat, z3.unsat), answer
    return solver.model() if answer == z3.sat else None


def profile_of(model, person):
    """The person a model describes."""
    answers = {}
    for item in READ:
        codes = [c for c, given in person.said[item.key].items() if z3.is_true(model[given])]
        if codes:
            answers[item.key] = codes[0] if item.kind is Kind.CHOICE else tuple(codes)
    place = PLACES[model.eval(person.place, model_completion=True).as_long()]
    return Profile(**answers, country=place or None)
