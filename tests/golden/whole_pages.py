"""Pages as everything somebody meets on them: words, where links lead, what drawings measure, what forms hold.

Of two editions: the made one of the labels, in which no two fields say the same, and a kept one with the wealth of
a real edition, which never changes with the content of a release.
"""

from dataclasses import replace
from pathlib import Path
from random import Random

from django.conf import settings
from lxml import html

from evidence.core.edition import snapshot
from evidence.core.edition.items import is_asked
from questionnaire.quotes.offer import with_offers
from questionnaire.visit.visit import Visit
from tests.editions import put_edition
from tests.people import PERSONAS, adults, answers_of, random_people, single_answers
from tests.walking import GIVEN, cookie_of
from tests.web.labels.made_edition import made_catalogue
from tests.web.labels.test_labels import OFFER, VISITS

FOLDER = Path(__file__).parent / "pages"
KEPT_EDITION = Path(__file__).parent / "editions" / "kept_for_pages.json"
BLOCKS = {
    "article", "aside", "button", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form",
    "h1", "h2", "h3", "h4", "h5", "label", "legend", "li", "nav", "ol", "option", "p", "section", "small", "summary", "svg",
    "table", "td", "th", "tr", "ul",
}  # fmt: skip
TOLD = ("id", "href", "action", "value", "aria-label", "alt", "datetime", "lang", "checked", "selected", "open",
        "x", "y", "width", "height", "x1", "x2", "points", "d", "cx", "cy", "r", "viewBox", "transform")  # fmt: skip
UNSAID = "//script|//style|//noscript|//input[@name='csrfmiddlewaretoken']"

PEOPLE = {
    **{f"made {key or 'somebody'}": answers for key, answers in VISITS.items()},
    "kept given": GIVEN,
    **{
        f"kept {key}": answers_of(person["fields"])
        for key, person in PERSONAS.items()
        if key not in ("P4", "P5")
    },
}
"""Whose pages are looked at: the edition first, then whose answers."""
OWN = ("/summary/", "/compare/", "/people-like-you/")
OWN_OPTIONS = {
    "made somebody": ("intradermal_injection", "prp_alone", "topical_minoxidil", "wait"),
    "made claims": ("intradermal_injection",),
    "kept given": ("topical_microneedling", "intradermal_injection", "topical_minoxidil", "transplant"),
    "kept P1": ("injection_plus_prp", "finasteride"),
    "kept P6": ("camouflage", "registered_trial"),
}  # fmt: skip


def _offered(count):
    """Seeded people who all were offered something: with and without a price, a place, a budget, signs, illness."""
    random = Random(2026)
    choices = {
        "sex": ["male", "female"], "country": ["US", "GB", "DE", "CH", "prefer_not_to_say"],
        "treatment_country": [None, "TR", "US", "not_sure"], "warning_signs": [["none"], ["none"], ["none"], ["patches"], ["sudden_loss", "great_distress"]],
        "pregnancy": ["none", "none", "breastfeeding", "prefer_not_to_say"],
        "conditions": [["none"], ["allergies"], ["blood_thinner", "allergies", "low_mood"], ["not_sure"], ["prefer_not_to_say"]],
        "regimen": [["none"], ["topical_minoxidil"], ["finasteride", "oral_minoxidil"]],
        "needle_tolerance": [None, "injections_if_numbed", "injections", "nothing_that_breaks_skin", "not_sure"],
        "blood_draw": [None, "yes", "no", "not_sure"], "visits_per_year": [None, "1_to_3", "4_to_6", "not_sure"],
        "budget": [None, {"amount": 900, "currency": "USD"}, {"amount": 4000, "currency": "GBP"}],
        "offer_method": ["injection_plus_prp", "topical_alone", "topical_microneedling", "intradermal_injection", "hybrid_with_drugs", "compounded_topical", "not_sure"],
        "offer_source": [None, "human", "plant", "not_sure"], "offer_label": [None, "external_use_only", "injection", "not_sure"],
        "offer_price": [None, {"amount": 900, "currency": "USD"}, {"amount": 3000, "currency": "USD"}],
        "offer_claims": [None, ["percent_more_hair"], ["price_ends_today"], ["clinically_proven", "no_side_effects"], ["not_sure"]],
    }  # fmt: skip
    for _ in range(count):
        given = {key: random.choice(every) for key, every in choices.items()}
        told = {key: value for key, value in given.items() if value is not None}
        yield {key: value for key, value in told.items() if is_asked(key, told)}


