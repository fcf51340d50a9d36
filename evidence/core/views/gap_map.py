"""The evidence gap map: which method was studied for which outcome, and where nobody looked.

It shows what evidence exists, not what it says. Only studies of exosomes fill a cell; reports of
harm and opinions without a study are counted apart, registered trials in a row of their own.
"""

from dataclasses import dataclass
from functools import cached_property

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import ClinicQuestion, Gap
from evidence.core.edition.library import Finding, RegisteredTrial, Study
from evidence.core.edition.vocabulary import Certainty, Group, Outcome

ASKED_ABOUT: dict[Outcome, tuple[str, str]] = {
    Outcome.HAIR_COUNT: ("G01", "evidence"),
    Outcome.HAIR_THICKNESS: ("G13", "evidence"),
    Outcome.SEEN_CHANGE: ("G13", "outcomes"),
    Outcome.QUALITY_OF_LIFE: ("G13", "outcomes"),
    Outcome.AFTER_STOPPING: ("G03", "evidence"),
    Outcome.LOCAL_REACTION: ("G10", "safety"),
    Outcome.INFECTION: ("G10", "safety"),
    Outcome.LUMPS_OR_SKIN_DAMAGE: ("G10", "safety"),
    Outcome.WHOLE_BODY_EFFECT: ("G10", "safety"),
    Outcome.MOOD: ("G10", "safety"),
    Outcome.SEXUAL_EFFECT: ("G10", "safety"),
    Outcome.UNWANTED_HAIR: ("G10", "safety"),
    Outcome.LONG_TERM_SAFETY: ("G10", "safety"),
}
"""The kind of gap a blank outcome belongs to and the topic of the question to ask about it."""

ALL_METHODS = "all"


@dataclass(frozen=True)
class Cell:
    """One method and one outcome."""

    method: str
    outcome: Outcome
    studies: tuple[Study, ...]
    reports: tuple[Finding, ...]
    """Findings without a study behind them: case reports, warnings, opinions."""
    question: ClinicQuestion | None
    """What to ask where no study looked; None only where the edition has no such question."""

    @property
    def is_blank(self) -> bool:
        """Whether no study of this method measured this outcome."""
        return not self.studies

    @property
    def people(self) -> int:
        """Everybody in these studies whose number is stated."""
        return sum(study.people or 0 for study in self.studies)

    @property
    def people_not_stated(self) -> int:
        """Studies that do not say how many took part."""
        return sum(study.people is None for study in self.studies)

    @cached_property
    def controlled(self) -> int:
        """Studies with a comparison group made by chance."""
        return sum(study.randomised is True for study in self.studies)


@dataclass(frozen=True)
class MethodRow:
    """One method across all outcomes, with its trials and its gaps."""

    method: str
    name: str
    cells: tuple[Cell, ...]
    trials: tuple[RegisteredTrial, ...]
    gaps: tuple[Gap, ...]

    @cached_property
    def studies(self) -> tuple[Study, ...]:
        """Each study once, however many outcomes it measured."""
        found = {study.key: study for cell in self.cells for study in cell.studies}
        return tuple(found.values())


@dataclass(frozen=True)
class GapMap:
    """All exosome methods against all outcomes, and what could not be placed."""

    outcomes: tuple[Outcome, ...]
    rows: tuple[MethodRow, ...]
    unplaced: tuple[Study, ...]
    """Exosome studies that name no method of the map, or measured no outcome of it."""


def gap_map(catalogue: Catalogue) -> GapMap:
    """The map of one edition."""
    methods = [o for o in catalogue.options if o.group is Group.EXOSOME_METHOD]
    trials = {trial.key: trial for trial in catalogue.registered_trials}
    rows = tuple(
        MethodRow(
            method=option.key,
            name=option.name,
            cells=tuple(_cell(catalogue, option.key, outcome) for outcome in Outcome),
            trials=tuple(trials[key] for key in option.registered_trials if key in trials),
            gaps=catalogue.option_gaps[option.key],
        )
        for option in methods
    )
    placed = {study.key for row in rows for study in row.studies}
    unplaced = (s for s in catalogue.studies if s.is_exosome and s.key not in placed)
    return GapMap(tuple(Outcome), rows, tuple(unplaced))


def question_for_gap(
    catalogue: Catalogue, method: str, gap: str, topic: str = ""
) -> ClinicQuestion | None:
    """The question about this kind of gap: of the topic first, then about this very method."""
    linked = (
        question
        for question in catalogue.clinic_questions
        if gap in question.linked_gaps and {method, ALL_METHODS} & set(question.methods)
    )
    # False sorts first, and what is alike stays in the edition's order.
    nearest = sorted(linked, key=lambda q: (q.topic != topic, method not in q.methods))
    return next(iter(nearest), None)


def _cell(catalogue: Catalogue, method: str, outcome: Outcome) -> Cell:
    # A finding whose study was withdrawn has become "no evidence": it fills no cell.
    findings = [
        f
        for f in catalogue.findings
        if f.option == method and f.outcome is outcome and f.certainty is not Certainty.NO_EVIDENCE
    ]
    # One entry per study, whatever number of findings it has here; near relatives never count.
    studies = {
        f.study: catalogue.study[f.study]
        for f in findings
        if f.study in catalogue.study and catalogue.study[f.study].is_exosome
    }
    reports = tuple(f for f in findings if f.study is None)
    question = question_for_gap(catalogue, method, *ASKED_ABOUT[outcome])
    return Cell(method, outcome, tuple(studies.values()), reports, question)
