"""The pages of change sets and of what a release brings, and the small traps on other pages."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from evidence.curation import change_sets
from evidence.models import (
    ChangeSet,
    Finding,
    Gap,
    GapType,
    GlossaryTerm,
    Jurisdiction,
    LegalPosition,
    Option,
    Price,
    State,
)
from tests.curation.old_starter import put_old_installation
from tests.editions import put_edition

pytestmark = pytest.mark.django_db
GATHER = reverse("admin:evidence_changeset_gather")
RELEASE = reverse("admin:evidence_changeset_release")


def opened(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def sent(page, **more):
    """The hidden fields of a page's form, and what a curator adds."""
    hidden = {one["name"]: one["value"] for one in page.select("form.curating-steps [type=hidden]")}
    return {**hidden, **more}


@pytest.fixture
def words(author):
    made = [GlossaryTerm(key=key, term=key, meaning="A thing.") for key in ("gel", "sol")]
    for one in made:
        one._history_user = author
        one.save()
    return made


def test_an_author_gathers_submits_and_a_reviewer_reads_and_approves(
    words, browser, author, reviewer
):
    client = browser(author)
    page = opened(client, GATHER)
    chosen = [one["value"] for one in page.select("[name=in]")]
    assert chosen == [f"glossaryterm:{one.pk}" for one in words]
    answer = client.post(GATHER, {"title": "Two words", "in": chosen})
    address = answer["Location"]
    step = sent(opened(client, address), step="submit")
    assert client.post(address, step).status_code == 302

    client = browser(reviewer)
    page = opened(client, address)
    assert "A thing." in page.get_text()
    assert not page.select("button[value=approve]")
    client.post(address, sent(page, step="read"))
    client.post(address, sent(opened(client, address), step="approve"))

    assert set(GlossaryTerm.objects.values_list("state", flat=True)) == {State.APPROVED}
    assert "Two words" not in opened(client, reverse("admin:index")).get_text()


def test_a_set_without_a_title_or_an_entry_is_refused_in_words(words, browser, author):
    client = browser(author)
    for data, told in (
        ({"title": "Empty"}, "Tick the entries that belong together."),
        ({"title": " ", "in": f"glossaryterm:{words[0].pk}"}, "Say what the change set is for"),
        ({"title": "Junk", "in": "glossaryterm:x"}, "Tick the entries"),
        ({"title": "Junk", "in": "nothing:1"}, "Tick the entries"),
    ):
        answer = client.post(GATHER, data)
        assert (answer.status_code, told in answer.content.decode()) == (409, True)
    assert not ChangeSet.objects.exists()


@pytest.mark.parametrize("step", ["", "nothing", "take-1", "keep-99", "take-x"])
def test_a_crafted_step_is_refused_and_changes_nothing(words, browser, author, step):
    change_set = change_sets.begin("Two words", words, by=author)
    address = reverse("admin:evidence_changeset_change", args=[change_set.pk])

    assert browser(author).post(address, {"step": step}).status_code == 409
    assert set(GlossaryTerm.objects.values_list("state", flat=True)) == {State.DRAFT}


def test_a_step_on_a_page_that_is_old_by_now_is_refused(words, browser, author):
    change_set = change_sets.begin("Two words", words[:1], by=author)
    address = reverse("admin:evidence_changeset_change", args=[change_set.pk])
    client = browser(author)
    old = sent(opened(client, address), step="submit")
    change_sets.put_in(change_set, words[1:], by=author)

    answer = client.post(address, old)

    assert answer.status_code == 409
    assert "Nothing was done. Look at it again" in answer.content.decode()


def test_an_auditor_sees_a_set_and_has_no_button(words, browser, author, auditor):
    change_set = change_sets.begin("Two words", words, by=author)
    address = reverse("admin:evidence_changeset_change", args=[change_set.pk])
    client = browser(auditor)

    page = opened(client, address)

    assert "gel" in page.get_text()
    assert page.select(".curating-steps button") == []
    assert client.post(address, {"step": "submit"}).status_code == 409
    assert client.get(GATHER).status_code == 403


@pytest.mark.slow
def test_the_first_page_leads_to_what_a_release_brings_until_it_was_offered(
    db, browser, author, reviewer
):
    put_old_installation()
    assert "This release brings new evidence" in opened(browser(reviewer), "/admin/").get_text()
    client = browser(author)
    assert "Changed by the release" in opened(client, RELEASE).get_text()
    assert "An author puts it into a change set" in opened(browser(reviewer), RELEASE).get_text()
    assert browser(reviewer).post(RELEASE).status_code == 409
    assert not ChangeSet.objects.exists()

    answer = client.post(RELEASE)

    page = opened(client, answer["Location"])
    assert "A release brought these entries" in page.get_text()
    assert "This release brings new evidence" not in opened(client, "/admin/").get_text()
    assert client.post(RELEASE)["Location"] == reverse("admin:index")


