"""Takes the pictures in docs/screens; `make screens` runs it, `make test` does not."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from questionnaire.steps import STEPS
from questionnaire.visit import Visit
from tests.browser.visiting import BUTTON
from tests.walking import GIVEN, address, cookie_of

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
    "checklist": ("/checklist/", GIVEN),
}
TALLEST = 2_400
COLOURS = 48
"""Few colours keep the pictures small; the pages have few."""
IN_ERROR = ("age", "signs", "budget")


@pytest.mark.parametrize("width", SIZES)
def test_take_the_pictures(open_browser, live_server, published, width):
    page = open_browser(viewport=SIZES[width], reduced_motion="reduce")
    FOLDER.mkdir(parents=True, exist_ok=True)

    def have(answers):
        sealed = cookie_of(Visit(answers=answers, edition=1))
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
