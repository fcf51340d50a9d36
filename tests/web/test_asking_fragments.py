"""The part that htmx puts in place is what the whole page holds."""

import pytest
from bs4 import BeautifulSoup

from questionnaire.questions.steps import STEPS
from tests.walking import GIVEN, address, remember, send

pytestmark = pytest.mark.usefixtures("published")


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def known_before(step):
    """The answers of a person who has come as far as this page."""
    earlier = {key for one in STEPS[: STEPS.index(step)] for key in one.keys}
    return {key: answer for key, answer in GIVEN.items() if key in earlier}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
@pytest.mark.parametrize("given", [False, True], ids=["asked", "answered"])
def test_the_fragment_is_what_the_whole_page_holds(client, step, given):
    remember(client, answers=GIVEN if given else known_before(step))

    whole = soup(client.get(address(step.slug)))
    part = soup(client.get(address(step.slug), headers={"HX-Request": "true"}))

    assert part.title.extract().string == whole.title.string
    assert lines(part) == lines(whole.main)


@pytest.mark.parametrize("step", [s for s in STEPS if s.required], ids=lambda step: step.slug)
def test_the_fragment_of_a_page_in_error_is_what_the_whole_page_holds(client, step):
    remember(client, answers=known_before(step))

    whole = soup(send(client, step.slug, {}))
    answer = send(client, step.slug, {}, headers={"HX-Request": "true"})
    part = soup(answer)

    assert answer.status_code == 422
    assert answer["HX-Push-Url"] == "false"
    assert part.title.extract().string == whole.title.string
    assert lines(part) == lines(whole.main)


def lines(part):
    """Its markup without white space and without the word that changes with each page."""
    for token in part.select("[name=csrfmiddlewaretoken]"):
        token["value"] = ""
    return [line.strip() for line in part.decode_contents().splitlines() if line.strip()]


def test_going_back_in_the_history_gets_a_whole_page(client):
    restoring = {"HX-Request": "true", "HX-History-Restore-Request": "true"}

    assert soup(client.get(address("age"), headers=restoring)).html is not None


@pytest.mark.parametrize("path", ["/check/", "/see-a-doctor-first/", "/summary/"])
def test_the_fragment_of_a_page_that_tells_is_what_the_whole_page_holds(client, path):
    signs = ["patches"] if path.startswith("/see") else ["none"]
    remember(client, answers={**GIVEN, "warning_signs": signs})

    whole = soup(client.get(path))
    part = soup(client.get(path, headers={"HX-Request": "true"}))

    assert part.title.extract().string == whole.title.string
    # The summary stands on a sheet, whose head and foot are repeated on paper.
    assert lines(part) == lines(whole.select_one("main > .sheet > tbody td") or whole.main)
