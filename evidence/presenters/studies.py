"""Studies, reviews and registered trials as the library tells them."""

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import RegisteredTrial, Review, Study
from evidence.core.edition.vocabulary import Checked
from evidence.presenters.parts import Entry, Fact, Section, capitalised, facts
from evidence.presenters.sourcing import source_links
from evidence.presenters.words import METHOD, certainty_word, dated, not_stated

NO_COMPARISON = _("No comparison group")


def is_controlled(study: Study) -> bool | None:
    """Whether anybody else was treated differently; None: not stated."""
    if study.control is None:
        return None
    return not study.control.startswith("none")


def study_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Exosome studies in pattern hair loss, other exosome reports, and what only looks like one."""
    pattern = [s for s in catalogue.studies if s.is_exosome and s.pattern_hair_loss]
    other = [s for s in catalogue.studies if s.is_exosome and not s.pattern_hair_loss]
    near = [s for s in catalogue.studies if not s.is_exosome]
    return (
        Section(
            "exosomes",
            _("Exosomes for pattern hair loss"),
            "",
            tuple(study_entry(catalogue, study) for study in pattern),
            _("No study was found."),
        ),
        Section(
            "other-reports",
            _("Exosomes for other hair loss"),
            _("These reports are about other kinds of hair loss, or do not say which kind."),
            tuple(study_entry(catalogue, study) for study in other),
            _("No report was found."),
        ),
        Section(
            "near-relatives",
            _("Not exosomes, but often mistaken for them"),
            _("These studies tested other products. We never count them as exosome studies."),
            tuple(study_entry(catalogue, study) for study in near),
            _("No such study was found."),
        ),
    )


def study_entry(catalogue: Catalogue, study: Study) -> Entry:
    """A study in a list: who, what, against what, how sure."""
    return Entry(
        key=study.key,
        title=_short(study.title),
        url=reverse("evidence:study", args=[study.key]),
        caption=_who_when(study),
        text=study.plain_summary,
        tags=tuple(study_tags(study)),
        certainty=study.certainty.value,
        certainty_word=certainty_word(study.certainty),
        warning=withdrawn_words(catalogue, study),
        sources=source_links(catalogue, study.sources),
    )


def study_tags(study: Study) -> list[str]:
    """The few things to know first."""
    tags = []
    if not study.is_exosome:
        tags.append(gettext("Not exosomes"))
    if study.people is not None:
        tags.append(ngettext("{n} person", "{n} people", study.people).format(n=study.people))
    controlled = is_controlled(study)
    if controlled is None:
        tags.append(gettext("Comparison group: not stated"))
    elif controlled:
        tags.append(gettext("With a comparison group"))
    else:
        tags.append(gettext("No comparison group"))
    if study.randomised:
        tags.append(gettext("Groups made by chance"))
    return tags


def withdrawn_words(catalogue: Catalogue, study: Study) -> str:
    """What to say above a study whose source is withdrawn or in doubt; empty: nothing."""
    states = {
        catalogue.source[key].checked: catalogue.source[key].checked_note
        for key in study.sources
        if key in catalogue.source
    }
    if Checked.RETRACTED in states:
        return gettext("Withdrawn. {reason}").format(reason=states[Checked.RETRACTED]).strip()
    if Checked.CONCERN in states:
        return gettext("There are doubts. {reason}").format(reason=states[Checked.CONCERN]).strip()
    return ""


def review_entry(catalogue: Catalogue, review: Review) -> Entry:
    """A review of studies."""
    return Entry(
        key=review.key,
        title=_short(review.title),
        caption=_who_when(review),
        facts=facts(
            (_("What kind of review"), review.type),
            (_("Searched until"), dated(review.search_date)),
            (_("Searched in"), review.databases),
            (_("What it included"), review.included),
            (_("What it found"), review.finding),
            (_("How it judged the studies"), review.risk_of_bias_tool),
            (_("Read with care"), review.caution),
        ),
        sources=source_links(catalogue, review.sources),
    )


def trial_entry(catalogue: Catalogue, trial: RegisteredTrial) -> Entry:
    """A registered trial: planned, running or ended, and whether findings were posted."""
    posted = {True: gettext("Yes"), False: gettext("No"), None: not_stated()}
    status = trial.status or not_stated()
    if trial.status_as_of:
        status = gettext("{status} ({date})").format(status=status, date=dated(trial.status_as_of))
    return Entry(
        key=trial.key,
        title=trial.title,
        caption=trial.registry_id or gettext("Number not seen"),
        text="",
        facts=facts(
            (_("Where it stands"), status),
            (_("Findings posted"), posted[trial.results_posted]),
            (_("How it is given"), method_words(catalogue, trial.methods)),
            (_("Compared with"), trial.comparator or not_stated()),
            (_("People planned"), trial.n_target or not_stated()),
            (_("Who can take part"), trial.population),
            (_("What is given"), trial.intervention),
            (_("What it measures"), trial.primary_outcome or not_stated()),
            (_("Start"), dated(trial.start)),
            (_("Planned end"), dated(trial.planned_end)),
            (_("Who runs it"), trial.sponsor_or_site),
            (_("Why it matters"), trial.why_it_matters),
            (_("What is unclear"), trial.uncertain),
        ),
        sources=source_links(catalogue, trial.sources),
    )


def method_words(catalogue: Catalogue, keys: tuple[str, ...]) -> str:
    """The names of these methods; a helper key like `all` in words of its own."""
    names = [
        catalogue.option[key].name if key in catalogue.option else str(METHOD.get(key, key))
        for key in keys
    ]
    return "; ".join(names)


def study_facts(catalogue: Catalogue, study: Study) -> tuple[Fact, ...]:
    """The rows of a study's page that say who, what, how long and who paid."""
    nowhere = not_stated()
    return facts(
        (_("What kind of study"), study.design),
        (_("Who took part"), study.population),
        (_("Men and women"), study.sex or nowhere),
        (_("People who began"), _number(study.n_enrolled)),
        (_("People who were counted at the end"), _number(study.n_analysed)),
        (_("Who knew which treatment it was"), study.blinded or nowhere),
        (_("Other treatments at the same time"), study.co_treatment or nowhere),
        (_("Product"), study.product or nowhere),
        (_("Where it comes from"), study.exosome_source or nowhere),
        (_("How it was given"), study.route or method_words(catalogue, study.methods) or nowhere),
        (_("How much"), study.dose or nowhere),
        (_("How often"), study.sessions or nowhere),
        (_("Time between"), study.spacing or nowhere),
        (_("How long people were followed"), study.follow_up or nowhere),
        (_("What was measured"), study.outcome_measure or nowhere),
        (_("Who paid, and other interests"), study.funding_conflicts or nowhere),
        (_("What is unclear"), study.uncertain),
        (_("Our number for it"), study.key),
    )


def _number(number: int | None) -> str:
    return not_stated() if number is None else str(number)


def _short(title: str) -> str:
    return title.rstrip(".")


def _who_when(entry: Study | Review) -> str:
    said = (entry.authors, entry.journal, str(entry.year) if entry.year else None)
    return ". ".join(capitalised(part.removesuffix(".")) for part in said if part)
