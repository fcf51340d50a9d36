"""The look and the small script in a real browser, on the living style page."""

import pytest

from tests.browser.looking import NARROW, SIDEWAYS, SMALL_TARGETS, WIDE, in_light_and_dark

PAGES = ["/style/", "/style/question/", "/style/failed/", "/style/sheet/"]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_light_and_dark(open_browser, axe_violations, path):
    # The policy of these pages lets nobody add a script, not even axe.
    page = open_browser(bypass_csp=True)
    page.goto(path)

    assert in_light_and_dark(page, axe_violations) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_page_never_scrolls_sideways_in_either_direction(open_browser, path):
    page = open_browser(viewport=NARROW)
    page.goto(path)
    sideways = {}
    for direction in ("ltr", "rtl"):
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        sideways[direction] = page.evaluate(SIDEWAYS)

    assert sideways == {"ltr": False, "rtl": False}


@pytest.mark.parametrize("path", PAGES)
def test_whatever_can_be_pressed_is_large_enough_for_a_finger(open_browser, path):
    page = open_browser(viewport=NARROW)
    page.goto(path)
    narrow = page.evaluate(SMALL_TARGETS)
    page.set_viewport_size(WIDE)

    assert narrow == []
    assert page.evaluate(SMALL_TARGETS) == []


def test_the_policy_of_the_pages_is_kept(page):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/style/question/")

    assert said == []


def test_none_of_these_empties_the_others_and_they_empty_it(page):
    page.goto("/style/")
    boxes = page.locator(".choices[data-choices]").first
    chosen = boxes.locator(":checked")

    boxes.get_by_label("Bread").check()
    boxes.get_by_label("None of these").check()
    assert chosen.evaluate_all("boxes => boxes.map(box => box.value)") == ["none"]

    boxes.get_by_label("Bread").check()
    assert chosen.evaluate_all("boxes => boxes.map(box => box.value)") == ["bread"]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_error_summary_has_the_focus_and_leads_to_the_input(open_browser, script):
    page = open_browser(java_script_enabled=script)
    page.goto("/style/failed/")
    assert page.locator(".error-summary:focus").count() == 1

    page.get_by_role("link", name="Choose the drink you like best").click()
    assert page.locator("input[value=tea]:focus").count() == 1


def test_the_whole_row_can_be_pressed(plain_page):
    plain_page.goto("/style/question/")
    row = plain_page.locator(".choice").nth(1)
    box = row.bounding_box()

    plain_page.mouse.click(box["x"] + box["width"] - 12, box["y"] + box["height"] - 8)

    assert row.locator("input").is_checked()


def test_print_is_offered_only_where_script_can_do_it(page, plain_page):
    page.goto("/style/sheet/")
    plain_page.goto("/style/sheet/")

    assert page.get_by_role("button", name="Print this page").is_visible()
    assert plain_page.get_by_role("button", name="Print this page").count() == 0


def test_an_idle_visit_is_told_in_time_and_can_stay_without_losing_what_is_chosen(page):
    page.clock.install()
    page.goto("/style/question/")
    page.get_by_label("Tea").check()
    notice = page.locator("[data-idle]")

    page.clock.run_for(24 * 60 * 1000)
    assert notice.is_hidden()
    page.clock.run_for(2 * 60 * 1000)
    assert notice.is_visible()

    page.get_by_role("link", name="Stay on this page").click()
    notice.wait_for(state="hidden")
    assert page.get_by_label("Tea").is_checked()


def test_paper_shows_the_words_and_leaves_out_what_can_only_be_pressed(page):
    page.goto("/style/sheet/")
    page.emulate_media(media="print")

    assert page.locator(".sheet tfoot .edition").is_visible()
    assert page.locator(".sheet thead .name").is_visible()
    assert page.locator("button:visible, nav:visible").count() == 0


def test_forced_colours_keep_the_statuses_apart(open_browser):
    page = open_browser(forced_colors="active")
    page.goto("/style/")
    styles = page.locator(".row .status").evaluate_all(
        "all => all.map(one => getComputedStyle(one).borderStyle"
        " + one.querySelector('use').getAttribute('href'))"
    )

    assert len(set(styles)) == 4
