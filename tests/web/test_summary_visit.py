"""The summary within a visit: what comes first, which edition it rests on, and who may keep it."""

import gzip
import json
import re
from html import unescape

import pytest
from django.core.management import call_command

from evidence.core.edition.ledger import Kind, Nature
from evidence.editions import store
from evidence.models import LedgerEntry
from tests.editions import PUBLISHED_AT, put_edition
from tests.told import flat, shown, visit_of
from tests.walking import GIVEN, SAFETY, remember, remembered

pytestmark = pytest.mark.django_db

NOT_HEARD = "/see-a-doctor-first/"


def test_someone_in_distress_reads_where_to_turn_before_any_option(client, published):
    page = shown(client, SAFETY | {"warning_signs": ["great_distress"]})

    assert page.index("Samaritans") < page.index('id="answer"')


def test_nobody_skips_the_safety_questions(client, published):
    response = remember(client, answers={"age_band": "35_49"}).get("/summary/")

    assert (response.status_code, response["Location"]) == (302, "/questions/sex-at-birth/")


def test_nobody_skips_a_message_that_is_due(client, published):
    response = remember(client, answers=SAFETY | {"warning_signs": ["patches"]}).get("/summary/")

    assert (response.status_code, response["Location"]) == (302, NOT_HEARD)


def test_without_an_edition_the_page_says_so(client, db):
    response = remember(client, answers=GIVEN).get("/summary/")

    assert response.status_code == 503
    assert response["Retry-After"] == "300"


def test_a_visit_stays_with_its_edition_until_that_is_withdrawn(client, published):
    remember(client, **visit_of(GIVEN))
    put_edition(number=2)
    assert "Edition 1," in client.get("/summary/").content.decode()

    LedgerEntry.objects.create(
        kind=Kind.EDITION,
        nature=Nature.WITHDRAWN,
        reason="A mistake",
        edition_number=1,
        by="Pat",
        at=PUBLISHED_AT,
    )
    store.look_again()
    page = client.get("/summary/").content.decode()

    assert "Edition 2," in page
    assert "The evidence was replaced while you were here." in page
    assert remembered(client).edition == 2


def test_a_retracted_study_loses_its_numbers_at_once(client, published):
    assert "9.5 hairs" in shown(client, GIVEN)

    LedgerEntry.objects.create(
        kind=Kind.SOURCE,
        nature=Nature.RETRACTED,
        reason="Retracted",
        source="AMINI25",
        by="Pat",
        at=PUBLISHED_AT,
    )
    store.look_again()
    page = shown(client, GIVEN)

    assert "9.5 hairs" not in page
    assert "Not shown by a fair test." in page


def test_the_page_stays_small_enough_for_a_slow_connection(client, published):
    response = remember(client, **visit_of(GIVEN)).get("/summary/")

    assert len(response.content) < 40_000
    assert len(gzip.compress(response.content)) < 9 * 1024


def test_what_was_weighed_changes_no_status(client, published):
    weighed = GIVEN | {"importance": {"low_cost": 5}}
    without = {key: value for key, value in GIVEN.items() if key != "importance"}
    page, plain = shown(client, weighed), shown(client, without)

    def statuses(text):
        return re.findall(r'status status-(\w+)"', text)

    assert statuses(page) == statuses(plain)
    assert "It costs little" in page


def test_the_page_is_never_kept_by_a_cache_nor_listed(client, published):
    response = remember(client, **visit_of(GIVEN)).get("/summary/")

    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex"


def test_the_fragment_is_the_same_part_as_the_page(client, published):
    remember(client, **visit_of(GIVEN))
    page = client.get("/summary/").content.decode()
    fragment = client.get("/summary/", headers={"HX-Request": "true"}).content.decode()

    assert flat(unescape(fragment.partition("</title>")[2])).strip() in flat(unescape(page))


def test_the_command_and_the_page_tell_the_same(client, published, capsys, tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(GIVEN))
    call_command("summarise", str(path))
    told = json.loads(capsys.readouterr().out)
    page = shown(client, GIVEN)

    for option in told["options"]:
        group = page.rindex('class="group-title"', 0, page.index(f'id="{option["key"]}"'))
        assert f"status-{option['status']}" in page[group : group + 90]
    assert published.number == told["edition"]["number"]
