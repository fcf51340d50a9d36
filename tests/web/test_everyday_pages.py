"""Products by name, words on labels, short answers and the index: short, plain, and near."""

import re
from dataclasses import fields, replace

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from evidence.core.checks.wording import TARGET_GRADE
from evidence.core.edition import snapshot
from evidence.core.edition.library import Keys
from evidence.core.edition.products import Product
from evidence.core.edition.vocabulary import ClaimedSource, PointKind, SoldAs, VesiclesNamed
from evidence.presenters.conformance_page import page_grade
from evidence.presenters.products import (
    CLAIMED_SOURCE,
    SOLD_AS,
    VESICLES,
    label_sections,
    products_by_letter,
)
from evidence.presenters.topics import POINT, topic_page, word_index
from evidence.starter import starter_catalogue
from tests.builders import made
from tests.editions import put_edition
from tests.walking import GIVEN, remember

pytestmark = pytest.mark.django_db
STARTER = starter_catalogue()
MOST_WORDS = 900
LONGER = {"who_may_do_it": 1100}
"""Twelve places, each told in full; such a page has its short answer and its list on top."""
PLACES = (
    reverse("evidence:products"),
    reverse("evidence:labels"),
    reverse("evidence:topics"),
    reverse("evidence:word_index"),
    *(reverse("evidence:topic", args=[topic.key]) for topic in STARTER.topics),
)


def read(client, path):
    """The page's own part, as a tree."""
    return BeautifulSoup(client.get(path).content, "html.parser").main


def words_in(main):
    """How many words a person sees, names of sources left out."""
    for sources in main.find_all(class_="sources"):
        sources.decompose()
    return len(main.get_text(" ").split())


@pytest.mark.parametrize("path", PLACES)
def test_every_page_reads_at_grade_six_or_below(published, client, path):
    html = client.get(path).content.decode()

    assert page_grade(path, html).grade <= TARGET_GRADE


@pytest.mark.parametrize("path", PLACES)
def test_a_long_page_has_a_short_answer_on_top_and_a_list_of_contents(published, client, path):
    main = read(client, path)
    lead, contents = main.find(class_="lead"), main.find(class_="contents")

    assert len(lead.get_text().split()) <= 40
    if path != reverse("evidence:topics"):
        assert contents is not None
    if "/topics/" in path:
        key = path.strip("/").rpartition("/")[2]
        assert words_in(main) <= LONGER.get(key, MOST_WORDS)


def test_all_products_stand_on_one_page_by_letter_and_by_anchor(published, client):
    main = read(client, reverse("evidence:products"))
    names = [heading.get_text() for heading in main.select("article h3")]

    assert len(names) == 25
    assert names == sorted(names, key=str.casefold)
    for product in STARTER.products:
        card = main.find(id=product.key)
        assert all(name in card.get_text() for name in product.names)
    for link in main.select("nav.contents a"):
        assert main.find(id=link["href"].removeprefix("#")).h2.get_text() == link.get_text()


@pytest.mark.parametrize("path", PLACES)
def test_nothing_asks_for_a_name_and_no_link_carries_one(published, client, path):
    main = read(client, path)

    assert main.find(["form", "input", "select", "textarea"]) is None
    assert [a["href"] for a in main.find_all("a", href=True) if "?" in a["href"]] == []
    assert client.get(path).cookies == {}


def test_a_product_with_no_class_shows_none(published, client):
    main = read(client, reverse("evidence:products"))
    classes = {
        str(word)
        for source, word in CLAIMED_SOURCE.items()
        if source not in (ClaimedSource.UNKNOWN, ClaimedSource.NOT_SAID)
    }

    for key in ("anteage", "exo_e", "hairna", "gfc_cell_exo_scalp", "xomage", "exomide_plus"):
        tags = {tag.get_text() for tag in main.find(id=key).select(".tags li")}
        assert not tags & classes, key


def test_what_was_not_read_at_the_regulator_is_shown_as_reported(published, client):
    main = read(client, reverse("evidence:products"))
    told = {
        key: [em.get_text() for em in main.find(id=key).find_all("em")]
        for key in ("eucyt_xosomes", "supreme_rejuvenation", "invitrx_invitra")
    }

    own, reported = "In the regulator’s own document:", "As reported:"
    assert told["eucyt_xosomes"] == [own, reported]
    assert told["supreme_rejuvenation"] == [reported]
    assert told["invitrx_invitra"] == [own, own]
    assert "not read" in main.find(id="supreme_rejuvenation").get_text()


