"""Whole ways of curators in a real browser, by what the pages say alone: a new drug, a release, a harm that waits."""

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from evidence.core.checks.check import Check
from evidence.core.edition import snapshot
from evidence.curation.roles import make_roles
from evidence.editions import gate, store
from evidence.models import (
    ChangeSet,
    Edition,
    Finding,
    GlossaryTerm,
    Option,
    RealQuestion,
    State,
)
from tests.browser.curating import fill, open_form, save
from tests.curation.old_starter import edited, put_old_installation
from tests.editions import put_edition, starter_text

SLOW = 120_000
"""Each step proves every rule for every set of answers, on whatever machine this is."""
OPTION = {
    "key": "spironolactone",
    "group": "comparator",
    "name": "Spironolactone tablets",
    "what_it_is": "A tablet that lowers the effect of some hormones.",
    "how_it_is_done": "You take a tablet every day.",
    "what_it_is_like": "You may feel nothing. Some people feel dizzy.",
    "breaks_skin": "none",
    "visits": 2,
    "approved_status": "Not approved for hair loss.",
    "time_to_judge": "About a year.",
    "reversibility": "You can stop at any time.",
    "certainty": "no_evidence",
    "certainty_reason": "We found no fair test.",
    "evidence_summary": "No study we found has looked at this.",
    "best_evidence": "No study we found.",
}
FINDING = {
    "outcome": "hair_count",
    "text": "No study we found has looked at this.",
    "reported": "nothing reported",
    "direction": "unclear",
    "size": "not_known",
    "certainty": "no_evidence",
}


def press(page, name):
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def follow(page, name):
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def at_work(desk, name, *roles):
    page = desk(name, *roles)
    page.set_default_timeout(SLOW)
    page.goto(reverse("admin:index"))
    return page


def missing(page):
    return page.locator("section[aria-labelledby=needs] > ol > li.curating-warning")


def add_option(page):
    open_form(page, "option")
    fill(page, **OPTION)
    save(page)
    return page.url


def tell(page, home, words, **fields):
    """Follow a link of the option's page, fill the form it leads to, and come back."""
    page.goto(home)
    follow(page, words)
    fill(page, **fields)
    save(page)
    assert page.locator(".errornote").count() == 0
    page.goto(home)


def put_into_rules(page, home):
    """Follow the page's own links until it asks for no rule any more, and say how many there were."""
    done = 0
    while (safety := missing(page).filter(has_text="Safety:")).count():
        safety.first.get_by_role("link").first.click()
        page.wait_for_load_state()
        page.locator("#id_options_from").select_option(OPTION["key"])
        page.locator("#id_options_add, #id_options_add_link").first.click()
        save(page)
        done += 1
        page.goto(home)
    return done


@pytest.mark.slow
def test_a13_a_new_drug_from_nothing_to_a_published_edition(desk, live_server, plain_page):
    author = at_work(desk, "ada", "Author")
    home = add_option(author)
    assert missing(author).filter(has_text="Add a benefit").is_visible()
    tell(author, home, "Add a benefit", key="spironolactone-b1", **FINDING)
    tell(author, home, "Add a harm", key="spironolactone-h1", **FINDING)
    tell(
        author, home, "Add a gap", key="spironolactone-gap", gap="RU1",
        what_was_found="No study we found.", status="open",
        study_that_would_close_it="A fair test of a year.",
    )  # fmt: skip
    tell(author, home, "Say that no price was found", what="A year of tablets", searches=2)
    assert put_into_rules(author, home) >= 2
    assert missing(author).count() == 1

    follow(author, "Gather what belongs to it")
    press(author, "Begin the change set")
    press(author, "Submit all for review")
    assert author.get_by_text("somebody else must approve them").first.is_visible()

    reviewer = at_work(desk, "rob", "Reviewer")
    follow(reviewer, "Spironolactone tablets")
    press(reviewer, "I have read the changes on this page")
    press(reviewer, "Approve all together")
    assert ChangeSet.objects.get().closed_at

    publisher = at_work(desk, "pat", "Publisher")
    follow(publisher, "Compare and publish")
    assert publisher.get_by_text("Nothing. The entries hang together").is_visible()
    fill(publisher, note="Spironolactone tablets stand beside the others.")
    press(publisher, "Publish now")
    assert Edition.objects.count() == 2

    store.look_again()
    plain_page.goto(f"{live_server.url}/evidence/options/spironolactone/")
    assert plain_page.get_by_role("heading", name="Spironolactone tablets").first.is_visible()
    assert not any("Content Security Policy" in said for said in author.refused)


@pytest.fixture
def old_room(db, live_server):
    """An installation with the starter of long ago, and one question a curator worked on."""
    put_old_installation()
    make_roles(apps)


