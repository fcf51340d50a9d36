"""The pages that tell, in a real browser: with and without script, small and large, light and dark."""

from tests.browser.looking import WIDE
from tests.walking import GIVEN


def test_a_claim_is_checked_without_script(person):
    page = person(java_script_enabled=False)
    page.goto("/claims/")
    page.get_by_label("“You get so many percent more hair”").check()
    page.get_by_label("Which number did they give?").fill("45")
    page.get_by_label("Percent", exact=True).check()
    page.get_by_role("button", name="Check this claim").click()

    assert page.get_by_role("heading", name="Cannot be checked from what was given").is_visible()
    assert page.url.endswith("/claims/")


def test_a_claim_is_checked_with_script_and_the_focus_goes_to_what_was_found(person):
    page = person()
    page.goto("/claims/")
    page.get_by_label("“It has no side effects”").check()
    page.get_by_role("button", name="Check this claim").click()
    page.get_by_role("heading", name="Contradicted by what we read").wait_for()

    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.url.endswith("/claims/")


def test_axe_finds_nothing_on_a_claim_in_error_and_one_that_was_checked(person, axe_violations):
    # With one claim told of an offer, the page begins with it and is in no error.
    untold = GIVEN | {"offer_claims": ["none"]}
    page = person(untold, java_script_enabled=True, bypass_csp=True)
    page.goto("/claims/")
    page.get_by_role("button", name="Check this claim").click()
    page.get_by_text("Please check your answer").wait_for()
    in_error = axe_violations(page)
    page.get_by_label("“It contains stem cells”").check()
    page.get_by_role("button", name="Check this claim").click()
    page.get_by_role("heading", name="Six tests").wait_for()

    assert in_error == []
    assert axe_violations(page) == []


def test_a_person_goes_from_the_summary_to_a_table_of_their_choice_without_script(person):
    page = person(java_script_enabled=False)
    page.goto("/summary/")
    page.get_by_role("link", name="Put it beside what I use now").click()
    page.get_by_text("Choose other ones").click()
    page.get_by_label("Hair transplant").check()
    page.get_by_role("button", name="Put them beside each other").click()
    page.get_by_role("row", name="What may go wrong?").wait_for()

    assert page.get_by_role("columnheader", name="Hair transplant").count() == 1
    assert page.get_by_role("row", name="What may go wrong?").count() == 1


def test_on_paper_stands_nothing_that_can_only_be_clicked(person):
    page = person(viewport=WIDE)
    page.goto("/summary/")
    page.emulate_media(media="print")

    for words in (
        "Were people like you studied?",
        "Put it beside what I use now",
        "See or change what you told us",
    ):
        assert page.get_by_text(words).count() == 1
        assert not page.get_by_text(words).is_visible()


def test_a_question_prints_with_its_choices_and_without_its_button(person):
    page = person(viewport=WIDE)
    page.goto("/questions/signs/")
    page.emulate_media(media="print")

    assert page.get_by_text("Round bald patches, or hair lost in spots").is_visible()
    assert not page.get_by_role("button", name="Continue").is_visible()


def test_on_paper_answers_stay_away(person):
    page = person(viewport=WIDE)
    page.goto("/summary/")
    page.emulate_media(media="print")

    assert not page.get_by_text("See or change what you told us").is_visible()
