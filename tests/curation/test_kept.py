"""A correct sentence that a check misreads is never trapped: a second person says why it is right as it stands."""

import json
import re

import pytest
from django.utils import timezone

from evidence.core.edition import snapshot
from evidence.curation import change_sets, review
from evidence.curation.impact_preview import in_the_way
from evidence.curation.review import ReviewRefused
from evidence.curation.roles import PUBLISHER, REVIEWER
from evidence.drafts.catalogue import build_catalogue
from evidence.editions import gate
from evidence.editions.kept import answers_of, may_answer
from evidence.editions.publish import PublishRefused, publish
from evidence.models import AuditRow, Edition, Gap, KeptAsItIs, Review, State
from tests.curation.old_starter import edited
from tests.curation.reviewing import approve
from tests.editions import put_edition

pytestmark = pytest.mark.django_db
PUBLISH = "/admin/evidence/edition/publish/"
RIGHT = "Nobody has counted the hairs in the picture on its page 4."
WHY = "It tells of one picture, and not of studies."
ASKS = "tell it as a search with its date"
BOX = re.compile(r'name="(kept-[0-9a-f]{16})"')


@pytest.fixture
def known(starter):
    """An edition that went through every check there is, so that what is new blocks."""
    put_edition(published_at=timezone.now(), proof=went_through())


def went_through():
    """What an edition says that went through every check."""
    return json.dumps({"checks": [{"key": one.key, "holds": True} for one in gate.CHECKS]})


@pytest.fixture
def misread(known, author):
    """A gap that says of a picture what a check takes for an absence of studies: right, and asked about."""
    found = Gap.objects.first()
    return edited(found, author, what_was_found=f"{found.what_was_found} {RIGHT}")


def address(draft):
    return f"/admin/evidence/{draft._meta.model_name}/{draft.pk}/review/"


def boxes(page):
    return dict.fromkeys(BOX.findall(page), WHY)


def version(draft):
    return review.version_of(type(draft).objects.get(pk=draft.pk))


def reasons(drafts, why=WHY):
    """A reason for every question that these drafts raise."""
    return {one.question.code: why for one in in_the_way(drafts) if one.question}


def hidden(page):
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("after", "seen")
    }


@pytest.mark.slow
def test_from_the_form_to_publication(misread, author, reviewer, publisher, browser):
    told = browser(author).post(address(misread), {"step": "submit"}, follow=True).content.decode()
    assert "A check asks about the words:" in told
    assert f"Gap {misread.key}, what was found: {ASKS}" in told
    assert "the second person says why before approving" in told

    reading = browser(reviewer)
    page = reading.get(address(misread)).content.decode()
    assert f"Gap: {misread.key}</a> · What was found: {ASKS}" in page
    typed = boxes(page)
    step = {"step": "approve", "version": version(misread)}

    refused = reading.post(address(misread), step)
    assert refused.status_code == 409
    assert "if it is right as it stands, say why" in refused.content.decode()
    assert KeptAsItIs.objects.count() == 0

    short = reading.post(address(misread), {**step, **dict.fromkeys(typed, "ok")})
    assert short.status_code == 409
    assert 'value="ok"' in short.content.decode()

    assert reading.post(address(misread), {**step, **typed}).status_code == 302
    misread.refresh_from_db()
    assert misread.state == State.APPROVED

    publishing = browser(publisher)
    page = publishing.get(PUBLISH).content.decode()
    assert f"({len(typed)})" in page.partition("Kept as it is, because")[2][:80]
    done = publishing.post(PUBLISH, {**hidden(page), "note": "A word."})
    assert done.status_code == 302
    assert RIGHT in Edition.objects.order_by("-number").first().snapshot


def test_the_reason_stands_in_the_trail_and_with_the_entry(misread, author, reviewer, browser):
    review.submit(misread, by=author)
    review.approve(misread, by=reviewer, version=version(misread), kept=reasons([misread]))

    row = AuditRow.objects.filter(action="kept as it is", row=misread.pk).first()
    assert row.by_id == reviewer.pk
    assert row.reason.startswith(f"{WHY} (The check said: gaps {misread.key}, what_was_found: ")
    kept = KeptAsItIs.objects.filter(row=misread.pk).first()
    assert (kept.reason, kept.by_id, kept.kind) == (WHY, reviewer.pk, "gap")
    for page in ("review", "change"):
        told = browser(author).get(f"/admin/evidence/gap/{misread.pk}/{page}/").content.decode()
        assert "Kept as it is" in told
        assert WHY in told
        assert "Not in force" not in told


def test_who_wrote_it_cannot_say_so(misread, author, person, browser):
    author.groups.add(*person("both", REVIEWER).groups.all())
    review.submit(misread, by=author)

    page = browser(author).get(address(misread)).content.decode()
    assert ASKS in page
    assert boxes(page) == {}
    with pytest.raises(ReviewRefused, match="Somebody else must approve"):
        review.approve(misread, by=author, version=version(misread), kept=reasons([misread]))
    assert KeptAsItIs.objects.count() == 0


@pytest.mark.slow
def test_it_lapses_as_soon_as_the_entry_says_anything_else(misread, author, reviewer, browser):
    review.submit(misread, by=author)
    review.approve(misread, by=reviewer, version=version(misread), kept=reasons([misread]))
    misread.refresh_from_db()

    edited(misread, author, study_that_would_close_it="A trial.")
    assert [one.stands for one in answers_of(misread)] == [False] * len(answers_of(misread))
    page = browser(author).get(f"/admin/evidence/gap/{misread.pk}/change/").content.decode()
    assert "Not in force: the entry says something else now." in page

    review.submit(misread, by=author)
    with pytest.raises(ReviewRefused, match="A check asks about the words"):
        approve(misread, by=reviewer)
    review.approve(misread, by=reviewer, version=version(misread), kept=reasons([misread]))