@pytest.fixture
def evidence_room(request):
    """The rooms of these tests: today's starter, or the old one."""
    request.getfixturevalue("old_room" if "release" in request.node.name else "todays_room")


@pytest.fixture
def todays_room(published):
    from tests.drafts import put_drafts

    put_drafts()
    make_roles(apps)


@pytest.mark.slow
def test_a14_a_newer_release_is_taken_over_entry_by_entry(desk):
    author = at_work(desk, "ada", "Author")
    reviewer = at_work(desk, "rob", "Reviewer")
    question = RealQuestion.objects.get(key="Q01")
    edited(question, author.user, reviewer.user, answer="Nobody knows yet. We looked ourselves.")
    own = edited(
        GlossaryTerm.objects.first(), author.user, reviewer.user, meaning="A bubble of a cell."
    )

    author.goto(reverse("admin:index"))
    assert author.get_by_text("This release brings new evidence").is_visible()
    follow(author, "See what it brings")
    press(author, "Put it into a change set")
    change_set = ChangeSet.objects.get()
    assert author.get_by_text("Kept as it is here").is_visible()
    assert author.get_by_text(str(own)).first.is_visible()
    page_of_both = author
    while not page_of_both.get_by_text("We looked ourselves.").count():
        number = int(page_of_both.locator(".paginator .this-page").inner_text())
        follow(page_of_both, f"Page {number + 1}")
    entry = page_of_both.locator("section.curating-entry", has_text="We looked ourselves.")
    assert entry.get_by_text("The release", exact=True).first.is_visible()
    entry.get_by_role("button", name="Keep ours").click()
    author.wait_for_load_state()
    question.refresh_from_db()
    assert question.answer == "Nobody knows yet. We looked ourselves."

    reviewer.goto(reverse("admin:index"))
    follow(reviewer, str(change_set))
    press(reviewer, "I have read the changes on this page")
    press(reviewer, "Approve what I have read")
    assert reviewer.get_by_text("The next edition will say it.").first.is_visible()
    assert change_set.entries.exclude(decision="kept").exists()
    assert GlossaryTerm.objects.get(pk=own.pk).meaning == "A bubble of a cell."
    assert not any("Content Security Policy" in said for said in author.refused)


@pytest.mark.slow
def test_a_harm_that_waits_is_named_before_its_benefit_goes_out(desk):
    author = at_work(desk, "ada", "Author")
    reviewer = at_work(desk, "rob", "Reviewer")
    benefit = Finding.objects.get(key="topical_alone-none-benefit")
    edited(
        benefit, author.user, reviewer.user,
        text="No study in people has looked at what this serum does for hair.",
    )  # fmt: skip
    harm = Finding.objects.filter(option=benefit.option_id, side="harm").first()
    edited(harm, author.user, text="Nobody knows what harm this serum can do.")

    publisher = at_work(desk, "pat", "Publisher")
    publisher.goto(reverse("admin:evidence_edition_publish"))
    assert publisher.get_by_text("Harms that still wait").is_visible()
    assert publisher.get_by_role("link", name=harm.key).is_visible()
    fill(publisher, note="Say it more plainly.")
    press(publisher, "Publish now")
    assert publisher.get_by_text(f"The harm {harm.key} still waits for approval").is_visible()
    assert Edition.objects.count() == 1

    publisher.get_by_label(f"Why {harm.key} comes later").fill("It is being read again.")
    fill(publisher, note="Say it more plainly.")
    press(publisher, "Publish now")
    assert Edition.objects.count() == 2


@pytest.mark.slow
def test_the_way_back_stays_open_after_a_new_check_came(desk, monkeypatch):
    catalogue = snapshot.loads(starter_text())
    newer = snapshot.dumps(
        snapshot.loads(starter_text().replace(catalogue.colophon.authors, "Somebody else"))
    )
    put_edition(2, text=newer, published_at=timezone.now())
    found = Check("names are short", lambda it: [f"options {one.key}: long" for one in it.options])
    monkeypatch.setattr(gate, "CHECKS", (*gate.CHECKS, found))

    publisher = at_work(desk, "pat", "Publisher")
    publisher.goto(reverse("admin:evidence_edition_roll_back", args=[1]))
    assert publisher.get_by_text("options wait: long").count() == 1
    assert publisher.get_by_text("They do not keep you from publishing").is_visible()
    fill(publisher, note="Back to the first.")
    press(publisher, "Publish the older content")
    assert Edition.objects.order_by("-number").first().snapshot == starter_text()


def test_nothing_is_left_of_an_option_nobody_put_together(desk):
    """The option's page says what is missing from the first moment."""
    author = at_work(desk, "ada", "Author")
    add_option(author)

    told = missing(author).all_inner_texts()
    assert any("Add a benefit" in one for one in told)
    assert any("I20" in one for one in told)
    assert Option.objects.get(key=OPTION["key"]).state == State.DRAFT
