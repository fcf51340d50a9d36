"""Short answers by topic, the questions they answer, and the index of words people use."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.checks.products import same_name
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.topics import AnswerPoint, Topic, TopicAnswer
from evidence.core.edition.vocabulary import PointKind
from evidence.core.views.topics_that_help import signs_of_the_treatment, topics_for_question
from evidence.presenters.front import sign_entries
from evidence.presenters.parts import Entry, Link, Text
from evidence.presenters.products import product_url
from evidence.presenters.sourcing import SourceLink, source_links
from evidence.presenters.words import dated

POINT: dict[PointKind, Text] = {
    PointKind.WHAT_IT_IS: _("What it is"),
    PointKind.CLINICS_SAY: _("What clinics and sellers say"),
    PointKind.STUDIES_FOUND: _("What studies found"),
    PointKind.TRIAL: _("A trial on a register"),
    PointKind.HARM: _("Harm"),
    PointKind.LAW: _("The law or a public body"),
    PointKind.WHO_INJECTS: _("Who may inject"),
    PointKind.WHO_NEEDLES: _("Who may needle"),
    PointKind.LOOK_UP: _("Where to look a person up"),
    PointKind.COMPLAINT: _("To complain about a person"),
    PointKind.REFUND: _("To get money back"),
    PointKind.ADVERTISING: _("To report an advert"),
    PointKind.REPORT_OF_HARM: _("To report harm"),
    PointKind.WHAT_TO_DO: _("What you can do"),
    PointKind.NOT_FOUND: _("What we did not find"),
}
ROUTES = (PointKind.COMPLAINT, PointKind.REFUND, PointKind.ADVERTISING, PointKind.REPORT_OF_HARM)
"""Where one of these is told, the others are told too, if only as not found."""


NO_LETTER = "#"
"""Where words stand that begin with a number."""


@dataclass(frozen=True)
class Point:
    """One line below an answer."""

    label: Text
    text: str
    date: str
    url: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class Answer:
    """One short answer on its anchor."""

    key: str
    title: str
    text: str
    nobody_knows: bool
    points: tuple[Point, ...]
    sources: tuple[SourceLink, ...]
    """Those that no point names."""
    as_of: str
    checked: str
    rests_on_nothing: bool
    """It tells of a search of ours that found nothing."""


@dataclass(frozen=True)
class TopicPage:
    """What the page of one topic says."""

    key: str
    title: str
    short_answer: str
    signs: tuple[Entry, ...]
    contents: tuple[Link, ...]
    answers: tuple[Answer, ...]
    checked: str
    """The day on which all were checked; empty where each tells its own."""
    questions: tuple[Link, ...]
    see_also: tuple[Link, ...]


@dataclass(frozen=True)
class TopicQuestions:
    """A topic with every question it answers, for the page that leads to them."""

    key: str
    topic: Link
    questions: tuple[Link, ...]


@dataclass(frozen=True)
class IndexLetter:
    """Words that begin with one letter, each with where it leads."""

    letter: str
    words: tuple[Link, ...]

    @property
    def key(self) -> str:
        """Its anchor, like `letter-a`."""
        return "letter-other" if self.letter == NO_LETTER else f"letter-{self.letter.lower()}"


def topic_page(catalogue: Catalogue, topic: Topic) -> TopicPage:
    """The page of a topic, like “What they tell you to do afterwards” with twelve answers."""
    answers = tuple(_answer(catalogue, row) for row in catalogue.answers_by_topic[topic.key])
    days = {answer.checked for answer in answers}
    return TopicPage(
        key=topic.key,
        title=topic.title,
        short_answer=topic.short_answer,
        signs=sign_entries(catalogue, signs_of_the_treatment(catalogue))
        if topic.signs_first
        else (),
        contents=tuple(Link(row.title, f"#{row.key}") for row in answers),
        answers=answers,
        checked=days.pop() if len(days) == 1 else "",
        questions=_elsewhere(catalogue, topic),
        see_also=tuple(_see_also(catalogue, page) for page in topic.see_also),
    )


def questions_by_topic(catalogue: Catalogue) -> tuple[TopicQuestions, ...]:
    """Every question that a short answer or another page answers, under its topic."""
    return tuple(
        TopicQuestions(
            topic.key,
            Link(topic.title, topic_url(topic.key)),
            (
                *(
                    Link(answer.title, f"{topic_url(topic.key)}#{answer.key}")
                    for answer in catalogue.answers_by_topic[topic.key]
                ),
                *_elsewhere(catalogue, topic),
            ),
        )
        for topic in catalogue.topics
    )


def other_questions(catalogue: Catalogue) -> tuple[Link, ...]:
    """Questions people ask that stand in no topic."""
    placed = {key for topic in catalogue.topics for key in topic.real_questions}
    return tuple(
        Link(question.question, f"{reverse('evidence:questions')}#{question.key}")
        for question in catalogue.real_questions
        if question.key not in placed
    )


def topics_about(catalogue: Catalogue, question: str) -> tuple[Link, ...]:
    """Topics that help with a question to the clinic, by the key of that question."""
    return tuple(
        Link(topic.title, topic_url(topic.key))
        for topic in topics_for_question(catalogue, question)
    )


def answers_for(catalogue: Catalogue, country: str) -> tuple[Link, ...]:
    """Short answers that are told for one country, by its code, under the titles of their topics."""
    return tuple(
        Link(catalogue.topic[row.topic].title, f"{topic_url(row.topic)}#{row.key}")
        for row in catalogue.topic_answers
        if row.country == country
    )


def word_index(catalogue: Catalogue) -> tuple[IndexLetter, ...]:
    """Words people use, by letter, each leading to the place that explains it.

    Example: `IndexLetter("G", (Link("glue", "/evidence/topics/do_it_yourself/", "Doing it yourself"), …))`.
    A word that names two things stands once for each.
    """
    found: dict[tuple[str, str], Link] = {}
    for link in _words(catalogue):
        found.setdefault((same_name(str(link.text)), link.url), link)
    letters: dict[str, list[Link]] = {}
    for link in sorted(found.values(), key=lambda one: (same_name(str(one.text)), str(one.note))):
        first = same_name(str(link.text))[:1].upper()
        letters.setdefault(first if first.isalpha() else NO_LETTER, []).append(link)
    return tuple(IndexLetter(letter, tuple(links)) for letter, links in letters.items())


def topic_url(key: str) -> str:
    """The page of a topic."""
    return reverse("evidence:topic", args=[key])


def _words(catalogue: Catalogue) -> Iterator[Link]:
    for product in catalogue.products:
        for name in product.names:
            yield Link(name, product_url(product.key), gettext("product"))
    labels = reverse("evidence:labels")
    for label in catalogue.label_terms:
        for name in (label.term, *label.also_seen):
            yield Link(name, f"{labels}#{label.key}", gettext("words on a label"))
    glossary = reverse("evidence:glossary")
    for term in catalogue.glossary:
        yield Link(term.term, f"{glossary}#{term.key}", gettext("word explained"))
    for option in catalogue.options:
        yield Link(option.name, reverse("evidence:option", args=[option.key]), gettext("a choice"))
    for topic in catalogue.topics:
        for word in topic.words:
            yield Link(word, topic_url(topic.key), topic.title)
        for answer in catalogue.answers_by_topic[topic.key]:
            for word in answer.words:
                yield Link(word, f"{topic_url(topic.key)}#{answer.key}", topic.title)


def _elsewhere(catalogue: Catalogue, topic: Topic) -> tuple[Link, ...]:
    questions = reverse("evidence:questions")
    return tuple(
        Link(row.question, f"{questions}#{row.key}")
        for row in catalogue.real_questions
        if row.key in topic.real_questions
    )


def _see_also(catalogue: Catalogue, page: str) -> Link:
    """A page of the library under a name that people know."""
    name, *key = page.partition("#")[0].strip("/").split("/")
    url = reverse("evidence:library") + page
    if name == "options" and key and key[0] in catalogue.option:
        return Link(catalogue.option[key[0]].name, url)
    if name == "studies" and key and key[0] in catalogue.study:
        return Link(catalogue.study[key[0]].title, url)
    if name == "topics" and key and key[0] in catalogue.topic:
        return Link(catalogue.topic[key[0]].title, url)
    return Link(SEE_ALSO.get(name, gettext("More on this")), url)


SEE_ALSO: dict[str, Text] = {
    "harms": _("Reported harms, and who should take care"),
    "law": _("The law, by country"),
    "questions-to-ask": _("Questions to ask a clinic"),
    "products": _("Products by name"),
    "labels": _("Words on labels"),
    "hair-loss": _("Hair loss itself"),
    "words": _("Words explained"),
    "numbers": _("What real numbers look like"),
    "studies": _("Studies in people"),
    "trials": _("Registered trials"),
    "prices": _("Prices people are asked"),
    "gaps": _("What was studied, and what was not"),
}


def _answer(catalogue: Catalogue, row: TopicAnswer) -> Answer:
    points = tuple(_point(catalogue, point) for point in row.points)
    told = {key for point in row.points for key in point.sources}
    rest = tuple(key for key in row.sources if key not in told)
    return Answer(
        key=row.key,
        title=row.title,
        text=row.text,
        nobody_knows=row.nobody_knows,
        points=points + tuple(_missing_routes(row)),
        sources=source_links(catalogue, rest),
        as_of=dated(row.as_of),
        checked=dated(row.checked_on),
        rests_on_nothing=not row.sources and not told,
    )


def _missing_routes(row: TopicAnswer) -> Iterator[Point]:
    kinds = {point.kind for point in row.points}
    if kinds.intersection(ROUTES):
        for kind in ROUTES:
            if kind not in kinds:
                yield Point(POINT[kind], gettext("Not found."), "", "", ())


def _point(catalogue: Catalogue, point: AnswerPoint) -> Point:
    return Point(
        label=POINT[point.kind],
        text=point.text,
        date=dated(point.dated),
        url=point.url or "",
        sources=source_links(catalogue, point.sources),
    )
