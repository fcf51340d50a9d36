"""The public library: open to all, the same for all, and every number with its source."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from evidence.core.edition.ledger import Nature
from evidence.editions.publish import mark_source, withdraw_edition
from evidence.starter import curators_notes
from evidence.views.robots import public_paths
from tests.numbers import numbers_without_a_source

NOW = datetime(2026, 12, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db
LIBRARY = "/evidence/"


@pytest.fixture(scope="module")
def fetched():
    """Pages by the digest of their edition: the same edition always gives the same pages."""
    return {}


@pytest.fixture
def pages(published, client, fetched):
    """Every public page of the starter edition, by its address."""
    if published.sha256 not in fetched:
        fetched[published.sha256] = {path: client.get(path) for path in public_paths(published)}
    return fetched[published.sha256]


ABOUT_THE_CONTENT = frozenset({reverse("evidence:content_changes")})
"""Tells what changed in entries, each of which has its sources on a page of its own."""


def main_of(html):
    return re.search(r"<main.*?</main>", html, re.DOTALL)[0]


def test_every_public_page_answers_without_a_cookie_and_may_be_cached(pages):
    library = {path: page for path, page in pages.items() if path.startswith(LIBRARY)}

    assert len(library) > 230
    assert [path for path, page in pages.items() if page.status_code != 200] == []
    assert [path for path, page in pages.items() if page.cookies] == []
    assert {page["Cache-Control"] for page in library.values()} == {
        "public, max-age=30, must-revalidate"
    }
    assert [path for path, page in library.items() if "Cookie" in page["Vary"]] == []


def test_no_number_stands_without_a_source(pages):
    found = {
        path: numbers
        for path, page in pages.items()
        if path.startswith(LIBRARY)
        and path not in ABOUT_THE_CONTENT
        and (numbers := numbers_without_a_source(page.content.decode()))
    }

    assert found == {}


def test_only_a_search_that_found_nothing_may_stand_without_a_source(pages):
    card = re.compile(r'<article class="card".*?</article>', re.DOTALL)
    cards = [
        found
        for path, page in pages.items()
        if path not in ABOUT_THE_CONTENT
        for found in card.findall(page.content.decode())
    ]
    bare = [card for card in cards if '"/evidence/sources/' not in card]

    assert len(cards) > 500
    assert [card[:200] for card in bare if 'data-own="search"' not in card] == []


def test_a_number_without_a_source_would_be_found():
    link = '<a href="/evidence/sources/A/">A</a>'

    assert numbers_without_a_source(
        f"<main><p>It helped 3 people.</p><ul><li>4 {link}</li></ul></main>"
    ) == ["It helped 3 people."]


def test_links_between_the_pages_lead_somewhere(pages, client):
    linked = {
        href
        for page in pages.values()
        for href in re.findall(r'href="(/evidence/[^"#]*)', page.content.decode())
    }

    assert len(linked) > 200
    files = linked - pages.keys()
    assert {path: client.get(path).status_code for path in files} == dict.fromkeys(files, 200)


def test_anchors_lead_to_something_on_their_page(pages):
    text = {path: page.content.decode() for path, page in pages.items()}
    ids = {path: set(re.findall(r'\bid="([^"]+)"', html)) for path, html in text.items()}
    lost = {
        (path, href)
        for path, html in text.items()
        for href in re.findall(r'href="([^"]*#[^"]+)"', html)
        if href.split("#")[1] not in ids.get(href.split("#")[0] or path, {href.split("#")[1]})
    }

    assert lost == set()


def test_ids_are_given_once_a_page(pages):
    ids = {p: re.findall(r'\bid="([^"]+)"', page.content.decode()) for p, page in pages.items()}
    twice = {(path, name) for path, names in ids.items() for name in names if names.count(name) > 1}

    assert twice == set()


def test_links_to_other_sites_tell_them_nothing(pages):
    outward = [
        link
        for page in pages.values()
        for link in re.findall(r'<a [^>]*href="https?://[^>]*>', page.content.decode())
    ]

    assert len(outward) > 100
    assert [link for link in outward if 'rel="noreferrer noopener"' not in link] == []


def test_a_country_is_found_by_small_letters_too(client, published):
    answer = client.get("/evidence/law/kr/")

    assert (answer.status_code, answer["Location"]) == (301, "/evidence/law/KR/")
    assert client.get("/evidence/law/xx/").status_code == 404


def test_an_unknown_key_is_not_found(published, client):
    for address in ("options/x", "studies/x", "law/x", "sources/x", "editions/9"):
        assert client.get(f"{LIBRARY}{address}/").status_code == 404


def test_a_page_is_not_sent_twice_to_who_has_it(published, client):
    first = client.get(LIBRARY)

    again = client.get(LIBRARY, headers={"if-none-match": first["ETag"]})

    assert first["ETag"].startswith('"1-')
    assert again.status_code == 304
    assert again.content == b""


def test_a_page_is_made_once(published, client, django_assert_num_queries):
    first = client.get(reverse("evidence:gap_map"))

    with django_assert_num_queries(0):
        second = client.get(reverse("evidence:gap_map"))

    assert first.content == second.content


def test_without_an_edition_the_page_says_so_and_is_not_kept(client):
    response = client.get(LIBRARY)

    assert response.status_code == 503
    assert response["Cache-Control"] == "no-store"
    assert "Nothing has been published yet" in response.content.decode()


def test_a_withdrawn_edition_is_gone_from_the_library(published, client):
    client.get(LIBRARY)

    withdraw_edition(1, reason="A number was wrong.", by="Pat", now=NOW)

    assert client.get(LIBRARY).status_code == 503


def test_a_retraction_changes_every_page_that_used_the_source(pages, client):
    using = {
        path
        for path, page in pages.items()
        if '/evidence/sources/AMINI25/"' in page.content.decode()
    }

    mark_source("AMINI25", Nature.RETRACTED, reason="The data were made up.", by="Pat", now=NOW)
    after = {path: client.get(path).content.decode() for path in using}

    assert len(using) > 8
    assert [path for path in using if after[path] == pages[path].content.decode()] == []
    study, option = (
        after["/evidence/studies/ST01/"],
        after["/evidence/options/intradermal_injection/details/"],
    )
    assert "Withdrawn. The data were made up." in study
    assert "9.5" in main_of(pages["/evidence/studies/ST01/"].content.decode())
    assert "9.5" not in main_of(study)
    assert "The study behind this was withdrawn." in option
    assert "The data were made up." in client.get("/evidence/sources/AMINI25/").content.decode()


def test_a_doubt_about_a_source_stands_above_its_study(published, client):
    mark_source("WAN25", Nature.CONCERN, reason="The journal is looking into it.", by="P", now=NOW)

    page = client.get("/evidence/studies/ST05/").content.decode()

    assert "There are doubts. The journal is looking into it." in page


def test_each_real_question_is_answered_on_its_own_anchor(published, client):
    page = client.get(reverse("evidence:questions")).content.decode()

    questions = published.catalogue.real_questions
    assert len(questions) == 20
    assert [q.key for q in questions if f'<article class="card" id="{q.key}"' not in page] == []
    assert [q.key for q in questions if f'href="#{q.key}"' not in page] == []


def test_near_relatives_stand_apart_from_exosome_studies(published, client):
    page = client.get(reverse("evidence:studies")).content.decode()
    exosomes, apart = page.split('<section id="near-relatives"')

    assert [key for key in ("ST15", "ST16", "ST17", "ST18") if f'id="{key}"' in exosomes] == []
    assert [key for key in ("ST15", "ST16", "ST17", "ST18") if f'id="{key}"' not in apart] == []
    assert "did not test exosomes" in client.get("/evidence/studies/ST15/").content.decode()


def test_a_study_without_a_comparison_group_says_so_where_it_would_stand(published, client):
    page = client.get("/evidence/studies/ST05/").content.decode()

    cells = re.findall(r'data-label="Comparison group">([^<]*)<', page)

    assert len(cells) >= 3
    assert set(cells) == {"No comparison group"}


def test_forum_voices_are_labelled_one_by_one(published, client):
    page = client.get(reverse("evidence:community")).content.decode()

    themes = published.catalogue.community_themes
    assert page.count("Anecdote, not evidence") == len(themes)


def test_the_article_page_tells_every_search(published, client):
    page = client.get(reverse("evidence:article")).content.decode()

    for check in published.catalogue.reference_checks:
        assert f'id="{check.key}"' in page
        for search in check.searches:
            assert search.query.split("&")[0][:40] in page


def test_the_address_of_a_mirror_reaches_no_page(published, pages):
    canonical = re.compile(
        r"https://(doi\.org|pubmed\.ncbi|pmc\.ncbi|clinicaltrials\.gov|www\.anzctr)"
    )
    told = {source.regulator_url for source in published.catalogue.sources}
    told |= {it.value for s in published.catalogue.sources for it in s.identifiers}
    mirrors = {note.read_at for note in curators_notes().values()}
    linked = {
        link
        for page in pages.values()
        for link in re.findall(r'href="(https?://[^"]*)', page.content.decode())
    }

    assert len(linked) > 60
    assert {link for link in linked & mirrors if not canonical.match(link)} - told == set()