@pytest.mark.parametrize(
    ("model", "name", "code", "words"),
    [
        (LegalPosition, "country", "KE", "Kenya (KE)"),
        (Jurisdiction, "key", "EU", "European Union (EU)"),
        (Price, "currency", "KES", "Kenyan Shilling (KES)"),
    ],
)
def test_countries_and_currencies_are_chosen_by_name(browser, author, model, name, code, words):
    page = opened(browser(author), reverse(f"admin:evidence_{model._meta.model_name}_add"))

    assert page.select_one(f"select[name={name}] option[value={code}]").get_text() == words


def test_the_history_of_an_edition_tells_what_was_done_with_it(db, browser, publisher):
    edition = put_edition(published_at=timezone.now())
    client = browser(publisher)
    client.post("/admin/evidence/edition/1/withdraw/", {"reason": "A number was wrong."})

    page = opened(client, reverse("admin:evidence_edition_history", args=[edition.pk]))

    assert "A number was wrong." in page.get_text()
    assert page.select_one('a[href="/evidence/editions/1/"]')


@pytest.fixture
def pill(live, author):
    """A new option with a gap and a benefit, and nothing that keeps it safe."""
    like = Option.objects.get(key="oral_minoxidil")
    like.pk, like.key, like.name, like.state = None, "pill", "A pill", State.DRAFT
    like.evidence_summary, like._state.adding, like._history_user = "", True, author
    like.save()
    option = Option.objects.get(key="pill")
    for draft in (
        Gap(key="pill-gap1", gap=GapType.objects.first(), method="pill", what_was_found="None.",
            status="open", study_that_would_close_it="A fair test."),
        Finding(key="pill-b1", option=option, side="benefit", outcome="hair_count", text="None.",
                reported="nothing", direction="unclear", size="not_known", certainty="no_evidence"),
    ):  # fmt: skip
        draft._history_user = author
        draft.save()
    return option


@pytest.mark.parametrize("kind", [Gap, Finding])
def test_what_belongs_to_a_new_option_leads_back_to_what_it_still_needs(
    pill, browser, author, kind
):
    draft = kind.objects.get(key__startswith="pill-")
    address = reverse(f"admin:evidence_{kind._meta.model_name}_change", args=[draft.pk])

    page = opened(browser(author), address)

    back = page.find("a", string="Back to the option A pill: what it still needs")
    assert back["href"] == f"/admin/evidence/option/{pill.pk}/change/#needs"
    assert opened(browser(author), back["href"]).select_one("#needs")


def test_nothing_leads_back_to_an_option_that_patients_can_read(live, browser, author):
    finding = Finding.objects.get(key="finasteride-h1")
    address = reverse("admin:evidence_finding_change", args=[finding.pk])

    assert "Back to the option" not in opened(browser(author), address).get_text()


def test_an_empty_box_that_the_others_fill_is_one_click_away(pill, browser, author):
    page = opened(browser(author), reverse("admin:evidence_option_change", args=[pill.pk]))

    link = page.select_one("#needs").find_next("a", string="the evidence in brief")

    assert link["href"].endswith("#id_evidence_summary")
    assert page.select_one(link["href"][link["href"].index("#") :])


@pytest.mark.slow
def test_a_set_says_before_it_is_submitted_what_a_reviewer_would_be_refused(
    pill, browser, author, reviewer
):
    change_set = change_sets.begin("A pill", [pill, Finding.objects.get(key="pill-b1")], by=author)
    address = reverse("admin:evidence_changeset_change", args=[change_set.pk])

    told = opened(browser(author), address).select_one("[aria-labelledby=kept-back]").get_text()

    assert "Option pill: no harm finding" in told
    # An author reads of promises in the option's own list, with the rules that could keep them.
    assert "Safety promise" not in told
    assert "Safety promise I20" in opened(browser(author), address).get_text()
    told = opened(browser(reviewer), address).select_one("[aria-labelledby=kept-back]").get_text()
    assert "Safety promise I20 would be broken." in told


def test_a_set_in_which_all_is_well_says_nothing_of_it(live, words, browser, author):
    change_set = change_sets.begin("Two words", words, by=author)
    address = reverse("admin:evidence_changeset_change", args=[change_set.pk])

    assert not opened(browser(author), address).select("[aria-labelledby=kept-back]")


@pytest.mark.slow
def test_what_a_new_entry_leaves_empty_is_told_in_one_line(pill, browser, author):
    change_set = change_sets.begin("A pill", [pill], by=author)
    page = opened(browser(author), reverse("admin:evidence_changeset_change", args=[change_set.pk]))

    rows = [one.get_text() for one in page.select(".curating-diff tbody th")]
    left = page.find("p", string=lambda text: text and text.startswith("Left empty:")).get_text()

    assert "name" in rows
    assert "evidence summary" not in rows
    assert "evidence summary" in left
