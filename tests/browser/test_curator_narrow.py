"""The curators' pages on a phone: nothing runs out of the page, light and dark can be read."""

import pytest
from django.urls import reverse

from evidence.models import Edition, Finding, Study
from tests.browser.curating import IMPORT, upload
from tests.browser.looking import SIDEWAYS, in_light_and_dark
from tests.conftest import PHONE
from tests.importing import files
from tests.translations import put_translation

ROLES = ("Author", "Reviewer", "Publisher")
CUT_OFF = """() => [...document.querySelectorAll("#content :is(table, td, th)")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility())
  .map((one) => one.outerHTML.slice(0, 80))"""


def addresses():
    translation, study, finding = put_translation(), Study.objects.first(), Finding.objects.first()
    lists = ("study", "finding", "source", "translation", "auditrow", "edition")
    return [
        *(reverse(f"admin:evidence_{kind}_changelist") for kind in lists),
        *(reverse(f"admin:evidence_{kind}_add") for kind in ("study", "finding", "source")),
        reverse("admin:evidence_translation_change", args=[translation.pk]),
        f"/admin/evidence/translation/{translation.pk}/review/",
        reverse("admin:evidence_study_history", args=[study.pk]),
        reverse("admin:evidence_finding_numbers", args=[finding.pk]),
        reverse("admin:evidence_edition_change", args=[Edition.objects.first().pk]),
        reverse("admin:app_list", args=["evidence"]),
    ]


@pytest.fixture
def phone(desk):
    page = desk("ada", *ROLES)
    page.set_viewport_size(PHONE)
    return page


def test_no_page_runs_out_of_a_phone(phone):
    for address in addresses():
        assert phone.goto(address).status == 200, address
        # An entry that is not there sends a curator to the first page.
        assert phone.url.endswith(address)
        assert not phone.evaluate(SIDEWAYS), address
        assert phone.evaluate(CUT_OFF) == [], address


def test_an_import_is_read_and_decided_on_a_phone(phone, axe_violations):
    upload(phone, IMPORT, "list.bib", files.bibtex() + files.bibtex("10.5555/b", "B"))

    assert phone.locator("td[data-label='What the file says']").first.is_visible()
    assert phone.evaluate(CUT_OFF) == []
    assert in_light_and_dark(phone, axe_violations) == []


def test_a_cell_of_a_list_stands_beside_the_name_of_its_column(phone):
    phone.goto(reverse("admin:evidence_study_changelist"))
    cell = phone.locator("#result_list tbody td.field-certainty").first
    name = "one => getComputedStyle(one, '::before').content"

    assert cell.evaluate(name) == '"Certainty"'
    assert phone.locator("#result_list thead").get_by_role("link", name="Year").is_visible()
    phone.get_by_role("link", name="Filter this list").click()
    assert phone.locator("#changelist-filter-header").is_visible()


@pytest.mark.slow
@pytest.mark.parametrize("part", ["study", "source", "auditrow"])
def test_lists_can_be_read_in_light_and_dark(part, phone, axe_violations):
    phone.goto(reverse(f"admin:evidence_{part}_changelist"))

    assert in_light_and_dark(phone, axe_violations) == []
