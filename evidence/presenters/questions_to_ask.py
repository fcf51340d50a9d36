"""Every question for a clinic that the edition holds, whoever asks."""

from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import ClinicQuestion
from evidence.core.wording.sentences import TOPIC_WORDS
from evidence.presenters.parts import Entry, Section, capitalised, facts
from evidence.presenters.sourcing import source_links
from evidence.presenters.topics import topics_about


def question_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """The questions by topic, in the edition's order."""
    topics = dict.fromkeys(question.topic for question in catalogue.clinic_questions)
    return tuple(
        Section(
            slugify(topic),
            gettext(TOPIC_WORDS[topic]) if topic in TOPIC_WORDS else capitalised(topic),
            "",
            tuple(
                _told(catalogue, question)
                for question in catalogue.clinic_questions
                if question.topic == topic
            ),
        )
        for topic in topics
    )


def _told(catalogue: Catalogue, question: ClinicQuestion) -> Entry:
    return Entry(
        key=question.key,
        title=question.question,
        facts=facts(
            (_("Why"), question.why_it_matters),
            (_("A good answer sounds like"), question.good_answer),
            (_("A worrying answer sounds like"), question.worrying_answer),
        ),
        links=topics_about(catalogue, question.key),
        found_nothing=not question.sources,
        sources=source_links(catalogue, question.sources),
    )
