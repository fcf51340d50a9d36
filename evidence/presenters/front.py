"""The front of the library and its plain lists: questions, harms, forums, comparators."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import AfterTreatmentSign
from evidence.core.edition.vocabulary import Outcome
from evidence.presenters.languages import every_language
from evidence.presenters.parts import Entry, Link, Section, facts
from evidence.presenters.sourcing import source_links
from evidence.presenters.studies import method_words
from evidence.presenters.words import certainty_word, outcome_word


def library_links(catalogue: Catalogue) -> dict[str, tuple[Link, ...]]:
    """Where the library leads, with how much stands there."""
    exosome = sum(study.is_exosome for study in catalogue.studies)
    near = len(catalogue.studies) - exosome
    return {
        "find": _finding_links(catalogue),
        "start": (
            _link("hair_loss", _("Hair loss itself"), None),
            _link("questions", _("Questions people ask"), len(catalogue.real_questions)),
            _link(
                "questions_to_ask", _("Questions to ask a clinic"), len(catalogue.clinic_questions)
            ),
            _link("gap_map", _("What was studied, and what was not"), None),
            _link("comparators", _("What real numbers look like"), len(catalogue.orders_of_size)),
        ),
        "studied": (
            Link(
                _("Studies in people"),
                reverse("evidence:studies"),
                gettext("{n} of exosomes, {m} of other products").format(n=exosome, m=near),
            ),
            _link("reviews", _("Reviews of studies"), len(catalogue.reviews)),
            _link("trials", _("Registered trials"), len(catalogue.registered_trials)),
            _link("harms", _("Reported harms, and who should take care"), len(catalogue.harms)),
            _link("coming", _("What is coming, and not there yet"), len(catalogue.coming)),
        ),
        "around": (
            _link("regulation_list", _("The law, by country"), len(catalogue.jurisdictions)),
            _link("prices", _("Prices people are asked"), len(catalogue.prices)),
            _link("community", _("What people say in forums"), len(catalogue.community_themes)),
            _link("glossary", _("Words explained"), len(catalogue.glossary)),
        ),
        "trust": (
            _link("sources", _("Every source, and how far we read it"), len(catalogue.sources)),
            _link("article", _("The article this began with, checked"), None),
            _link("editions", _("Editions, and what changed"), None),
            _link("content_changes", _("What changed in the content of this aid"), None),
            Link(_("How this aid meets the standards"), reverse("conformance")),
        ),
        "languages": tuple(
            Link(one.language.native, one.url, gettext(one.language.name))
            for one in every_language(catalogue)
        ),
    }


def _finding_links(catalogue: Catalogue) -> tuple[Link, ...]:
    """Ways to one answer: by topic, by a word, by the name on the box; what the edition lacks is left out."""
    answers = len(catalogue.topic_answers)
    ways = (
        (catalogue.topics, _link("topics", _("Questions by topic"), answers)),
        (catalogue.topics, _link("word_index", _("Index of words"), None)),
        (catalogue.products, _link("products", _("Products by name"), len(catalogue.products))),
        (catalogue.label_terms, _link("labels", _("Words on labels"), len(catalogue.label_terms))),
    )
    topics = (
        Link(topic.title, reverse("evidence:topic", args=[topic.key])) for topic in catalogue.topics
    )
    return (*(link for held, link in ways if held), *topics)


def real_question_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """What people really ask, each on its own anchor."""
    library = reverse("evidence:library")
    return tuple(
        Entry(
            key=question.key,
            title=question.question,
            text=question.answer,
            tags=(gettext("We found no answer yet"),) if question.nobody_knows else (),
            certainty=question.certainty.value,
            certainty_word=certainty_word(question.certainty),
            links=(Link(_("Read more"), library + question.page),) if question.page else (),
            sources=source_links(catalogue, question.sources),
        )
        for question in catalogue.real_questions
    )


def harm_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Harms by what happens, in the order of the outcomes."""
    return tuple(
        Section(outcome.value, outcome_word(outcome), "", entries)
        for outcome in Outcome
        if (entries := _harms(catalogue, outcome))
    )