MANY = {
    "offered-0": [*_offered(120)][::2],
    "offered-1": [*_offered(120)][1::2],
    "adults": [*adults().values()],
    "random-0": random_people(100)[::2],
    "random-1": random_people(100)[1::2],
    "random-long": random_people(60, many=True),
    "single": [it for name, it in single_answers().items() if "declined" in name],
}
"""People whose pages are too many to be kept whole: each line of them once, with how many meet it."""
LIBRARY = (
    "", "hair-loss", "studies", "reviews", "trials", "law", "harms", "prices", "numbers", "questions", "questions-to-ask",
    "forums", "article", "gaps", "editions", "products", "labels", "topics", "index", "coming",
    "editions/1",
)  # fmt: skip
OF_THE_KEPT = {
    "options": ("topical_microneedling", "finasteride", "wait", "hybrid_with_drugs"),
    "studies": ("ST01", "ST09", "ST15"),
    "law": ("US", "UK", "EU"),
    "sources": ("AMINI25", "FDA2019", "COSTMYHAIR"),
    "topics": ("cheap_things_first", "in_the_news"),
    "in": ("tr",),
}


def _library(which):
    made = made_catalogue()
    keys = {
        "options": [it.key for it in made.options], "studies": [it.key for it in made.studies],
        "law": [it.key for it in made.jurisdictions], "sources": [it.key for it in made.sources],
        "topics": [it.key for it in made.topics], "in": ["tr"],
    } if which == "made" else OF_THE_KEPT  # fmt: skip
    yield from ("/", "/checklist/for-everybody/")
    for path in (*LIBRARY, "sources", "words") if which == "made" else LIBRARY:
        yield f"/evidence/{path}/" if path else "/evidence/"
    for kind, every in keys.items():
        for key in every:
            yield f"/evidence/{kind}/{key}/"
            if kind == "options":
                yield f"/evidence/{kind}/{key}/details/"


def _every_page():
    for which in ("made", "kept"):
        yield from ((which, "", path) for path in _library(which))
    yield from (("two", "", f"/evidence/editions/{it}/") for it in (1, 2))
    yield ("two", "", "/evidence/editions/")
    for person in PEOPLE:
        which = person.partition(" ")[0]
        own = (*OWN, *(f"/options/{key}/" for key in OWN_OPTIONS.get(person, ())))
        yield from ((which, person, path) for path in own)


PAGES = (*_every_page(),)


def file_of(which, person, path):
    """Where the lines of a page are kept."""
    name = path.strip("/").replace("/", "-") or "first-page"
    return FOLDER / (person or which).replace(" ", "-") / f"{name}.txt"


def _changed(catalogue):
    """The made edition after a round of work: entries that came, went and say something else."""
    option, *options = catalogue.options
    study, *studies = catalogue.studies
    law, *laws = catalogue.legal_positions
    return replace(
        catalogue,
        options=(replace(option, name="Another name", visits=9), *options),
        studies=(replace(study, title="Another title", women=None), *studies[1:]),
        legal_positions=(replace(law, text="Another text.", as_of=None), *laws),
        harms=(*catalogue.harms, replace(catalogue.harms[0], key="later", harm="a later harm")),
        glossary=catalogue.glossary[1:],
        colophon=replace(catalogue.colophon, update_policy="Another promise."),
    )


def put(which):
    """Publish one of the editions; `two`: the made one, and one that changed it."""
    if which == "two":
        put_edition(text=snapshot.dumps(made_catalogue()))
        put_edition(number=2, text=snapshot.dumps(_changed(made_catalogue())))
        return
    text = (
        snapshot.dumps(made_catalogue())
        if which == "made"
        else KEPT_EDITION.read_text(encoding="utf-8")
    )
    put_edition(text=text)


def page(client, which, person, path):
    """The lines of a page of an edition, as this person meets it."""
    put(which)
    return lines_of(client, which, PEOPLE.get(person), path)


def lines_of(client, which, answers, path):
    """The same of the edition that is published, for somebody with these answers."""
    if answers is not None:
        heard = frozenset([*answers.get("warning_signs", ()), *answers.get("conditions", ())])
        visit = Visit(answers=answers, heard=heard, edition=1)
        if which == "made":
            visit = with_offers(visit, (OFFER,))
        client.cookies[settings.ANSWERS_COOKIE_NAME] = cookie_of(visit)
    response = client.get(path)
    if response.status_code != 200:
        return [f"{response.status_code} {response.headers.get('Location', '')}"]
    tree = html.document_fromstring(response.content.decode())
    for element in tree.xpath(UNSAID):
        element.drop_tree()
    found = [tree.findtext(".//title") or ""]
    _walk(tree.find(".//main"), found)
    return [flat for text in found if (flat := " ".join(text.split()))]


def _walk(element, found):
    block = element.tag in BLOCKS
    if block:
        found.append("")
    told = [f"{name}={element.get(name)}" for name in TOLD if element.get(name)]
    found[-1] += f" [{' '.join(told)}] " if told else ""
    found[-1] += element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            _walk(child, found)
        found[-1] += child.tail or ""
    if block:
        found.append("")
