"""An author at work on a translation, and one that waits for somebody to verify it."""

from bs4 import BeautifulSoup

from evidence.curation import review
from evidence.models import Translation
from tests.translations import ARABIC, PLACE

ADD = "/admin/evidence/translation/add/"


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def hidden(page):
    """What the form sends back without anybody typing it."""
    inputs = page.select("#translation_form input[type=hidden]")
    return {one["name"]: one.get("value", "") for one in inputs if one.get("name")}


def write(client, text=ARABIC, place=PLACE, **fields):
    """Choose a text, open the form and save it."""
    form = client.get(ADD, {"place": place, "language": "ar"})
    typed = {"text": text, "drafted_by": "A. Haddad, translator", "_continue": "1"}
    return client.post(ADD, {**hidden(page_of(form)), **typed, **fields})


def waiting(client, author, **fields):
    """A translation that waits for somebody to verify it."""
    assert write(client, **fields).status_code == 302
    made = Translation.objects.get()
    return review.submit(made, by=author)
