"""A whole visit in a real browser: with script and without, narrow, slow, without a mouse."""

import pytest

from tests.browser.visiting import BUTTON, answer, fill, walk
from tests.walking import GIVEN, SENT, address, remembered

KINDS = [
    pytest.param({}, id="a phone"),
    pytest.param({"java_script_enabled": False}, id="no script"),
    pytest.param({"viewport": {"width": 320, "height": 640}}, id="320 pixels"),
    pytest.param(
        {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}, id="zoom 400%"
    ),
    pytest.param({"forced_colors": "active"}, id="forced colours"),
    pytest.param({"reduced_motion": "reduce"}, id="reduced motion"),
    pytest.param({"color_scheme": "dark"}, id="dark"),
]


class Jar:
    """The cookies of a browser as the test client keeps them."""

    def __init__(self, page):
        self.cookies = {one["name"]: Morsel(one["value"]) for one in page.context.cookies()}


class Morsel:
    def __init__(self, value):
        self.value = value


def answers_of(page):
    return remembered(Jar(page)).answers


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_visit(open_browser, published, kind):
    page = open_browser(**kind)
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)

    walk(page, each=lambda page: problems.extend(scrolls_sideways(page)))

    assert answers_of(page) == GIVEN
    assert problems == []
    page.click("main a.button")
    page.wait_for_url("**/summary/")


def scrolls_sideways(page):
    wide = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [f"{page.url} is {wide} pixels too wide"] if wide > 0 else []


@pytest.mark.slow
def test_a_whole_visit_over_a_slow_line(open_browser, published):
    page = open_browser()
    line = page.context.new_cdp_session(page)
    bytes_a_second = 400 * 1000 / 8
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 300,
            "downloadThroughput": bytes_a_second,
            "uploadThroughput": bytes_a_second,
        },
    )

    walk(page)

    assert answers_of(page) == GIVEN


@pytest.mark.slow
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_whole_visit_with_the_keyboard_alone(open_browser, published, script):
    page = open_browser(java_script_enabled=script)
    page.goto("/")
    press_until(page, "main a.button", "Enter")
    for slug, sent in SENT.items():
        page.wait_for_url(f"**{address(slug)}")
        type_in(page, sent)
        press_until(page, BUTTON, "Enter")

    page.wait_for_url("**/check/")
    assert answers_of(page) == GIVEN


def type_in(page, sent):
    for name, values in sent.items():
        control = page.locator(f'main [name="{name}"]').first
        kind = control.evaluate("(input) => input.type")
        for value in values if isinstance(values, list) else [values]:
            if kind == "checkbox":
                press_until(page, f'[name="{name}"][value="{value}"]', "Space")
            elif kind == "radio":
                tab_to(page, f'[name="{name}"]')
                choose_with_arrows(page, name, value)
            elif kind == "select-one":
                choose_in_list(page, name, value)
            else:
                tab_to(page, f'[name="{name}"]')
                page.keyboard.type(value)


def choose_with_arrows(page, name, value):
    chosen = f'[name="{name}"][value="{value}"]:checked'
    page.keyboard.press("Space")
    for _ in range(12):
        if page.locator(chosen).count():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{value} cannot be reached with the arrows")


def choose_in_list(page, name, value):
    """Type the first letter of the country or currency, then go down to it; none is there at first."""
    tab_to(page, f'[name="{name}"]')
    if not value:
        return
    page.keyboard.press(
        page.locator(f'[name="{name}"] option[value="{value}"]').first.inner_text()[0]
    )
    for _ in range(30):
        if page.locator(f'[name="{name}"]').input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{value} cannot be reached with the arrows")


def press_until(page, selector, key):
    tab_to(page, selector)
    page.keyboard.press(key)


def tab_to(page, selector):
    for _ in range(90):
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {selector} on {page.url}")


def test_after_each_step_the_focus_is_on_the_new_question(page, published):
    places = []

    def look(page):
        page.wait_for_function("() => document.activeElement !== null")
        places.append(page.evaluate("() => document.activeElement.tagName"))

    walk(page, each=look, until="health")

    assert set(places[2:]) == {"H1"}


def test_the_title_changes_with_each_step(page, published):
    titles = []
    walk(page, each=lambda page: titles.append(page.title()))

    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_page_in_error_puts_the_focus_on_what_is_wrong(open_browser, published, script):
    page = open_browser(java_script_enabled=script)
    page.goto(address("age"))
    page.click(BUTTON)
    page.wait_for_selector(".error-summary")

    assert page.title().startswith("Error: ")
    assert page.evaluate("() => document.activeElement.id") == "error-summary"
    page.click(".error-summary a")
    assert page.evaluate("() => document.activeElement.name") == "age_band"


