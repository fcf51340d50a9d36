import re

import pytest

from evidence.audit import trail
from evidence.curation import review
from evidence.curation.revert import bring_back
from evidence.curation.review import ReviewRefused
from evidence.curation.roles import AUTHOR, REVIEWER
from evidence.drafts import approvals
from evidence.drafts.catalogue import build_catalogue
from evidence.models import CuratorNotice, GlossaryTerm, State
from tests.curation.reviewing import approve
from tests.walking import FORM

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(person):
    """A small team: one person who writes and reviews."""
    return person("bo", AUTHOR, REVIEWER)


def written_by(user, draft):
    draft._history_user = user
    draft.save()
    return draft


def changed(client, draft, **fields):
    """The entry's own page, sent back with these fields changed."""
    address = f"/admin/evidence/glossaryterm/{draft.pk}/change/"
    sent = {"term": draft.term, "meaning": draft.meaning, "position": draft.position}
    sent["review_due_on"] = draft.review_due_on.isoformat()
    return client.post(address, {**sent, **fields})


def test_what_was_submitted_waits_and_what_was_approved_is_kept(word, author, reviewer):
    review.submit(word, by=author)
    word.refresh_from_db()
    assert word.state == State.IN_REVIEW

    approve(word, by=reviewer)
    word.refresh_from_db()

    assert word.state == State.APPROVED
    assert "A tiny bubble." in approvals.latest(word).content


def test_nobody_approves_what_they_wrote(word, both):
    written_by(both, word)
    review.submit(word, by=both)

    with pytest.raises(ReviewRefused, match="Somebody else"):
        approve(word, by=both)


def test_nobody_approves_what_they_submitted(word, both):
    review.submit(word, by=both)

    with pytest.raises(ReviewRefused, match="Somebody else"):
        approve(word, by=both)


def test_who_wrote_an_earlier_revision_may_approve_a_later_one(word, both, author, reviewer):
    written_by(both, word)
    review.submit(word, by=author)
    approve(word, by=reviewer)
    word.refresh_from_db()
    review.reopen(word)
    written_by(author, word)
    review.submit(word, by=author)

    approve(word, by=both)

    word.refresh_from_db()
    assert word.state == State.APPROVED


def test_only_reviewers_approve_and_only_authors_submit(word, author, reviewer, publisher):
    with pytest.raises(ReviewRefused, match="Only authors"):
        review.submit(word, by=reviewer)
    review.submit(word, by=author)
    with pytest.raises(ReviewRefused, match="Only reviewers"):
        approve(word, by=publisher)


def test_a_draft_is_not_approved_without_being_submitted(word, reviewer):
    with pytest.raises(ReviewRefused, match="does not wait"):
        approve(word, by=reviewer)


def test_sending_back_needs_a_reason_and_tells_the_author(word, author, reviewer):
    review.submit(word, by=author)
    with pytest.raises(ReviewRefused, match="Say what"):
        review.send_back(word, by=reviewer, reason=" ")

    review.send_back(word, by=reviewer, reason="Too short.")

    word.refresh_from_db()
    assert word.state == State.DRAFT
    assert "Too short." in CuratorNotice.objects.get(user=author).text


def test_a_reviewer_approves_the_revision_that_was_on_the_page(word, author, reviewer):
    review.submit(word, by=author)
    word.refresh_from_db()
    seen = review.version_of(word)
    word.save()

    with pytest.raises(ReviewRefused, match="Look at it again"):
        review.approve(word, by=reviewer, version=seen)


def test_an_edited_entry_is_a_draft_while_editions_keep_what_was_approved(starter, browser, author):
    word = GlossaryTerm.objects.first()
    before = build_catalogue(approved_only=True)

    response = changed(browser(author), word, meaning="Something else.")

    assert response.status_code == 302
    word.refresh_from_db()
    assert (word.state, word.meaning) == (State.DRAFT, "Something else.")
    assert build_catalogue(approved_only=True) == before
    assert build_catalogue() != before


def test_saving_without_a_change_leaves_an_entry_approved(starter, browser, author):
    word = GlossaryTerm.objects.first()

    changed(browser(author), word)

    word.refresh_from_db()
    assert word.state == State.APPROVED


def test_a_new_entry_is_a_draft_whatever_is_posted(browser, author):
    sent = {"key": "new", "term": "New", "meaning": "Not old.", "state": "approved"}

    browser(author).post("/admin/evidence/glossaryterm/add/", sent)

    assert GlossaryTerm.objects.get(key="new").state == State.DRAFT


