import re

import pytest
from django.utils import timezone

from evidence.core.edition.ledger import Nature
from evidence.curation import review
from evidence.editions import store
from evidence.editions.publish import PublishRefused, mark_source, publish
from evidence.editions.rollback import roll_back
from evidence.models import AuditRow, CuratorNotice, Edition, GlossaryTerm, Rule, State
from tests.curation.reviewing import approve
from tests.editions import put_edition, starter_text
from tests.walking import FORM

pytestmark = pytest.mark.django_db
PUBLISH = "/admin/evidence/edition/publish/"


@pytest.fixture
def live(starter):
    """The starter's drafts, published as edition 1 without the time a proof takes."""
    put_edition(published_at=timezone.now())


@pytest.fixture
def improved(live, author, reviewer):
    """One entry changed from 24 to 42 and approved."""
    word = GlossaryTerm.objects.first()
    review.reopen(word)
    word.meaning = f"{word.meaning} Seen in 42 people."
    word._history_user = author
    word.save()
    review.submit(word, by=author)
    approve(word, by=reviewer)
    word.refresh_from_db()
    return word


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())[1]


def without_proof(**options):
    return publish(by="Pat", note="", now=timezone.now(), gate=lambda _c: [], prove=None, **options)


@pytest.mark.slow
def test_one_page_shows_the_change_and_one_click_publishes_it(improved, browser, publisher, author):
    client = browser(publisher)
    page = client.get(PUBLISH)
    assert "<ins>42</ins>" in page.content.decode()
    assert "Nothing. The entries hang together" in page.content.decode()

    sent = {"after": hidden(page, "after"), "seen": hidden(page, "seen"), "note": "A number."}
    response = client.post(PUBLISH, sent)

    assert response.status_code == 302
    assert store.current_edition().number == 2
    row = AuditRow.objects.filter(action="published").last()
    assert (row.by, row.row, row.content) == ("pat", 2, Edition.objects.first().sha256)
    assert "Edition 2 was published" in CuratorNotice.objects.filter(user=author).first().text


@pytest.mark.slow
def test_two_publishers_at_once_and_one_is_told(improved, browser, publisher):
    client = browser(publisher)
    page = client.get(PUBLISH)
    sent = {"after": hidden(page, "after"), "seen": hidden(page, "seen"), "note": "A number."}
    without_proof()

    response = client.post(PUBLISH, sent)

    assert response.status_code == 409
    assert "Edition 2 was published meanwhile" in response.content.decode()
    assert Edition.objects.count() == 2


def test_what_was_approved_after_the_page_was_opened_is_not_published_unseen(improved):
    with pytest.raises(PublishRefused, match="Somebody changed a draft meanwhile"):
        without_proof(seen="another digest")


def test_an_entry_being_changed_goes_in_as_it_was_approved(improved):
    review.reopen(improved)
    improved.meaning = "Half a sentence"
    improved.save()

    without_proof()

    terms = {term.key: term.meaning for term in store.current_edition().catalogue.glossary}
    assert terms[improved.key].endswith("Seen in 42 people.")


def test_an_entry_changed_behind_its_approval_is_not_published(improved):
    GlossaryTerm.objects.filter(pk=improved.pk).update(meaning="Slipped in.")

    with pytest.raises(PublishRefused, match="changed after its approval"):
        without_proof()


def test_nobody_takes_an_entry_away_and_publishes_that_alone(live, publisher, person):
    word = GlossaryTerm.objects.last()
    word._history_user = publisher
    word.delete()

    with pytest.raises(PublishRefused, match="Somebody else must publish"):
        without_proof(publisher=publisher)
    assert without_proof(publisher=person("pia", "Publisher")).number == 2


def test_a_rule_that_breaks_a_promise_cannot_leave_draft(live, author):
    rule = Rule.objects.filter(key__startswith="R01").first()
    review.reopen(rule)
    rule.save()
    rule.when.all().delete()

    with pytest.raises(review.ReviewRefused, match="safety promise"):
        review.submit(rule, by=author)
    rule.refresh_from_db()
    assert rule.state == State.DRAFT


def test_withdrawing_says_how_many_pages_it_touches_and_needs_a_reason(live, browser, publisher):
    client = browser(publisher)
    address = "/admin/evidence/edition/1/withdraw/"
    page = client.get(address).content.decode()
    assert re.search(r"\d{3} public pages", page)
    assert "There is no other edition" in page
    assert client.post(address, "", content_type=FORM).status_code == 422

    client.post(address, {"reason": "A number about a harm was wrong."})

    assert store.current_edition() is None
    row = AuditRow.objects.last()
    assert (row.by, row.action) == ("pat", "withdrawn")


def test_a_withdrawn_edition_can_be_shown_again(live, browser, publisher):
    client = browser(publisher)
    for _time in range(2):
        client.post("/admin/evidence/edition/1/withdraw/", {"reason": "To try it."})

    assert store.current_edition().number == 1


@pytest.mark.slow
def test_rolling_back_publishes_the_older_content_as_a_new_edition(improved, browser, publisher):
    without_proof()
    client = browser(publisher)
    page = client.get("/admin/evidence/edition/1/roll-back/")

    sent = {"after": hidden(page, "after"), "note": "Back to the first."}
    assert client.post("/admin/evidence/edition/1/roll-back/", sent).status_code == 302

    assert store.current_edition().number == 3
    assert Edition.objects.get(number=3).snapshot == starter_text()


def test_rolling_back_to_what_is_live_is_refused(live, publisher):
    step = {"publisher": publisher, "note": "Again.", "now": timezone.now(), "after": 1}

    with pytest.raises(PublishRefused, match="Edition 1 says exactly this"):
        roll_back(1, **step, sure=True)
    assert Edition.objects.count() == 1


def test_rolling_back_warns_of_what_was_flagged_since(improved, publisher):
    without_proof()
    key = store.current_edition().catalogue.findings[0].sources[0]
    mark_source(key, Nature.RETRACTED, reason="Gone.", by="Pat", now=timezone.now())
    step = {"publisher": publisher, "note": "Back.", "now": timezone.now(), "after": 2}

    with pytest.raises(PublishRefused, match=f"{key}: retracted"):
        roll_back(1, **step, sure=False)
    assert roll_back(1, **step, sure=True).number == 3
