"""One option, options beside each other, and who was studied."""

import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from evidence.presenters.outcomes import benefits, harms
from evidence.starter import starter_catalogue
from tests.numbers import numbers_without_a_source
from tests.walking import FORM, GIVEN, remember

pytestmark = pytest.mark.django_db

KEYS = list(starter_catalogue().option)
HEARD = frozenset({"none"})


PATHS = ["/compare/", "/people-like-you/", *(f"/options/{key}/" for key in KEYS)]


@pytest.mark.parametrize("path", PATHS)
def test_no_number_stands_without_a_source(client, published, path):
    response = remember(client, answers=GIVEN, heard=HEARD).get(path)

    found = numbers_without_a_source(response.content.decode())
    # Paper repeats the edition on every sheet.
    assert [
        one for one in found if published.short_digest not in one and "Edition 1," not in one
    ] == []


def page(client, address, answers=GIVEN):
    response = remember(client, answers=answers, heard=HEARD).get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", unescape(response.content.decode()))


@pytest.mark.parametrize("key", KEYS)
def test_every_option_has_a_page_with_its_own_part_and_the_edition_s(client, published, key):
    told = page(client, f"/options/{key}/")

    assert f'<h1 tabindex="-1">{published.catalogue.option[key].name}</h1>' in told
    for anchor in ("standing", "done", "known", "better", "worse", "like-me", "cost"):
        assert f'<h2 id="{anchor}">' in told


@pytest.mark.parametrize("key", KEYS)
def test_ids_are_unique_on_an_option_s_page(client, published, key):
    ids = re.findall(r'\bid="([^"]+)"', page(client, f"/options/{key}/"))

    assert len(ids) == len(set(ids))


def test_people_counted_in_two_groups_are_drawn_with_and_without(client, published):
    told = page(client, "/options/topical_minoxidil/")

    assert told.count('class="icon-array"') == 2
    assert "26 out of 100 people had this, 74 did not." in told
    assert "14 out of 100 people had this, 86 did not." in told
    assert "That is 12 more out of 100." in told


def test_a_study_without_comparison_says_so_where_the_control_would_stand(client, published):
    """The page tells no effect of it; all findings stand one step behind."""
    told = page(client, "/options/topical_microneedling/")
    behind = page(client, "/evidence/options/topical_microneedling/details/")

    assert "Not shown by a fair test. 7 reports, none with a fair comparison." in told
    assert "35 more hairs" not in told
    assert "With it: 35 more hairs per square centimetre. There was no comparison group." in behind


def test_nobody_looked_is_told_apart_from_found_not_to_work(client, published):
    for key in KEYS:
        sides = benefits(published.catalogue, key), harms(published.catalogue, key)
        unseen = [line for side in sides for line in side.lines if line.nobody_looked]
        told = page(client, f"/options/{key}/")

        assert told.count("evidence-blank") == len(unseen), key
        assert "evidence-no_effect" not in told


def test_each_downgrade_has_its_reason(client, published):
    finding = next(one for one in published.catalogue.findings if one.downgrades)
    told = page(client, f"/evidence/options/{finding.option}/details/")

    assert all(downgrade.reason in told for downgrade in finding.downgrades)


def test_near_relatives_are_kept_apart(client, published):
    told = page(client, "/options/topical_alone/")
    behind = page(client, "/evidence/options/topical_alone/details/")

    assert "Studies of other products (2)" in told
    assert "Studies of other products, often mistaken for this (2)" in behind
    assert "/evidence/sources/TAK20/" in behind


def test_an_option_nobody_has_is_not_found(client, published):
    remember(client, answers=GIVEN, heard=HEARD)

    assert client.get("/options/unicorn_dust/").status_code == 404


def test_two_to_four_choices_stand_beside_each_other(client, published):
    remember(client, answers=GIVEN, heard=HEARD)
    response = client.post(
        "/compare/", "option=wait&option=finasteride&option=lllt", content_type=FORM
    )
    told = re.sub(r"\s+", " ", unescape(response.content.decode()))
    heads = re.findall(r'<th scope="col" role="columnheader"><a [^>]*>(.*?)</a>', told)

    names = ["Doing nothing for now", "Finasteride tablets (men)", "Low-level light cap or comb"]
    # In brief, and behind that all of it.
    assert heads == names + names
    rows = re.findall(r'id="row-([\w-]+)"', told)
    assert rows.index("benefits") + 1 == rows.index("harms") < rows.index("cost")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        pytest.param("?option=wait", "Choose at least two", id="one"),
        pytest.param("?option=unicorn&option=wait", "Choose at least two", id="one that exists"),
        pytest.param("?option=", "Choose at least two", id="none"),
        pytest.param(
            "?" + "&".join(f"option={key}" for key in KEYS[:5]), "Choose four at most", id="five"
        ),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(client, published, query, words):
    told = page(client, f"/compare/{query}")

    assert words in told
    assert "<table" not in told


