"""The curators' tasks in a real browser: studies, findings, imports and retractions."""

import pytest
from django.urls import reverse

from evidence.editions import store
from evidence.models import Finding, Source, State, Study
from tests.browser.curating import (
    add_row,
    fill,
    look_up,
    open_form,
    save,
)

DOI = "10.5555/hair.2026.1"
STUDY = {
    "key": "ST99",
    "title": "Plant exosomes for thinning hair",
    "category": "randomised placebo-controlled trial",
    "intervention_class": "exosome",
    "design": "Two groups, by chance",
    "n_enrolled": 24,
    "n_analysed": 20,
    "population": "Adults with pattern hair loss",
    "control": "saline",
    "route": "into the skin",
    "exosome_source": "plant extract and exosomes",
    "funding_conflicts": "Paid by the maker",
    "certainty": "very_low",
    "plain_summary": "A small study. We cannot tell whether it helps.",
}
FINDING = {
    "key": "topical_alone-ST99-count",
    "side": "benefit",
    "outcome": "hair_count",
    "text": "We are very unsure whether this changes how many hairs grow.",
    "reported": "+9.5 (IQR 4 to 12) against +1.5 (IQR -1 to 3) hairs per cm2 at week 16",
    "direction": "better",
    "size": "not_known",
    "certainty": "very_low",
    "change_treated": "+9.5",
    "change_control": "+1.5",
    "unit": "hairs per cm2",
    "weeks": 16,
}
DOMAINS = ("risk of bias", "inconsistency", "indirectness", "imprecision", "publication bias")


def write_study(page, **fields):
    open_form(page, "study")
    fill(page, **{**STUDY, **fields})
    add_row(page, "identifiers", scheme="doi", value=f"https://doi.org/{DOI.upper()}")
    save(page)


@pytest.mark.slow
def test_a01_a_study_is_added_by_its_doi(desk, live_server):
    page = desk("ada", "Author")
    write_study(page)

    study = Study.objects.get(key="ST99")
    assert study.state == State.DRAFT
    assert study.identifiers.get().value == DOI.upper()
    assert page.get_by_text("24 started, 20 were analysed").is_visible()
    assert page.request.get(f"{live_server.url}/evidence/studies/ST99/").status == 404

    for spelling in (f"doi:{DOI}", f"https://dx.doi.org/{DOI}", DOI.upper()):
        open_form(page, "study")
        fill(page, **{**STUDY, "key": "ST98"})
        add_row(page, "identifiers", scheme="doi", value=spelling)
        save(page)
        assert page.locator(".errorlist a", has_text="ST99").is_visible()
    assert Study.objects.filter(identifiers__value__iexact=DOI).count() == 1
    assert not any("Content Security Policy" in said for said in page.refused)


def test_a01_a_malformed_doi_is_refused_beside_its_field(desk):
    page = desk("ada", "Author")
    open_form(page, "study")
    fill(page, **STUDY)
    add_row(page, "identifiers", scheme="doi", value="11.33/x")
    save(page)

    assert page.locator(".errornote").is_visible()
    assert page.locator("#identifiers-group .errorlist").is_visible()
    assert not Study.objects.filter(key="ST99").exists()


def write_finding(page, **fields):
    open_form(page, "finding")
    look_up(page, "option", "topical_alone")
    fill(page, **{**FINDING, **fields})


def test_a02_a_finding_gets_five_reasons_and_a_sentence_that_is_no_surer(desk):
    page = desk("ada", "Author")
    write_finding(page)
    for domain in DOMAINS:
        add_row(page, "downgrades", domain=domain, reason=f"Why: {domain}.")
    save(page)

    finding = Finding.objects.get(key=FINDING["key"])
    assert finding.downgrades.count() == 5
    assert page.get_by_text("We are very uncertain whether").is_visible()
    assert page.locator(".field-balance").get_by_text("harms are told").is_visible()
    assert not any("Content Security Policy" in said for said in page.refused)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"text": "It is proven to help."}, "proven"),
        ({"text": "It helps 1 in 5 people."}, "out of 100"),
        ({"text": "It helps 20% of people."}, "out of 100"),
        ({"change_control": ""}, "or tick that there was none"),
        ({"weeks": ""}, "after how many weeks"),
        ({"unit": ""}, "Enter the unit"),
    ],
    ids=["proven", "1 in 5", "percent", "comparison", "time", "unit"],
)
def test_a02_what_misleads_or_lacks_its_other_half_is_refused_with_a_reason(desk, fields, why):
    page = desk("ada", "Author")
    write_finding(page, **fields)
    save(page)

    assert page.locator(".errorlist", has_text=why).first.is_visible()
    assert not Finding.objects.filter(key=FINDING["key"]).exists()


def test_a02_a_study_without_a_control_group_tells_people_so(desk):
    page = desk("ada", "Author")
    write_finding(page, change_control="")
    page.locator("[name=no_comparison]").check()
    save(page)

    assert Finding.objects.get(key=FINDING["key"]).change_control is None
    assert page.get_by_text("There was no comparison group.").first.is_visible()


def test_a04_a_retracted_study_leaves_every_page_and_comes_back_whole(
    desk, live_server, plain_page
):
    page = desk("pat", "Publisher")
    study = store.current_edition().catalogue.study["ST01"]
    source = Source.objects.get(key=study.sources[0])
    public = f"{live_server.url}/evidence/studies/ST01/"
    plain_page.goto(public)
    before = plain_page.locator("main").inner_text()

    open_form(page, "source", source.pk)
    page.get_by_role("link", name="Retracted or doubtful?").click()
    assert page.get_by_text("of the live edition rest on it").is_visible()
    page.get_by_label("its journal retracted it").check()
    fill(page, reason="Its journal retracted it.", notice="https://doi.org/10.1000/r")
    page.get_by_role("button", name="Flag this source in every edition").click()
    page.wait_for_load_state()

    store.look_again()
    plain_page.reload()
    during = plain_page.locator("main").inner_text()
    assert "withdrawn" in during or "retracted" in during
    assert study.plain_summary not in during

    page.goto(reverse("admin:evidence_source_mark", args=[source.pk]))
    page.get_by_label("it is good again").check()
    fill(page, reason="The notice was about another paper.")
    page.get_by_role("button", name="Flag this source in every edition").click()
    page.wait_for_load_state()

    store.look_again()
    plain_page.reload()
    assert plain_page.locator("main").inner_text() == before
    assert not any("Content Security Policy" in said for said in page.refused)


def test_numbers_of_a_harm_are_typed_again_by_a_second_person(desk):
    page = desk("rob", "Reviewer")
    finding = Finding.objects.get(key="finasteride-h1")
    page.goto(reverse("admin:evidence_finding_numbers", args=[finding.pk]))
    typed = {"treated_events": 63, "treated_people": 945, "control_events": 20}
    fill(page, **typed, control_people=934, weeks=52)
    page.get_by_role("button", name="Compare").click()
    assert page.get_by_text("This is not the number on file").is_visible()

    fill(page, treated_events=36)
    page.get_by_role("button", name="Compare").click()
    page.wait_for_load_state()
    assert page.get_by_text("The numbers agree").is_visible()
