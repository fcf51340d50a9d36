"""What may not be said of a product, and what an answer must rest on."""

from dataclasses import replace

import pytest

from evidence.core.checks.problems import problems
from evidence.core.checks.products import product_problems
from evidence.core.checks.topics import topic_problems
from evidence.core.checks.wording import wording_problems
from evidence.core.edition.products import RegulatorAction, in_its_own_document
from evidence.core.edition.vocabulary import UNCLASSED, Checked, ClaimedSource, PointKind
from evidence.starter import starter_catalogue

STARTER = starter_catalogue()
PRODUCT = {product.key: product for product in STARTER.products}
ANSWER = {answer.key: answer for answer in STARTER.topic_answers}


def with_product(key, **changed):
    return replace(
        STARTER,
        products=tuple(
            replace(one, **changed) if one.key == key else one for one in STARTER.products
        ),
    )


def with_answer(key, **changed):
    return replace(
        STARTER,
        topic_answers=tuple(
            replace(one, **changed) if one.key == key else one for one in STARTER.topic_answers
        ),
    )


def test_the_starter_says_nothing_of_a_product_or_a_topic_without_ground():
    assert [*product_problems(STARTER), *topic_problems(STARTER)] == []


@pytest.mark.parametrize("key", ["anteage", "exo_e", "hairna", "gfc_cell_exo_scalp"])
def test_a_product_nobody_read_of_has_no_class(key):
    assert PRODUCT[key].source_class is ClaimedSource.UNKNOWN
    assert "do not know" in PRODUCT[key].plain_summary


@pytest.mark.parametrize("key", ["xomage", "exomide_plus", "online_blend"])
def test_a_product_whose_source_was_not_stated_has_no_class(key):
    assert PRODUCT[key].source_class in UNCLASSED
    assert "do not know" in PRODUCT[key].plain_summary


def test_a_class_needs_a_source():
    found = list(product_problems(with_product("anteage", source_class=ClaimedSource.PLANT)))

    assert found == ["products anteage: no source, so it can have no class but unknown"]


def test_two_products_cannot_share_a_name_however_it_is_spelt():
    found = list(product_problems(with_product("e50", names_seen=("xo glo-PRO",))))

    assert found == ["products kimera_xoglo: 'XoGlo Pro' is a name of e50, too"] or found == [
        "products e50: 'xo glo-PRO' is a name of kimera_xoglo, too"
    ]


@pytest.mark.parametrize("field", ["source_as_claimed", "route", "plain_summary", "other_studies"])
def test_what_is_in_a_vial_is_claimed_never_told(field):
    found = list(product_problems(with_product("e50", **{field: "It contains salmon."})))

    assert found == [f"products e50, {field}: say what is claimed, never what it contains"]


def test_only_a_page_of_the_regulator_is_its_own_document():
    read = {
        product.key: [in_its_own_document(one, STARTER.source) for one in product.actions]
        for product in STARTER.products
        if product.actions
    }

    assert read == {
        "asce_plus": [False],
        "kimera_xoglo": [False, False, False],
        "eucyt_xosomes": [True, False],
        "invitrx_invitra": [True, True],
        "supreme_rejuvenation": [False],
        "exoflo": [False],
        "organicell_zofin": [False],
        "exomide_plus": [False],
        "gfc_cell_exo_scalp": [False],
        "hairna": [False],
        "qr678": [False],
    }


def test_a_letter_read_on_a_copy_is_told_as_reported():
    bare = "In 2025 the US regulator wrote that the gels are drugs."

    found = list(product_problems(with_product("supreme_rejuvenation", plain_summary=bare)))

    assert len(found) == 1
    assert found[0].endswith("say “as reported”")


def test_an_action_needs_a_source_and_what_was_not_read():
    bare = RegulatorAction(country="ZZ", body="FDA", fact="It wrote.", limits="", sources=())

    found = list(product_problems(with_product("e50", actions=(bare,))))

    assert found == [
        "products e50: action 1 has no source",
        "products e50: action 1 does not say what was not read",
        "products e50: 'ZZ' is no country",
    ]


def test_later_steps_that_nobody_read_are_said_to_be_unread():
    letters = [
        action.limits
        for product in STARTER.products
        for action in product.actions
        if "letter" in action.fact.casefold() and action.body == "FDA"
    ]

    assert len(letters) >= 8
    assert [
        limits
        for limits in letters
        if "not read" not in limits and "not in the letter" not in limits
    ] == []


def test_a_remark_that_names_no_brand_stands_at_no_product():
    told = " ".join(
        f"{product.plain_summary} {product.source_as_claimed} {product.other_studies}"
        for product in STARTER.products
    )

    assert "12 products" not in told
    assert [p.key for p in STARTER.products if "OCHIYA24" in p.sources] == []
    assert "named no brand" in ANSWER["news-plant-human"].text


def test_a_product_cannot_count_a_study_whose_source_was_retracted():
    sources = tuple(
        replace(one, checked=Checked.RETRACTED) if one.key == "WAN25" else one
        for one in STARTER.sources
    )

    found = list(product_problems(replace(STARTER, sources=sources)))

    assert found == ["products xomage: counts study 'ST05', whose source was retracted"]


def test_an_answer_without_a_source_says_that_nobody_knows():
    found = list(topic_problems(with_answer("aftercare-dye", sources=(), points=())))
    assert found == []

    found = list(topic_problems(with_answer("aftercare-dye", sources=(), nobody_knows=False)))
    assert found == [
        "topic_answers aftercare-dye: no source, and it does not say that nobody knows"
    ]


def test_a_point_that_claims_something_has_a_source():
    points = tuple(replace(point, sources=()) for point in ANSWER["who-KR"].points)

    found = list(topic_problems(with_answer("who-KR", points=points)))

    kinds = [point.kind for point in points]
    assert len(found) == len([kind for kind in kinds if kind is not PointKind.NOT_FOUND])


def test_a_topic_has_an_answer_and_leads_only_into_the_library():
    topic = replace(STARTER.topics[0], key="empty", see_also=("https://a.org/",))

    found = list(topic_problems(replace(STARTER, topics=(topic,), topic_answers=())))

    assert found == [
        "topics empty: it has no answer",
        "topics empty: 'https://a.org/' is no page of the library, like harms/#after",
    ]


def test_the_harm_card_has_room_for_two_lines():
    found = list(topic_problems(with_answer("aftercare-dye", card_line="One more.")))

    assert found == ["topic_answers: 3 lines on the harm card, at most 2"]


def test_an_unknown_topic_country_or_address_is_a_problem():
    bad = with_answer("who-US", topic="nowhere", country="ZZ")
    points = tuple(replace(point, url="javascript:1") for point in ANSWER["who-US"].points[:1])

    assert "topic_answers who-US: topic 'nowhere' does not exist" in problems(bad)
    assert "'ZZ' is no country" in problems(bad)
    assert any("must be a link" in one for one in problems(with_answer("who-US", points=points)))


@pytest.mark.parametrize("place", ["points", "text"])
def test_every_text_of_an_answer_passes_the_wording_gate(place):
    told = "It is safe for you."
    point = replace(ANSWER["who-US"].points[0], text=told)
    changed = {"points": (point,)} if place == "points" else {"text": told}

    found = wording_problems(with_answer("who-US", **changed))

    assert len(found) == 1
    assert "the word 'safe'" in found[0]
