"""Takes the pictures in docs/screens; `make screens` runs it, `make test` does not."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from questionnaire.questions.steps import STEPS
from questionnaire.quotes.offer import with_offers
from questionnaire.visit.visit import Visit
from tests.browser import conftest
from tests.browser.test_persons_pages import OFFERS
from tests.browser.visiting import BUTTON
from tests.walking import GIVEN, address, cookie_of

person = conftest.person
FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screens"
SIZES = {"390": {"width": 390, "height": 844}, "1280": {"width": 1280, "height": 800}}
SIGNS = {**GIVEN, "warning_signs": ["patches", "great_distress"]}
PLACES = {
    "home": ("/", {}),
    "about": ("/about/", {}),
    "help": ("/help/", {}),
    "privacy": ("/privacy/", {}),
    "check": ("/check/", GIVEN),
    "see-a-doctor-first": ("/see-a-doctor-first/", SIGNS),
    "stop": ("/stop/", {}),
    "finished": ("/finished/", {}),
    "expired": ("/expired/", {}),
    "summary": ("/summary/", GIVEN),
    "option": ("/options/intradermal_injection/", GIVEN),
    "checklist": ("/checklist/", GIVEN),
    "quotes": ("/quotes/", GIVEN),
    "answers-file": ("/answers/", GIVEN),
    "gap-map": ("/evidence/gaps/", GIVEN),
    "study": ("/evidence/studies/ST01/", GIVEN),
}
SHEETS = {"checklist": "/checklist/", "sheet": "/sheet/", "quotes": "/quotes/"}
PAPER = {"width": 794, "height": 1123}
"""A4 in CSS pixels."""
TALLEST = 2_400
COLOURS = 48
"""Few colours keep the pictures small; the pages have few."""
IN_ERROR = ("age", "signs", "budget")


@pytest.mark.parametrize("width", SIZES)
def test_take_the_pictures(open_browser, live_server, published, width):
    page = open_browser(viewport=SIZES[width], reduced_motion="reduce")
    FOLDER.mkdir(parents=True, exist_ok=True)

    def have(answers):
        sealed = cookie_of(with_offers(Visit(answers=answers, edition=1), OFFERS))
        name = settings.ANSWERS_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": sealed, "url": live_server.url}])

    def take(name):
        picture = Image.open(BytesIO(page.screenshot(full_page=True)))
        top = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
        top.quantize(COLOURS).save(FOLDER / f"{name}-{width}.png", optimize=True)

    for name, (path, answers) in PLACES.items():
        have(answers or {"age_band": "35_49"})
        page.goto(path)
        take(name)
    for step in STEPS:
        earlier = {key for one in STEPS[: STEPS.index(step)] for key in one.keys}
        have({key: GIVEN[key] for key in GIVEN if key in earlier} or {"sex": "female"})
        page.goto(address(step.slug))
        take(f"question-{step.slug}")
        if step.slug in IN_ERROR:
            for line in page.locator("main input[type=text]").all():
                line.fill("lots")
            page.click(BUTTON)
            page.wait_for_selector(".error-summary")
            take(f"question-{step.slug}-in-error")


def test_take_the_pictures_of_sheets(person):
    page = person(offers=OFFERS, viewport=PAPER, bypass_csp=True)
    page.emulate_media(media="print")
    for name, path in SHEETS.items():
        page.goto(path)
        # The browser's own margin of the sheet is not on the screen.
        page.add_style_tag(content="body { padding: 10mm 14mm; }")
        picture = Image.open(BytesIO(page.screenshot()))
        picture.quantize(COLOURS).save(FOLDER / f"{name}-printed.png", optimize=True)
