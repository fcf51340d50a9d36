"""Whole ways of curators in a real browser, by what the pages say alone.

A new drug, a newer release, a harm that waits, and the way back. What a walk does not need is put
straight; the walk itself goes from link to link.
"""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from evidence.admin.workflow import change_sets as change_set_pages
from evidence.core.checks.check import Check
from evidence.core.edition import snapshot
from evidence.curation import release_offer
from evidence.editions import gate, store
from evidence.models import (
    ChangeSet,
    Claim,
    Edition,
    Finding,
    GlossaryTerm,
    PriceNotFound,
    RealQuestion,
    Rule,
    State,
)
from evidence.starter import starter_catalogue
from tests.browser.curating import fill, look_up, save
from tests.curation.old_starter import edited
from tests.editions import put_edition, starter_text

NOTHING_FOUND = "By 28 November 2026 we found no study of this."
OPTION = {
    "key": "spironolactone",
    "group": "other_choice",
    "name": "Spironolactone tablets",
    "what_it_is": "A tablet that lowers the effect of some hormones.",
    "how_it_is_done": "You take a tablet every day.",
    "what_it_is_like": "You may feel nothing. Some people feel dizzy.",
    "breaks_skin": "none",
    "visits": 2,
    "certainty": "no_evidence",
}
DESCRIBED = {
    "approved_status": "Not approved for hair loss.",
    "time_to_judge": "About a year.",
    "reversibility": "You can stop at any time.",
    "certainty_reason": "We found no fair test.",
    "evidence_summary": NOTHING_FOUND,
    "best_evidence": NOTHING_FOUND,
}
FINDING = {
    "outcome": "hair_count",
    "text": NOTHING_FOUND,
    "reported": "nothing reported",
    "direction": "unclear",
    "size": "not_known",
    "certainty": "no_evidence",
}
GAP = {
    "what_was_found": NOTHING_FOUND,
    "status": "open",
    "study_that_would_close_it": "A fair test of a year.",
}


def at_work(desk, name, role):
    """A curator on the first page after signing in."""
    page = desk(name, role)
    page.goto(reverse("admin:index"))
    return page


def press(page, name):
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def follow(page, name):
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def missing(page):
    return page.locator("section[aria-labelledby=needs] > ol > li.curating-warning")


def sentence(page, words):
    return page.get_by_text(words).first


def saved_and_back(page):
    """Save the form that the option's page led to, and follow its link back."""
    save(page)
    assert page.locator(".errornote").count() == 0
    follow(page, "Back to the option Spironolactone tablets")


def describe(page):
    """Add the option, described as the others are."""
    follow(page, "Add an option, with all that belongs to it")
    fill(page, **OPTION, **DESCRIBED)
    save(page)


def put_into_rules(page):
    """Put the option into the first rule that the page names, and straight into one for each other promise."""
    promises(page).first.get_by_role("link").first.click()
    page.wait_for_load_state()
    page.locator("#id_options_from").select_option(OPTION["key"])
    page.locator("#id_options_add, #id_options_add_link").first.click()
    saved_and_back(page)
    while promises(page).count():
        for promise in promises(page).all():
            key = promise.get_by_role("link").first.inner_text().split()[1]
            rule = Rule.objects.get(key=key)
            edited(rule, page.user, options=(*rule.options, OPTION["key"]))
        page.reload()


def promises(page):
    return missing(page).filter(has_text="would be broken")


@pytest.mark.slow
def test_a13_a_new_drug_from_nothing_to_a_published_edition(desk, live_server, plain_page):
    author = at_work(desk, "ada", "Author")
    describe(author)
    follow(author, "Add a benefit")
    fill(author, **FINDING)
    saved_and_back(author)
    told = {**FINDING, "option_id": OPTION["key"], "side": "harm", "key": "spironolactone-h1"}
    edited(Finding(**told), author.user)
    follow(author, "Add a gap")
    look_up(author, "gap", "minoxidil")
    fill(author, **GAP)
    saved_and_back(author)
    follow(author, "Say that no price was found")
    fill(author, what="A year of tablets", searches=2)
    saved_and_back(author)
    put_into_rules(author)
    assert missing(author).all_inner_texts() == [missing(author).last.inner_text()]
    follow(author, "Gather what belongs to it")
    press(author, "Begin the change set")
    assert author.get_by_text("What keeps it from being approved").count() == 0
    press(author, "Submit all for review")
    assert sentence(author, "somebody else must approve them").is_visible()

    reviewer = at_work(desk, "rob", "Reviewer")
    follow(reviewer, "Spironolactone tablets")
    press(reviewer, "I have read the changes on this page")
    press(reviewer, "Approve all together")
    assert sentence(reviewer, "entries are approved together").is_visible()

    publisher = at_work(desk, "pat", "Publisher")
    follow(publisher, "Compare and publish")
    assert sentence(publisher, "Nothing. The entries hang together").is_visible()
    fill(publisher, note="Spironolactone tablets stand beside the others.")
    press(publisher, "Publish now")
    assert sentence(publisher, "Edition 2 is published").is_visible()

    store.look_again()
    plain_page.goto(f"{live_server.url}/evidence/options/spironolactone/")
    assert plain_page.get_by_role("heading", name="Spironolactone tablets").first.is_visible()
    assert "spironolactone" in Rule.objects.get(key="R02b").options
    assert PriceNotFound.objects.get(option="spironolactone").state == State.APPROVED
    assert not any("Content Security Policy" in said for said in author.refused)


