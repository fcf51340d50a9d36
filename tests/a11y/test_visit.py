"""Every page of a visit, asked, answered and in error: nothing for axe to find, and what axe does not look at."""

import pytest
from django.conf import settings

from questionnaire.questions.steps import STEPS
from questionnaire.visit.visit import Visit
from tests.browser.visiting import BUTTON
from tests.walking import GIVEN, address, cookie_of

WIDTHS = {"narrow": {"width": 320, "height": 640}, "wide": {"width": 1280, "height": 800}}
LOOKS = [
    pytest.param("narrow", "light", id="narrow light"),
    pytest.param("wide", "dark", id="wide dark"),
    pytest.param("narrow", "dark", id="narrow dark", marks=pytest.mark.soak),
    pytest.param("wide", "light", id="wide light", marks=pytest.mark.soak),
]
SIGNS = {**GIVEN, "warning_signs": ["patches", "great_distress"], "conditions": ["low_mood"]}
PLACES = [
    ("/", GIVEN),
    ("/about/", GIVEN),
    ("/help/", GIVEN),
    ("/privacy/", GIVEN),
    ("/check/", GIVEN),
    ("/check/", {key: GIVEN[key] for key in list(GIVEN)[:8]}),
    ("/see-a-doctor-first/", SIGNS),
    ("/stop/", {}),
    ("/finished/", {}),
    ("/expired/", {}),
]
SMALLEST_TARGET = 44
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, [tabindex]"


def have(page, answers, dropped=()):
    """Give the browser a visit with these answers."""
    sealed = cookie_of(Visit(answers=answers, edition=1, dropped=dropped))
    cookie = {"name": settings.ANSWERS_COOKIE_NAME, "value": sealed, "url": page.base}
    page.context.add_cookies([cookie])


@pytest.fixture
def visitor(open_browser, live_server, published):
    """A function that gives a page of a browser that looks like this."""

    def look(width, scheme, **options):
        page = open_browser(viewport=WIDTHS[width], color_scheme=scheme, **options)
        page.base = live_server.url
        return page

    return look


def known_before(step):
    earlier = {key for one in STEPS[: STEPS.index(step)] for key in one.keys}
    return {key: answer for key, answer in GIVEN.items() if key in earlier}


def states(page):
    """Every page in every state, loaded one after the other."""
    for path, answers in PLACES:
        page.context.clear_cookies()
        if answers:
            have(page, answers)
        page.goto(path)
        yield f"{path} with {len(answers)} answers"
    page.context.clear_cookies()
    have(page, GIVEN, dropped=("pregnancy",))
    page.goto("/check/")
    yield "/check/ after an answer was dropped"
    for step in STEPS:
        have(page, known_before(step) or {"age_band": "35_49"})
        page.goto(address(step.slug))
        yield f"{step.slug} asked"
        in_error(page, step)
        yield f"{step.slug} in error"
        have(page, GIVEN)
        page.goto(address(step.slug))
        yield f"{step.slug} answered"


def in_error(page, step):
    """Send what this page refuses."""
    for line in page.locator("main input[type=text]").all():
        line.fill("lots")
    for box in page.locator("main :checked:not(option)").all():
        box.evaluate("(box) => (box.checked = false)")
    page.locator("main select").evaluate_all("(all) => all.forEach((one) => (one.value = ''))")
    if step.slug in ("what-matters", "studies"):
        page.locator("main [type=radio]").first.evaluate(
            "(one) => { one.value = 'junk'; one.checked = true }"
        )
    page.click(BUTTON)
    page.wait_for_selector(".error-summary")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_on_any_page_in_any_state(visitor, axe_violations, width, scheme):
    page = visitor(width, scheme)

    found = [f"{state}: {line}" for state in states(page) for line in axe_violations(page)]

    assert found == []


def test_what_axe_does_not_look_at(visitor):
    page = visitor("narrow", "light")
    found = []
    for state in states(page):
        problems = page.evaluate(DOM_PROBLEMS, [FOCUSABLE, SMALLEST_TARGET])
        found += [f"{state}: {problem}" for problem in problems]

    assert found == []


DOM_PROBLEMS = """([focusable, smallest]) => {
  const problems = [];
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  for (const id of new Set(ids))
    if (ids.filter((one) => one === id).length > 1) problems.push(`the id ${id} stands twice`);
  for (const name of ["aria-describedby", "aria-labelledby", "for"])
    for (const one of document.querySelectorAll(`[${name}]`))
      for (const id of one.getAttribute(name).split(/\\s+/))
        if (!document.getElementById(id)) problems.push(`${name} names ${id}, which is not there`);
  for (const link of document.querySelectorAll(".error-summary a")) {
    const target = document.querySelector(link.getAttribute("href"));
    if (!target?.matches(focusable)) problems.push(`${link.href} leads to nothing with a focus`);
  }
  if (document.querySelectorAll("h1").length !== 1) problems.push("not one h1");
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((one) => +one.tagName[1]);
  const main = [...document.querySelectorAll("main h1, main h2, main h3")].map((one) => +one.tagName[1]);
  levels.length && main.reduce((before, level) => {
    if (level > before + 1) problems.push(`h${level} after h${before}`);
    return level;
  }, 1);
  const small = (one) => {
    const box = one.getBoundingClientRect();
    return box.height > 0 && box.height < smallest;
  };
  for (const one of document.querySelectorAll("main .choice, main .scale-point, button, select, input[type=text], a.button"))
    if (small(one)) problems.push(`${one.className || one.tagName} is ${one.getBoundingClientRect().height} high`);
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
    problems.push("scrolls sideways");
  return problems;
}"""


def test_long_words_and_runs_from_right_to_left_break_no_page(visitor, published):
    page = visitor("narrow", "light")
    page.goto(address("age"))
    page.evaluate(
        """() => {
          for (const one of document.querySelectorAll("main h1, main p, main label, main a"))
            one.textContent = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(3) + " مرحبا بالعالم";
        }"""
    )

    wide = page.evaluate(
        """() => [...document.querySelectorAll("main *")]
          .filter((one) => one.getBoundingClientRect().right > innerWidth)
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert wide == []
