"""A08 in a real browser: a change of what decides, and whom it would concern."""

import re

import pytest
from django.urls import reverse

from evidence.models import Rule, State, Wish
from tests.browser.curating import open_form, save
from tests.browser.test_curator_steps import SLOW, press

pytestmark = pytest.mark.slow


def review(page, draft):
    kind = draft._meta.model_name
    page.goto(reverse(f"admin:evidence_{kind}_review", args=[draft.pk]))


def test_a08_a_wish_that_hides_less_is_told_by_numbers_and_examples_before_it_is_approved(desk):
    author = desk("ada", "Author")
    author.set_default_timeout(SLOW)
    wish = Wish.objects.get(item="visits_per_year")
    open_form(author, "wish", wish.pk)
    for limit in author.locator("[name$=-at_most]:not([name*=__prefix__])").all():
        limit.fill("99")
    save(author)
    review(author, wish)
    press(author, "Submit for review")
    wish.refresh_from_db()
    assert wish.state == State.IN_REVIEW

    reviewer = desk("rob", "Reviewer")
    reviewer.set_default_timeout(SLOW)
    review(reviewer, wish)
    told = reviewer.locator("main").inner_text()
    changed = int(re.search(r"(\d+) class(?:es)? of answers gets? another", told)[1])
    examples = reviewer.locator("li:has(del):has(ins)")

    assert changed > 0
    assert examples.count() >= 1
    per_option = reviewer.locator("h3 + p + ul")
    assert all(0 < one.locator("li").count() <= 5 for one in per_option.all())
    assert "0 get a more closed status" in told
    press(reviewer, "Approve")

    publisher = desk("pat", "Publisher")
    publisher.set_default_timeout(SLOW)
    publisher.goto(reverse("admin:evidence_edition_publish"))
    proof = publisher.locator("main").inner_text()
    assert re.search(r"judged one by one, in \d+\.\d+ seconds", proof)
    assert float(re.search(r"in (\d+\.\d+) seconds", proof)[1]) < 60


def test_a08_a_rule_that_lets_pregnant_people_have_injections_cannot_leave_draft(desk):
    author = desk("ada", "Author")
    author.set_default_timeout(SLOW)
    rule = Rule.objects.get(key="R02a")
    open_form(author, "rule", rule.pk)
    injected = author.locator("#id_options_to option", has_text="njection")
    assert injected.count() > 0
    while injected.count():
        injected.first.dblclick()
    save(author)
    rule.refresh_from_db()
    assert "intradermal_injection" not in rule.options

    review(author, rule)
    press(author, "Submit for review")

    assert author.locator("#problem", has_text="It would break a safety promise").is_visible()
    rule.refresh_from_db()
    assert rule.state == State.DRAFT