def test_what_was_offered_stands_beside_what_is_used_now_and_doing_nothing(client, published):
    answers = GIVEN | {"regimen": ["finasteride"]}
    told = page(client, "/compare/", answers)
    columns = re.findall(r'columnheader"><a href="/options/(\w+)/"', told)

    assert sorted(columns[:3]) == ["finasteride", "intradermal_injection", "wait"]
    assert columns[3:] == columns[:3]


def test_the_verdict_the_law_the_number_and_the_harm_stand_in_the_open(client, published):
    soup = BeautifulSoup(page(client, "/compare/", GIVEN | {"country": "US"}), "html.parser")
    shown = {
        row["id"]: row.get_text(" ", strip=True)
        for row in soup.main.select("tr[id]")
        if row.find_parent("details") is None
    }

    assert "Because of:" in shown["row-status"]
    assert "16 weeks: gained 9.5 hairs; salt water 1.5." in shown["row-benefits"]
    assert "Lumps, dead skin" in shown["row-harms"]
    assert "Very low certainty" in shown["row-certainty"]
    assert "United States: Not approved." in shown["row-law"]
    assert "No price found" in shown["row-cost"] or "First year" in shown["row-cost"]


def test_people_of_a_fair_test_are_drawn_beside_each_other_and_so_is_that_nobody_counted(
    client, published
):
    response = remember(client, answers=GIVEN, heard=HEARD).post(
        "/compare/",
        "option=intradermal_injection&option=topical_minoxidil",
        content_type=FORM,
    )
    rows = BeautifulSoup(response.content, "html.parser").main.select("#row-each-benefit td")

    assert [len(cell.select(".icon-array:not(.icon-array-none)")) for cell in rows] == [0, 2]
    assert "nobody knows" in rows[0].get_text(" ", strip=True)


def test_a_choice_that_cannot_be_compared_is_sent_back_with_its_boxes(client, published):
    remember(client, answers=GIVEN, heard=HEARD)

    response = client.post("/compare/", "option=lllt", content_type=FORM)

    assert response.status_code == 422
    assert 'value="lllt" checked' in response.content.decode()


def test_no_address_of_the_table_holds_a_choice(client, published):
    assert '<form method="post" action="/compare/">' in page(client, "/compare/")


def test_what_a_person_said_matters_stands_at_its_row(client, published):
    told = page(client, "/compare/")
    start = told.index('id="row-needles"')

    assert "you said this matters: very much" in told[start : told.index("</th>", start)]


def test_without_a_visit_the_table_tells_nothing_of_a_person(client, published):
    response = client.get("/compare/")

    assert response.status_code == 200
    assert "row-status" not in response.content.decode()
    assert settings.ANSWERS_COOKIE_NAME not in response.cookies


def test_somebody_on_the_way_through_the_questions_is_asked_first(client, published):
    response = remember(client, answers={"age_band": "35_49"}).get("/compare/")

    assert response["Location"] == "/questions/sex-at-birth/"


def test_people_like_you_are_counted_and_what_was_not_reported_is_no_zero(client, published):
    told = page(client, "/people-like-you/")
    start = told.index('id="like-topical_microneedling"')
    part = told[start : told.index("</section>", start)]

    assert "336 people were studied with this." in part
    assert "4 were like you; 32 were not; for 300 it was not reported." in part
    assert "336 were like you." in part
    assert "This was not reported for any of them." in part
    assert "/evidence/sources/WAN25/" in part


def test_what_was_left_open_is_named_and_not_compared(client, published):
    answers = GIVEN | {"diagnosis": "not_sure", "sex": "prefer_not_to_say"}
    told = page(client, "/people-like-you/", answers)

    assert (
        "Not compared, as you left it open: “Sex recorded at birth”, “Cause of the hair loss”"
        in told
    )


@pytest.mark.parametrize("address", ["/options/wait/", "/compare/", "/people-like-you/"])
def test_pages_of_a_visit_are_kept_by_nobody(client, published, address):
    response = remember(client, answers=GIVEN, heard=HEARD).get(address)

    assert response["Cache-Control"] == "no-store, private"