def zero_event_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Why "none seen" is not "none"."""
    return tuple(
        Entry(
            key=f"none-seen-{row.key}",
            title="",
            text=row.text,
            sources=source_links(catalogue, row.sources),
        )
        for row in catalogue.zero_events
    )


def precaution_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Who should take care, how strong the ground is, and where sources disagree."""
    return tuple(
        Entry(
            key=row.key,
            title=row.group[:1].upper() + row.group[1:],
            text=row.advice[:1].upper() + row.advice[1:] + ".",
            facts=facts(
                (_("Why"), row.why),
                (_("For which methods"), method_words(catalogue, row.methods)),
                (_("What this rests on"), row.strength_of_source),
                (_("Where sources disagree"), row.conflict),
            ),
            sources=source_links(catalogue, row.sources),
        )
        for row in catalogue.precautions
    )


def after_treatment_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Signs after a treatment and what to do."""
    return sign_entries(catalogue, catalogue.after_treatment_signs)


def sign_entries(catalogue: Catalogue, signs: Iterable[AfterTreatmentSign]) -> tuple[Entry, ...]:
    """These signs, each with what to do."""
    return tuple(
        Entry(
            key=row.key,
            title=row.sign,
            text=row.action,
            sources=source_links(catalogue, row.sources),
        )
        for row in signs
    )


def community_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """What people write in forums, marked as anecdote on every entry."""
    return tuple(
        Entry(
            key=theme.key,
            title=theme.theme,
            text=theme.summary,
            tags=(gettext("Anecdote, not evidence"),),
            sources=source_links(catalogue, theme.sources),
        )
        for theme in catalogue.community_themes
    )


def coming_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Treatments under study: the first sentence of each is its name."""
    told = []
    for row in catalogue.coming:
        name, _stop, text = row.text.partition(". ")
        told.append(
            Entry(key=row.key, title=name, text=text, sources=source_links(catalogue, row.sources))
        )
    return tuple(told)


def comparator_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Measured differences beside the blanks; in the edition's order, never ranked."""
    return tuple(
        Entry(
            key=row.key,
            title=method_words(catalogue, (row.option,)),
            url=reverse("evidence:option", args=[row.option]),
            text=gettext("{n} more hairs per square centimetre than the comparison group").format(
                n=row.hairs_per_cm2_vs_control
            )
            if row.hairs_per_cm2_vs_control
            else gettext("No number against a comparison group"),
            facts=facts(
                (_("Measured after"), row.horizon),
                (_("Worked out by us"), gettext("Yes") if row.computed else None),
                (_("Note"), row.note),
            ),
            sources=source_links(catalogue, row.sources),
        )
        for row in catalogue.orders_of_size
    )


def ingredient_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Single ingredients of compounded blends."""
    return tuple(
        Entry(
            key=row.key,
            title=row.key.replace("_", " ").capitalize(),
            text=row.evidence,
            facts=facts((_("How strong the evidence is"), row.strength), (_("Harms"), row.harms)),
            found_nothing=not row.sources,
            sources=source_links(catalogue, row.sources),
        )
        for row in catalogue.ingredients
    )


def _harms(catalogue: Catalogue, outcome: Outcome) -> tuple[Entry, ...]:
    about = {
        True: gettext("Exosomes in the scalp"),
        False: gettext("Not exosomes in the scalp"),
        None: gettext("Not stated if it was in the scalp"),
    }
    return tuple(
        Entry(
            key=harm.key,
            title=harm.harm[:1].upper() + harm.harm[1:],
            caption=harm.setting,
            text=harm.plain_summary,
            tags=(about[harm.about_scalp_exosomes],),
            facts=facts(
                (_("How serious"), harm.severity),
                (_("How often"), harm.frequency),
                (_("Counted under"), method_words(catalogue, harm.methods)),
            ),
            reported=facts((_("As reported"), harm.what_was_reported), (_("Note"), harm.note)),
            sources=source_links(catalogue, harm.sources),
        )
        for harm in catalogue.harms
        if harm.outcome is outcome
    )


def _link(name: str, words: object, count: int | None) -> Link:
    return Link(str(words), reverse(f"evidence:{name}"), "" if count is None else str(count))
