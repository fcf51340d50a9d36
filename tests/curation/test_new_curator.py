"""What helps a new curator: where to begin, what comes next, and rows that stand ready."""

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.urls import reverse

from evidence.admin.entries.grade import DOMAINS
from evidence.admin.parts.rooms import ROOMS
from evidence.models import Finding, Study
from evidence.presenters.words import DOWNGRADE

ADD_FINDING = reverse("admin:evidence_finding_add")


def opened(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def links(page, part):
    return [link["href"] for link in page.select(f"{part} a")]


def test_every_list_of_the_first_page_stands_in_one_room():
    named = [name for names in ROOMS.values() for name in names]

    assert sorted(named) == sorted(
        model.__name__ for model in admin.site._registry if model._meta.app_label == "evidence"
    )


def test_the_domains_to_choose_are_those_that_pages_have_words_for():
    assert set(DOMAINS) == set(DOWNGRADE)


def test_the_first_page_says_where_to_begin_as_far_as_rights_go(starter, browser, author, auditor):
    of_author = links(opened(browser(author), "/admin/"), ".curating-tiles > :first-child")
    of_auditor = links(opened(browser(auditor), "/admin/"), ".curating-tiles > :first-child")

    assert of_author[0] == reverse("admin:evidence_study_add")
    assert of_auditor == [reverse("admin:evidence_auditrow_changelist")]


def test_a_new_study_has_the_next_key_and_an_open_row_for_its_doi(starter, browser, author):
    page = opened(browser(author), reverse("admin:evidence_study_add"))

    assert page.select_one("[name=key]")["value"] == f"ST{Study.objects.count() + 1}"
    assert page.select_one("[name=identifiers-0-value]")


def test_a_study_leads_to_its_findings_and_to_its_review(starter, browser, author):
    study = Study.objects.get(key="ST05")
    Study.objects.filter(pk=study.pk).update(state="draft")
    own = Finding.objects.filter(study=study).values_list("pk", flat=True)

    found = links(
        opened(browser(author), f"/admin/evidence/study/{study.pk}/change/"), ".curating-state"
    )

    assert found == [
        *(f"/admin/evidence/finding/{pk}/change/" for pk in own),
        f"{ADD_FINDING}?study=ST05",
        "../review/",
        f"/admin/evidence/changeset/gather/?kind=study&row={study.pk}",
    ]


def test_a_finding_of_a_study_knows_its_study_sources_option_and_key(starter, browser, author):
    study = Study.objects.get(key="ST05")
    known = browser(author).get(f"{ADD_FINDING}?study=ST05").context["adminform"].form.initial

    assert known["study"] == "ST05"
    assert known["sources"] == study.sources
    assert known["option"].key in study.methods
    assert known["key"] == f"{known['option'].key}-ST05-{1 + known_findings(study)}"


def known_findings(study):
    return Finding.objects.filter(study=study).count()


@pytest.mark.parametrize("study", ["", "?study=", "?study=ST99", "?study=%27"])
def test_a_finding_of_no_study_starts_empty(starter, browser, author, study):
    page = opened(browser(author), f"{ADD_FINDING}{study}")

    assert not page.select_one("[name=key]").get("value")


def test_only_domains_with_a_reason_are_kept(starter, browser, author):
    sent = {
        "key": "topical_alone-ST05-9",
        "option": "topical_alone",
        "side": "benefit",
        "outcome": "hair_count",
        "text": "We do not know whether this changes how many hairs grow.",
        "reported": "nothing reported",
        "direction": "unclear",
        "size": "not_known",
        "certainty": "very_low",
        "downgrades-TOTAL_FORMS": 5,
        "downgrades-INITIAL_FORMS": 0,
        **{f"downgrades-{place}-domain": domain for place, domain in enumerate(DOMAINS)},
        "downgrades-3-reason": "Only 20 people took part.",
    }

    answer = browser(author).post(ADD_FINDING, sent)

    finding = Finding.objects.get(key="topical_alone-ST05-9")
    assert [row.domain for row in finding.downgrades.all()] == ["imprecision"]
    assert answer["Location"] == f"/admin/evidence/finding/{finding.pk}/change/"


def test_my_drafts_are_on_my_first_page_until_they_are_submitted(word, browser, author, reviewer):
    word._history_user = author
    word.save()

    mine, others = (opened(browser(user), "/admin/").get_text() for user in (author, reviewer))

    assert "My drafts, to finish and submit (1)" in mine
    assert "My drafts" not in others


def test_errors_are_listed_on_top_with_links_to_their_fields(starter, browser, author):
    address = reverse("admin:evidence_study_add")
    sent = {
        "identifiers-TOTAL_FORMS": 1,
        "identifiers-INITIAL_FORMS": 0,
        "identifiers-0-scheme": "doi",
        "identifiers-0-value": "11.33/x",
    }

    page = BeautifulSoup(browser(author).post(address, sent).content, "html.parser")

    found = links(page, ".curating-errors")
    assert {"#id_title", "#id_certainty", "#id_identifiers-0-value"} <= set(found)
    assert all(page.select_one(f"[id='{target[1:]}']") for target in found)
    assert "like 10.3390/life15030500" in page.select_one(".curating-errors").get_text()