def test_a_stale_edit_is_refused_and_names_who_was_faster(word, browser, author, both):
    seen = review.version_of(word)
    changed(browser(both), word, meaning="By Bo.")

    response = changed(browser(author), word, meaning="By Ada.", version=seen)

    assert "bo saved this entry after you opened it" in response.content.decode()
    word.refresh_from_db()
    assert word.meaning == "By Bo."


def test_self_approval_is_refused_by_post_and_in_bulk(word, both, browser):
    client = browser(both)
    written_by(both, word)
    page = f"/admin/evidence/glossaryterm/{word.pk}/review/"
    assert client.post(page, "step=submit", content_type=FORM).status_code == 302

    version = {"version": review.version_of(GlossaryTerm.objects.get(pk=word.pk))}
    assert client.post(page, {"step": "approve", **version}).status_code == 409
    bulk = {"action": "approve_selected", "_selected_action": word.pk, "read": "1"}
    bulk[f"version-{word.pk}"] = version["version"]
    told = client.post("/admin/evidence/glossaryterm/", bulk, follow=True).content.decode()

    assert "Somebody else must approve it" in told
    word.refresh_from_db()
    assert word.state == State.IN_REVIEW


def test_nothing_is_approved_without_the_version_that_was_read(word, author, reviewer, browser):
    review.submit(word, by=author)
    client = browser(reviewer)
    page = f"/admin/evidence/glossaryterm/{word.pk}/review/"

    crafted = client.post(page, {"step": "approve"})
    assert crafted.status_code == 409
    assert "nothing is approved unseen" in crafted.content.decode()
    bulk = {"action": "approve_selected", "_selected_action": word.pk, "read": "1"}
    told = client.post("/admin/evidence/glossaryterm/", bulk, follow=True).content.decode()

    assert "nothing is approved unseen" in told
    word.refresh_from_db()
    assert word.state == State.IN_REVIEW


def test_a_reviewer_reads_many_on_one_page_and_then_approves_them(word, author, reviewer, browser):
    review.submit(word, by=author)
    client = browser(reviewer)
    bulk = {"action": "approve_selected", "_selected_action": word.pk}

    page = client.post("/admin/evidence/glossaryterm/", bulk).content.decode()
    assert "A tiny bubble." in page
    word.refresh_from_db()
    assert word.state == State.IN_REVIEW

    version = re.search(rf'name="version-{word.pk}" value="([^"]*)"', page)[1]
    sent = {**bulk, "read": "1", f"version-{word.pk}": version}
    client.post("/admin/evidence/glossaryterm/", sent)

    word.refresh_from_db()
    assert word.state == State.APPROVED


def test_more_than_one_page_holds_are_not_approved_at_once(author, reviewer, browser):
    rows = [
        GlossaryTerm.objects.create(key=f"t{n}", term=f"T{n}", meaning="A.", state=State.IN_REVIEW)
        for n in range(26)
    ]
    bulk = {"action": "approve_selected", "_selected_action": [row.pk for row in rows]}

    told = browser(reviewer).post("/admin/evidence/glossaryterm/", bulk, follow=True)

    assert "Choose at most 25" in told.content.decode()


def test_an_older_text_comes_back_as_a_draft_and_nothing_is_lost(word, author, reviewer):
    review.submit(word, by=author)
    approve(word, by=reviewer)
    word.refresh_from_db()
    first = approvals.latest(word)
    review.reopen(word)
    word.meaning = "A worse text."
    written_by(author, word)

    bring_back(word, first, by=author, reason="The first was right.", sure=False)

    word.refresh_from_db()
    assert (word.meaning, word.state) == ("A tiny bubble.", State.DRAFT)
    assert [row.meaning for row in word.history.all()][:2] == ["A tiny bubble.", "A worse text."]
    assert trail.AuditRow.objects.last().reason == "The first was right."


def test_the_review_page_marks_the_numbers_that_changed(word, author, reviewer, browser):
    word.meaning = "Seen in 24 people."
    word.save()
    review.submit(word, by=author)
    approve(word, by=reviewer)
    changed(browser(author), word, meaning="Seen in 42 people.")

    page = browser(reviewer).get(f"/admin/evidence/glossaryterm/{word.pk}/review/")

    assert "<del>24</del>" in page.content.decode()
    assert "<ins>42</ins>" in page.content.decode()
