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


def test_a08_a_limit_that_lets_more_pass_is_told_answer_by_answer_before_it_is_approved(desk):
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
    passes = reviewer.locator("li:has(del):has(ins)")

    # A limit stands beside the status: it may not change one.
    assert int(re.search(r"(\d+) class(?:es)? of answers gets? another", told)[1]) == 0
    assert "0 get a more closed status, 0 a more open one" in told
    assert reviewer.get_by_text("Limits that people set, and no status:").first.is_visible()
    assert passes.count() >= 1
    for one in passes.all():
        assert "visits" in one.inner_text().lower()
        assert one.locator("del").inner_text() == "past the limit"
        assert one.locator("ins").inner_text() == "within the limit"
    assert reviewer.locator("main ul:not(:has(li))").count() == 0
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