def test_each_field_of_a_product_stands_beside_its_own_label():
    worded = {
        field.name: (f"words of {field.name}",) if field.type == Keys else f"words of {field.name}"
        for field in fields(Product)
        if field.type in (str, str | None, Keys)
    }
    product = made(
        Product,
        **worded | {"made_in": "SG", "key": "p", "checked_on": "2026-11-28", "review_due_on": None},
        source_class=ClaimedSource.PLANT,
        sold_as=SoldAs.NO,
        actions=(),
    )
    (letter,) = products_by_letter(replace(STARTER, products=(product,)))
    (card,) = letter.cards
    told = {str(fact.term): fact.text for fact in card.facts}

    assert told == {
        "Maker": "Words of maker, Singapore",
        "What it is said to be from": "Words of source_as_claimed",
        "How it is put on or in": "Words of route",
        "Studies near it": "Words of other_studies",
    }
    assert (card.also, card.summary) == ("words of names_seen", "words of plain_summary")
    assert card.not_found == ("words of could_not_find",)
    assert [str(tag) for tag in card.tags] == [
        "Said to be from plants",
        "Not sold as exosomes",
    ]
    assert letter.key == "letter-w"


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (CLAIMED_SOURCE, ClaimedSource),
        (SOLD_AS, SoldAs),
        (VESICLES, VesiclesNamed),
        (POINT, PointKind),
    ],
)
def test_every_code_has_words_of_its_own(table, codes):
    assert set(table) == set(codes)
    assert len({str(word) for word in table.values()}) == len(table)


def test_every_label_stands_once_under_what_it_is_said_to_come_from():
    told = [entry.key for section in label_sections(STARTER) for entry in section.entries]

    assert sorted(told) == sorted(term.key for term in STARTER.label_terms)


def test_twelve_instructions_each_lead_back_to_the_signs(published, client):
    main = read(client, reverse("evidence:topic", args=["aftercare"]))
    signs = main.find(id="signs")
    cards = main.select("article.card")

    assert len(cards) == 12
    assert all(card.find("a", href="#signs") for card in cards)
    assert main.get_text().index("Signs that must not wait") < main.get_text().index("On this page")
    told = [item.strong.get_text().rstrip(".") for item in signs.find_all("li")]
    assert told == [sign.sign for sign in STARTER.after_treatment_signs[:3]]
    assert "finasteride" not in signs.get_text()


def test_who_may_do_it_is_told_for_twelve_places_with_a_register_or_not_found(published, client):
    main = read(client, reverse("evidence:topic", args=["who_may_do_it"]))

    assert len(main.select("article.card")) == 12
    for answer in STARTER.answers_by_topic["who_may_do_it"]:
        labels = [dt.get_text() for dt in main.find(id=answer.key).find_all("dt")]
        assert str(POINT[PointKind.WHO_INJECTS]) in labels
        assert str(POINT[PointKind.WHO_NEEDLES]) in labels
        looked_up = str(POINT[PointKind.LOOK_UP]) in labels
        assert looked_up or any(
            "list" in point.text or "search" in point.text
            for point in answer.points
            if point.kind is PointKind.NOT_FOUND
        )


def test_four_routes_are_told_for_six_countries_if_only_as_not_found():
    page = topic_page(STARTER, STARTER.topic["if_it_goes_wrong"])

    assert [answer.key for answer in page.answers] == [
        f"redress-{code}" for code in ("US", "GB", "DE", "KR", "CA", "AU")
    ]
    for answer in page.answers:
        labels = [str(point.label) for point in answer.points]
        for kind in ("complain about a person", "money back", "report an advert", "report harm"):
            assert len([label for label in labels if kind in label]) == 1, (answer.key, kind)


def test_an_address_outside_tells_nobody_who_came(published, client):
    main = read(client, reverse("evidence:topic", args=["who_may_do_it"]))
    outward = [a for a in main.find_all("a", href=True) if a["href"].startswith("http")]

    assert len(outward) == 3
    assert {tuple(a["rel"]) for a in outward} == {("noreferrer", "noopener")}


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("XoGlo", "products/#kimera_xoglo"),
        ("stem cells", "topics/other_injections/#other-stem-cells"),
        ("secretome", "labels/#secretome"),
        ("glue", "topics/do_it_yourself/"),
        ("salon", "topics/who_may_do_it/"),
        ("halal", "topics/origin_and_belief/#origin-vegan"),
        ("Ozempic", "topics/look_for_causes/#cause-weight"),
        ("100 billion exosomes", "labels/#particle_count"),
    ],
)
def test_a_word_people_use_leads_to_the_right_place(published, client, word, place):
    main = read(client, reverse("evidence:word_index"))
    links = {a["href"] for a in main.find_all("a") if a.get_text() == word}

    assert reverse("evidence:library") + place in links


