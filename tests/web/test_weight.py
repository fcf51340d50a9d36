"""What a phone has to load: pages are held to their budgets in packed bytes."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from lxml import html

from tests.walking import GIVEN, remember

pytestmark = pytest.mark.usefixtures("published")

FIRST_PAGE, QUESTION, SUMMARY = 20_000, 6_000, 9_000


def packed(client, path):
    """The page as sent to a browser that can unpack, and its markup."""
    response = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    return len(response.content), html.document_fromstring(gzip.decompress(response.content))


def linked(page):
    """Style sheets and scripts of the page, packed as they are served."""
    found = page.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    names = [address.removeprefix(settings.STATIC_URL) for address in found]
    return sum(len(gzip.compress(Path(finders.find(name)).read_bytes())) for name in names)


def test_the_first_page_with_style_and_script_is_light(client):
    size, page = packed(client, "/")

    assert page.xpath("//link[@rel='stylesheet']")
    assert size + linked(page) <= FIRST_PAGE


@pytest.mark.parametrize("slug", ["needles", "country", "budget", "health", "what-matters"])
def test_a_question_is_light(client, slug):
    remember(client, answers=GIVEN)

    assert packed(client, f"/questions/{slug}/")[0] <= QUESTION


def test_the_summary_is_light(client):
    remember(client, answers=GIVEN)

    assert packed(client, "/summary/")[0] <= SUMMARY
