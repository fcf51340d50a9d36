"""What a shared link shows: title, description and a picture of our own; nothing of a person."""

from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.urls import reverse
from PIL import Image

from tests.walking import GIVEN, remember

pytestmark = pytest.mark.usefixtures("published")

SITE = "Exosomes for hair loss: a decision aid"


def head(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser").head


def shared(found, name):
    return found.select_one(f'meta[property="og:{name}"]')["content"]


@pytest.mark.parametrize("name", ["home", "about", "evidence:library", "evidence:harms"])
def test_a_public_page_has_a_title_a_description_and_a_picture(client, name):
    found = head(client, reverse(name))

    assert SITE in shared(found, "title")
    assert shared(found, "title") == found.title.get_text()
    assert shared(found, "description") == found.select_one("meta[name=description]")["content"]
    assert shared(found, "image").startswith("http://testserver/static/icons/share")


def test_a_page_of_a_visit_shares_the_name_of_the_site_alone(client):
    remember(client, answers=GIVEN)

    for address in (reverse("summary"), reverse("option", args=["finasteride"])):
        assert shared(head(client, address), "title") == SITE


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("icons/share.png", (1200, 630)),
        ("icons/touch-180.png", (180, 180)),
        ("icons/icon-32.png", (32, 32)),
    ],
)
def test_each_picture_is_there_in_its_size(name, size):
    drawn = Path(finders.find(name)).read_bytes()

    assert Image.open(BytesIO(drawn)).size == size


def test_a_home_screen_has_an_icon(client):
    found = head(client, reverse("home"))

    assert "icons/touch-180" in found.select_one("link[rel=apple-touch-icon]")["href"]
    assert [one["type"] for one in found.select("link[rel=icon]")] == ["image/png", "image/svg+xml"]