def test_every_letter_of_the_index_is_in_order_and_no_word_leads_twice_to_one_place():
    letters = word_index(STARTER)
    pairs = [(link.text, link.url) for letter in letters for link in letter.words]

    assert [letter.letter for letter in letters] == sorted(letter.letter for letter in letters)
    assert len(set(pairs)) == len(pairs) > 400
    assert letters[0].key == "letter-other"


def test_every_answer_is_two_clicks_from_the_front_of_the_library(published, client):
    front = read(client, reverse("evidence:library"))
    first = {a["href"].partition("#")[0] for a in front.find_all("a", href=True)}

    for answer in STARTER.topic_answers:
        assert reverse("evidence:topic", args=[answer.topic]) in first
    asked = read(client, reverse("evidence:topics"))
    second = {a["href"] for a in asked.find_all("a", href=True)}
    for answer in STARTER.topic_answers:
        assert f"{reverse('evidence:topic', args=[answer.topic])}#{answer.key}" in second
    for question in STARTER.real_questions:
        assert f"{reverse('evidence:questions')}#{question.key}" in second


def test_an_edition_without_them_still_shows_every_page(db, client):
    empty = dict.fromkeys(("products", "label_terms", "topics", "topic_answers"), ())
    put_edition(text=snapshot.dumps(replace(STARTER, **empty)))

    front = client.get(reverse("evidence:library")).content.decode()
    products = client.get(reverse("evidence:products")).content.decode()

    assert "Find an answer" not in front
    assert "This edition holds no product." in products
    for name in ("labels", "topics", "word_index"):
        assert client.get(reverse(f"evidence:{name}")).status_code == 200
    assert client.get(reverse("evidence:topic", args=["drips"])).status_code == 404


def test_the_day_of_the_check_stands_once_or_at_each_answer():
    one_day = topic_page(STARTER, STARTER.topic["drips"])
    first, *rest = STARTER.answers_by_topic["drips"]
    later = (replace(first, checked_on="2026-12-01"), *rest)
    others = tuple(one for one in STARTER.topic_answers if one.topic != "drips")

    changed = replace(STARTER, topic_answers=(*later, *others))
    two_days = topic_page(changed, STARTER.topic["drips"])

    assert one_day.checked == "28 November 2026"
    assert two_days.checked == ""


def test_an_unknown_topic_is_not_found(published, client):
    assert client.get(reverse("evidence:topic", args=["nowhere"])).status_code == 404


def test_a_question_for_the_clinic_leads_to_the_topic_that_helps(published, client):
    main = read(client, reverse("evidence:questions_to_ask"))

    assert main.find(id="Q30").find("a", href=reverse("evidence:topic", args=["who_may_do_it"]))


def test_a_source_tells_which_product_and_answer_rest_on_it(published, client):
    page = client.get(reverse("evidence:source", args=["MEDPAGE20"])).content.decode()

    assert f"{reverse('evidence:products')}#eucyt_xosomes" in page
    assert re.search(r"topics/do_it_yourself/#diy-lab", page)


def test_the_law_of_a_country_leads_to_who_may_do_it_there(published, client):
    hrefs = {a["href"] for a in read(client, "/evidence/law/UK/").find_all("a", href=True)}

    assert f"{reverse('evidence:topic', args=['who_may_do_it'])}#who-GB" in hrefs
    assert f"{reverse('evidence:topic', args=['if_it_goes_wrong'])}#redress-GB" in hrefs


def test_the_passport_leads_to_the_names_and_sends_none_along(published, client):
    html = BeautifulSoup(client.get(reverse("passport")).content, "html.parser")
    link = html.find("a", string="Look for the name on the box")

    assert link["href"] == reverse("evidence:products")


def test_the_harm_card_answers_the_two_instructions_that_could_do_harm(published, client):
    html = BeautifulSoup(client.get(reverse("harm_card")).content, "html.parser")
    card = html.find(class_="harm-card").get_text()

    lines = [answer.card_line for answer in STARTER.topic_answers if answer.card_line]
    assert len(lines) == 2
    assert all(line in card for line in lines)
    assert card.index("Get help for") < card.index(lines[0]) < card.index("Then tell")
    assert html.find("a", href=reverse("evidence:topic", args=["aftercare"]))


def test_the_checklist_leads_from_who_injects_to_who_may_on_the_screen_alone(published, client):
    remember(client, answers=GIVEN)
    main = BeautifulSoup(client.get(reverse("checklist")).content, "html.parser").main
    links = main.find_all("a", href=re.compile(r"^/evidence/topics/"))

    assert links
    assert all(link.find_parent(class_="no-print") for link in links)
