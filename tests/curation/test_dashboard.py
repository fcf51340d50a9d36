from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from evidence.curation import review
from evidence.curation.overdue import due, sweep
from evidence.models import CuratorNotice, GlossaryTerm, LegalPosition, State
from tests.curation.reviewing import approve
from tests.editions import put_edition

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)


def told(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def overdue(word):
    GlossaryTerm.objects.update(review_due_on=TODAY - timedelta(days=1))
    return word


def test_what_waits_for_my_review_is_one_click_away(word, author, reviewer, browser):
    review.submit(word, by=author)

    page = told(browser(reviewer).get("/admin/"))

    assert "Waits for my review (1)" in page
    assert f'href="/admin/evidence/glossaryterm/{word.pk}/review/"' in page


def test_my_own_revision_does_not_wait_for_me(word, person, browser):
    both = person("bo", "Author", "Reviewer")
    review.submit(word, by=both)

    page = told(browser(both).get("/admin/"))

    assert "Waits for my review (0)" in page
    assert "1 entry of yours waits for somebody else." in page


def test_an_author_hears_of_an_approval_until_it_was_read(word, author, reviewer, browser):
    review.submit(word, by=author)
    approve(word, by=reviewer)
    client = browser(author)
    assert "remy approved “Vesicle”" in told(client.get("/admin/"))

    client.post("/admin/notices-read/")

    assert "remy approved" not in told(client.get("/admin/"))


@pytest.mark.slow
def test_the_first_page_takes_a_bounded_number_of_queries(
    starter, reviewer, browser, django_assert_max_num_queries
):
    put_edition(published_at=timezone.now())
    GlossaryTerm.objects.update(review_due_on=TODAY)
    GlossaryTerm.objects.bulk_create(
        GlossaryTerm(key=f"w{n}", term=f"Word {n}", state=State.IN_REVIEW, position=n)
        for n in range(30)
    )
    LegalPosition.objects.update(review_due_on=TODAY)
    client = browser(reviewer)

    with django_assert_max_num_queries(100):
        page = told(client.get("/admin/"))
    assert "Edition 1 of" in page
    assert "Waits for my review (30)" in page
    with django_assert_max_num_queries(100):
        client.get("/admin/")


def test_what_is_past_its_date_is_overdue_from_the_day_after(overdue):
    assert [one.row for one in due(TODAY)] == [overdue.pk]
    assert due(TODAY - timedelta(days=1)) == []


def test_nothing_is_overdue_by_less_than_no_days_when_the_clock_was_set_back(overdue):
    (one,) = due(TODAY)

    assert one.days_over(TODAY) == 1
    assert one.days_over(TODAY - timedelta(days=400)) == 0


def test_sweeping_twice_changes_nothing(overdue):
    assert sweep(TODAY) == 1
    before = list(CuratorNotice.objects.values())

    assert sweep(TODAY) == 0
    assert list(CuratorNotice.objects.values()) == before


def test_a_reminder_goes_when_the_entry_was_checked_again(overdue):
    sweep(TODAY)
    GlossaryTerm.objects.update(review_due_on=TODAY + timedelta(days=182))

    sweep(TODAY)

    assert not CuratorNotice.objects.exists()


def test_the_command_says_how_many_are_new(overdue):
    GlossaryTerm.objects.update(review_due_on=date(2020, 1, 1))
    said = StringIO()

    call_command("sweep", stdout=said)

    assert said.getvalue() == "1 new reminders\n"


def test_a_new_entry_falls_due_in_six_months_and_the_law_in_ninety_days(word):
    law = LegalPosition(country="CA", text="Not authorised.")

    assert word.review_due_on == timezone.localdate() + timedelta(days=182)
    assert law.review_after == timedelta(days=90)