@pytest.mark.slow
def test_it_lapses_after_publication_too(misread, author, reviewer):
    review.submit(misread, by=author)
    review.approve(misread, by=reviewer, version=version(misread), kept=reasons([misread]))
    publish(by="Pat", note="", now=timezone.now(), prove=None)
    misread.refresh_from_db()

    edited(misread, author, what_was_found=f"{misread.what_was_found} They said so.")
    review.submit(misread, by=author)

    with pytest.raises(ReviewRefused, match="A check asks about the words"):
        approve(misread, by=reviewer)


@pytest.mark.slow
def test_what_was_kept_is_asked_of_nobody_again_while_it_stands(misread, author, reviewer):
    review.submit(misread, by=author)
    review.approve(misread, by=reviewer, version=version(misread), kept=reasons([misread]))
    other = Gap.objects.exclude(pk=misread.pk).first()

    edited(other, author, reviewer, study_that_would_close_it="A trial.")

    weighed = gate.weigh_drafts(build_catalogue(approved_only=True))
    assert (weighed.blocks, weighed.asks) == ((), ())
    assert [one.entry for one in weighed.kept][:1] == [f"gaps {misread.key}"]
    assert not any(misread.key in told for told in weighed.to_mend)


def test_no_reason_settles_a_wall(known, author, reviewer):
    gap = edited(Gap.objects.first(), author, sources=("NOWHERE1",), what_was_found=RIGHT)
    review.submit(gap, by=author)

    with pytest.raises(ReviewRefused, match="does not exist"):
        review.approve(gap, by=reviewer, version=version(gap), kept=reasons([gap]))
    assert KeptAsItIs.objects.count() == 0


@pytest.mark.slow
def test_what_an_old_edition_says_stays_to_mend_and_is_asked_of_nobody(starter, author, reviewer):
    gap = Gap.objects.first()
    gap.what_was_found = f"{gap.what_was_found} {RIGHT}"
    Gap.objects.filter(pk=gap.pk).update(what_was_found=gap.what_was_found)
    old = build_catalogue(approved_only=True)
    put_edition(text=snapshot.dumps(old), published_at=timezone.now(), proof=went_through())

    edited(gap, author, reviewer, study_that_would_close_it="A trial.")

    weighed = gate.weigh_drafts(build_catalogue(approved_only=True))
    assert weighed.asks == ()
    assert any(ASKS in told for told in weighed.to_mend)


def asked_of_the_source():
    """The count of reviews in the search's own words is asked about too."""
    asks = gate.weigh_drafts(build_catalogue(approved_only=True)).asks
    (source,) = (one for one in asks if one.kind == "source")
    return source


def test_what_only_publishing_sees_is_answered_there_by_somebody_who_did_not_cause_it(
    known, person, publisher, browser
):
    """A review is deleted: nobody approves that, so the question comes up before publishing."""
    Review.objects.get(key="RV04").delete()
    asked = asked_of_the_source()
    assert asked.entry == "sources QUILLA"
    with pytest.raises(PublishRefused, match="a second person says why"):
        publish(by="Pat", note="", now=timezone.now(), prove=None)

    page = browser(publisher).get(PUBLISH).content.decode()
    assert "What a check asks about the words" in page
    assert boxes(page) == {}
    assert "Publish now" not in page

    second = browser(person("petra", PUBLISHER, REVIEWER))
    page = second.get(PUBLISH).content.decode()
    typed = boxes(page)
    refused = second.post(PUBLISH, {**hidden(page), "note": "A word."})
    assert refused.status_code == 409
    assert second.post(PUBLISH, {**hidden(page), "note": "A word.", **typed}).status_code == 302
    assert Edition.objects.count() == 2


def test_who_deleted_it_does_not_answer(known, person):
    both = person("petra", PUBLISHER, REVIEWER)
    gone = Review.objects.get(key="RV04")
    gone._history_user = both
    gone.delete()
    asked = asked_of_the_source()

    assert not may_answer(asked, both)
    assert may_answer(asked, person("rosa", REVIEWER))
    assert not may_answer(asked, person("paul", PUBLISHER))


@pytest.mark.slow
def test_a_set_is_approved_with_the_reasons_for_all_of_it(misread, author, reviewer, browser):
    change_set = change_sets.begin("Recount", [misread], by=author)
    change_sets.submit(change_set, by=author, version=now_of(change_set))
    shown = {m.entry.pk: m.version for m in change_sets.members(change_set) if m.waits}
    change_sets.mark_read(change_set, shown, by=reviewer)
    url, client = f"/admin/evidence/changeset/{change_set.pk}/change/", browser(reviewer)

    page = client.get(url).content.decode()
    assert ASKS in page
    step = {"step": "approve", "version": re.search(r'name="version" value="(\w+)"', page)[1]}
    assert client.post(url, step).status_code == 409
    assert client.post(url, {**step, **boxes(page)}).status_code == 302
    misread.refresh_from_db()
    assert misread.state == State.APPROVED


def now_of(change_set):
    return change_sets.version_of_set(change_sets.members(change_set))


def test_many_at_once_are_asked_about_one_by_one(misread, author, reviewer, browser):
    review.submit(misread, by=author)
    client, url = browser(reviewer), "/admin/evidence/gap/"
    chosen = {"action": "approve_selected", "_selected_action": [misread.pk]}

    page = client.post(url, chosen).content.decode()
    typed = boxes(page)
    assert typed
    read = {"read": "1", f"version-{misread.pk}": version(misread)}
    client.post(url, {**chosen, **read, **typed})

    misread.refresh_from_db()
    assert misread.state == State.APPROVED
