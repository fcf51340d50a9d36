import pytest
from django.utils import timezone

from evidence.curation import review
from evidence.models import Rule, RuleLine, State
from tests.curation.test_admin_pages import posted
from tests.editions import put_edition

pytestmark = pytest.mark.django_db
NEW = "/admin/evidence/rule/add/"
LINES = {"when-TOTAL_FORMS": "1", "when-INITIAL_FORMS": "0"}


@pytest.fixture
def live(starter):
    put_edition(published_at=timezone.now())


def told(response):
    return " ".join(response.content.decode().split())


def page(rule):
    return f"/admin/evidence/rule/{rule.pk}/change/"


def test_lines_are_chosen_in_the_words_people_read(live, author, browser):
    rule = Rule.objects.get(key="R02b")

    shown = told(browser(author).get(page(rule)))

    assert "Are you pregnant, breastfeeding or trying for a baby?" in shown
    assert "I am trying for a baby" in shown
    assert "When “Are you pregnant, breastfeeding or trying for a baby?” is answered with" in shown


def test_choosing_a_question_shows_its_answers_and_saves_nothing(live, author, browser):
    sent = {**LINES, "when-0-item": "conditions", "_look": "1"}

    shown = told(browser(author).post(NEW, sent))

    assert "I take a blood thinner" in shown
    assert "only looking" not in shown
    assert "Nothing is saved yet." in shown
    assert Rule.objects.filter(state=State.DRAFT).count() == 0


def test_answers_of_another_question_are_refused(live, author, browser):
    sent = {**LINES, "when-0-item": "conditions", "when-0-codes": ["pregnant"]}

    shown = told(browser(author).post(NEW, sent))

    assert "These answers belong to another question." in shown


def test_a_rule_is_read_out_with_its_impact_before_it_is_saved(live, author, browser):
    rule = Rule.objects.get(key="R02b")
    client = browser(author)
    sent = posted(client.get(page(rule))) | {"effect": "not_suitable", "_look": "1"}

    shown = told(client.post(page(rule), sent))

    assert "These options get the status “not suitable”" in shown
    assert "get a more closed status" in shown
    assert "<del>check first</del> → <ins>not suitable</ins>" in shown
    rule.refresh_from_db()
    assert (rule.effect, rule.state) == ("check_first", State.APPROVED)


@pytest.mark.slow
def test_the_reviewer_sees_the_impact_on_the_review_page(live, author, reviewer, browser):
    rule = Rule.objects.get(key="R02b")
    review.reopen(rule)
    rule.effect = "not_suitable"
    rule._history_user = author
    rule.save()
    review.submit(rule, by=author)

    shown = told(browser(reviewer).get(f"/admin/evidence/rule/{rule.pk}/review/"))

    assert "These options get the status “not suitable”" in shown
    assert "What it would change for people" in shown
    assert "get a more closed status" in shown


def test_a_changed_line_alone_makes_the_rule_a_draft(live, author, browser):
    rule = Rule.objects.get(key="R02b")
    client = browser(author)
    sent = posted(client.get(page(rule))) | {"when-0-codes": ["pregnant"]}

    assert client.post(page(rule), sent).status_code == 302

    rule.refresh_from_db()
    assert rule.state == State.DRAFT
    assert RuleLine.objects.get(rule=rule).codes == ("pregnant",)
