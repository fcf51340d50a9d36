"""A new curator's first study, from the first page to patients, with the help on the pages alone."""

import pytest
from django.urls import reverse

from evidence.editions import store
from evidence.models import Finding, State, Study
from tests.browser.effort import Effort

DOI = "https://doi.org/10.5555/HAIR.2026.1"
STUDY = {
    "title": "Plant exosomes for thinning hair",
    "category": "randomised placebo-controlled trial",
    "design": "two groups, by chance, 16 weeks",
    "randomised": "true",
    "control": "saline",
    "n_enrolled": 24,
    "n_analysed": 20,
    "population": "adults with pattern hair loss",
    "intervention_class": "exosome",
    "is_exosome": True,
    "exosome_source": "plant extract and exosomes",
    "route": "injected into the skin",
    "funding_conflicts": "paid by the maker",
    "limitations": "four people left before the end",
    "certainty": "very_low",
    "plain_summary": "A small study. We cannot tell whether it helps.",
}
FINDING = {
    "side": "benefit",
    "outcome": "hair_count",
    "text": "We do not know whether this changes how many hairs grow.",
    "reported": "+9.5 (IQR 4 to 12) against +1.5 (IQR -1 to 3) hairs per cm2 at week 16",
    "direction": "better",
    "size": "not_known",
    "certainty": "very_low",
    "change_treated": "+9.5",
    "change_control": "+1.5",
    "unit": "hairs per cm2",
    "weeks": 16,
}
REASONS = {
    "downgrades-0-reason": "Four people were left out.",
    "downgrades-1-reason": "There is one study only.",
    "downgrades-2-reason": "The liquid held other things too.",
    "downgrades-3-reason": "Only 20 people took part.",
    "downgrades-4-reason": "The maker paid for it.",
}
BAR_MINUTES = 12
"""For somebody new; docs/curating.md tells what the model says."""

PROVED_BY_THEN = 60_000
"""Milliseconds: after an approval the first page proves what would be published."""


def begin(effort, page):
    page.set_default_timeout(PROVED_BY_THEN)
    page.goto(reverse("admin:index"))
    effort.arrive(page)


def save(effort, page):
    effort.click(page, page.locator("[name=_save]").last)
    effort.arrive(page)


def write(effort, page):
    """A01 and A02: a study by its DOI, one finding with five reasons."""
    begin(effort, page)
    effort.follow(page, "Add a study, with what it found")
    effort.fill(page, **{"identifiers-0-scheme": "doi", "identifiers-0-value": DOI})
    effort.click(page, page.get_by_text("Add another Identifier"))
    effort.fill(page, **{"identifiers-1-scheme": "nct", "identifiers-1-value": "NCT06930326"})
    effort.fill(page, **STUDY)
    save(effort, page)
    assert page.get_by_text("24 started, 20 were analysed").is_visible()

    effort.follow(page, "Add what it found: one finding for each outcome")
    effort.look_up(page, "option", "topical_alone")
    effort.fill(page, **FINDING, **REASONS)
    save(effort, page)
    assert page.get_by_text("We are very uncertain whether").is_visible()


def submit(effort, page):
    """A03, the author: both entries; approving them is not offered."""
    effort.follow(page, "Submit it for review")
    effort.follow(page, "Submit for review", "button")
    effort.follow(page, "Open the study ST23 (draft)")
    effort.follow(page, "Submit it for review")
    effort.follow(page, "Submit for review", "button")
    assert page.get_by_role("button", name="Approve").count() == 0


@pytest.mark.slow
def test_a01_to_a03_take_a_new_curator_no_longer_than_twelve_minutes(desk, live_server, plain_page):
    effort = Effort()
    author = desk("ada", "Author")
    write(effort, author)
    submit(effort, author)

    reviewer = desk("rob", "Reviewer")
    begin(effort, reviewer)
    for _entry in range(2):
        effort.click(reviewer, reviewer.locator(".curating-tiles a[href$='/review/']").first)
        effort.arrive(reviewer)
        effort.follow(reviewer, "Approve", "button")
        assert reviewer.locator(".errornote").all_inner_texts() == []
        effort.follow(reviewer, "See what else waits")

    publisher = desk("pat", "Publisher")
    begin(effort, publisher)
    effort.follow(publisher, "Compare and publish")
    effort.fill(publisher, note="We added a small study of an exosome liquid.")
    effort.follow(publisher, "Publish now", "button")

    assert Study.objects.get(key="ST23").state == State.APPROVED
    assert Finding.objects.get(study="ST23").downgrades.count() == 5
    store.look_again()
    assert plain_page.goto(f"{live_server.url}/evidence/studies/ST23/").status == 200
    assert effort.minutes < BAR_MINUTES, effort