OURS = "By 28 November 2026 we found none. We looked ourselves."
THEIRS = "By 28 November 2026 we found none. The release looked again."


@pytest.fixture
def release(evidence_room, monkeypatch):
    """A newer starter, beside an installation where curators worked since they took the last one."""
    now = starter_catalogue()
    both, untouched = now.real_questions[:2]
    claim, term = now.claims[0], now.glossary[0]
    RealQuestion.objects.filter(key=both.key).update(answer=OURS)
    GlossaryTerm.objects.filter(key=term.key).update(meaning="A bubble that cells let go.")
    Claim.objects.filter(key=claim.key).delete()
    newer = replace(
        now,
        real_questions=(
            replace(both, answer=THEIRS),
            replace(untouched, answer=THEIRS),
            *now.real_questions[2:],
        ),
        claims=(replace(claim, text=f"{claim.text} We read it again."), *now.claims[1:]),
        glossary=(*now.glossary, replace(term, key="lipid", term="Lipid", meaning="A fat.")),
        colophon=replace(now.colophon, compiled_on="2027-01-15"),
    )
    monkeypatch.setattr(release_offer, "starter_catalogue", lambda: newer)
    monkeypatch.setattr(change_set_pages, "starter_catalogue", lambda: newer)
    return {"both": both.key, "untouched": untouched.key, "claim": claim.key, "term": term.key}


def answer_of(key):
    return RealQuestion.objects.get(key=key).answer


@pytest.mark.slow
def test_a14_a_newer_release_is_taken_over_entry_by_entry(desk, release):
    author = at_work(desk, "ada", "Author")
    assert sentence(author, "This release brings new evidence").is_visible()
    follow(author, "See what it brings")
    press(author, "Put it into a change set")
    # What curators did is named as kept; what both changed stands side by side.
    assert author.get_by_role("heading", name="Kept as it is here").is_visible()
    kept = author.locator("#content-main details").last.inner_text()
    assert str(GlossaryTerm.objects.get(key=release["term"])) in kept
    assert release["claim"] in kept
    entry = author.locator("section.curating-entry", has_text=OURS)
    assert entry.get_by_text(THEIRS).first.is_visible()
    entry.get_by_role("button", name="Keep ours").click()
    author.wait_for_load_state()
    assert answer_of(release["both"]) == OURS

    reviewer = at_work(desk, "rob", "Reviewer")
    follow(reviewer, "What the release of 2027-01-15 brings")
    press(reviewer, "I have read the changes on this page")
    press(reviewer, "Approve what I have read")
    assert sentence(reviewer, "The next edition will say it.").is_visible()

    assert answer_of(release["untouched"]) == THEIRS
    assert GlossaryTerm.objects.get(key="lipid").state == State.APPROVED
    assert GlossaryTerm.objects.get(key=release["term"]).meaning == "A bubble that cells let go."
    assert not Claim.objects.filter(key=release["claim"]).exists()
    assert Edition.objects.count() == 1
    assert ChangeSet.objects.get().closed_at
    assert not any("Content Security Policy" in said for said in author.refused)


@pytest.mark.slow
def test_a_harm_that_waits_is_named_before_its_benefit_goes_out(desk):
    author = desk("ada", "Author")
    benefit = Finding.objects.get(key="topical_alone-none-benefit")
    text = "By 28 November 2026 we found no study of what this serum does for hair."
    Finding.objects.filter(pk=benefit.pk).update(text=text)
    harm = Finding.objects.filter(option=benefit.option_id, side="harm").first()
    edited(harm, author.user, text="Nobody knows what harm this serum can do.")

    publisher = at_work(desk, "pat", "Publisher")
    follow(publisher, "Compare and publish")
    assert sentence(publisher, "Harms that still wait").is_visible()
    assert publisher.get_by_role("link", name=harm.key).is_visible()
    fill(publisher, note="Say it more plainly.")
    press(publisher, "Publish now")
    assert sentence(publisher, f"The harm {harm.key} still waits for approval").is_visible()
    assert Edition.objects.count() == 1

    publisher.get_by_label(f"Why {harm.key} comes later").fill("It is being read again.")
    fill(publisher, note="Say it more plainly.")
    press(publisher, "Publish now")
    assert Edition.objects.count() == 2


@pytest.mark.slow
def test_the_way_back_stays_open_after_a_new_check_came(desk, monkeypatch):
    now = snapshot.loads(starter_text())
    newer = replace(now, colophon=replace(now.colophon, authors="Somebody else"))
    put_edition(2, text=snapshot.dumps(newer), published_at=timezone.now())
    found = Check("names are short", lambda it: [f"options {one.key}: long" for one in it.options])
    monkeypatch.setattr(gate, "CHECKS", (*gate.CHECKS, found))

    publisher = at_work(desk, "pat", "Publisher")
    follow(publisher, "All editions; withdraw or roll back")
    publisher.locator("#result_list tr", has_text="1").last.get_by_role("link").first.click()
    publisher.wait_for_load_state()
    follow(publisher, "Roll back")
    publisher.get_by_text("All of them").first.click()
    assert publisher.get_by_role("link", name="Option wait: long").is_visible()
    assert sentence(publisher, "They do not keep you from publishing").is_visible()
    fill(publisher, note="Back to the first.")
    press(publisher, "Publish the older content")
    assert Edition.objects.order_by("-number").first().snapshot == starter_text()