def test_a_second_mistake_adds_nothing_to_the_history(page, published):
    page.goto("/")
    page.click("main a.button")
    for _ in range(3):
        page.click(BUTTON)
        page.wait_for_selector(".error-summary")

    page.go_back()

    page.wait_for_url(lambda url: url.endswith("/"))
    assert page.locator("main h1").inner_text().startswith("Exosomes")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_browsers_own_back_shows_the_earlier_answer(open_browser, published, script):
    page = open_browser(java_script_enabled=script)
    walk(page, until="country")

    page.go_back()

    page.wait_for_url(f"**{address('sex-at-birth')}")
    page.wait_for_selector("[name=sex]")
    assert page.locator("[name=sex]:checked").get_attribute("value") == "female"
    answer(page, "sex-at-birth", address("country"), {"sex": "male"})
    assert answers_of(page)["sex"] == "male"


def test_none_of_these_empties_the_others_where_script_runs(page, published):
    walk(page, until="signs")
    fill(page, {"warning_signs": ["patches", "none"]})

    assert page.locator(":checked").evaluate_all("(all) => all.map((one) => one.value)") == ["none"]


def test_in_two_tabs_no_acknowledged_answer_is_lost(page, published):
    walk(page, until="signs")
    other = page.context.new_page()
    other.goto(address("sex-at-birth"))
    fill(page, SENT["signs"])
    fill(other, {"sex": "male"})

    page.click(BUTTON)
    page.wait_for_url(f"**{address('cause')}")
    other.click(BUTTON)
    other.wait_for_url(f"**{address('cause')}")

    assert answers_of(page)["sex"] == "male"
    assert answers_of(page)["warning_signs"] == ["none"]


def test_pressing_twice_sends_one_answer(page, published):
    page.goto(address("age"))
    fill(page, SENT["age"])
    page.dblclick(BUTTON)

    page.wait_for_url(f"**{address('sex-at-birth')}")
    assert answers_of(page) == {"age_band": "35_49"}


def sent_answers(page, path):
    """The posts to a path, as they are sent."""
    sent = []
    page.on(
        "request",
        lambda one: sent.append(one) if one.method == "POST" and one.url.endswith(path) else None,
    )
    return sent


def test_a_second_press_while_an_answer_is_on_its_way_sends_nothing_again(open_browser, published):
    page = open_browser()
    page.goto(address("age"))
    sent = sent_answers(page, address("age"))
    fill(page, SENT["age"])
    page.evaluate(
        "() => { const b = document.querySelector('main form button'); b.click(); b.click(); }"
    )
    page.wait_for_url(f"**{address('sex-at-birth')}")

    assert len(sent) == 1


def test_a_stray_press_does_not_answer_the_next_question(open_browser, published):
    page = open_browser()
    page.goto(address("age"))
    fill(page, SENT["age"])
    box = page.locator(BUTTON).bounding_box()
    spot = box["x"] + 20, box["y"] + 10
    page.mouse.click(*spot)
    page.wait_for_url(f"**{address('sex-at-birth')}")
    # The second press lands wherever the first one did, on a button that was put there for this test.
    page.evaluate(
        """([x, y]) => { const b = document.querySelector('main form button');
        b.style.position = 'fixed'; b.style.left = (x - 20) + 'px'; b.style.top = (y - 10) + 'px'; }""",
        list(spot),
    )
    page.mouse.click(*spot)
    page.wait_for_timeout(300)

    assert page.url.endswith(address("sex-at-birth"))
    assert not page.locator(".error-summary").is_visible()


@pytest.mark.parametrize("status", [403, 500, 502, 503])
def test_an_error_page_never_lands_inside_the_page_nor_loses_an_answer(
    open_browser, published, status
):
    page = open_browser()
    page.goto(address("age"))
    whole = "<!DOCTYPE html><html><body><main id='main'><h1>Bad gateway</h1></main></body></html>"
    page.route(
        f"**{address('age')}",
        lambda route: (
            route.fulfill(status=status, content_type="text/html", body=whole)
            if route.request.method == "POST"
            else route.continue_()
        ),
    )
    fill(page, SENT["age"])
    page.click(BUTTON)
    page.wait_for_selector("[data-refused]:not([hidden])")

    assert page.locator("main").count() == 1
    assert page.get_by_text("Bad gateway").count() == 0
    assert page.locator('[name="age_band"]:checked').count() == 1
    assert page.url.endswith(address("age"))
