"""From the page of an option one returns to the row one came from."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.walking import GIVEN, remember

OFFERS = {"an offer": "intradermal_injection", "no offer": "none"}


@pytest.mark.parametrize("method", OFFERS.values(), ids=OFFERS)
def test_an_option_leads_back_to_its_row(client, published, method):
    remember(client, answers={**GIVEN, "offer_method": method})
    summary = BeautifulSoup(client.get(reverse("summary")).content, "html.parser")

    for option in published.catalogue.options:
        page = BeautifulSoup(
            client.get(reverse("option", args=[option.key])).content, "html.parser"
        )
        address, _mark, row = page.select_one("main a.back")["href"].partition("#")

        assert address == reverse("summary")
        assert summary.find(id=row).name == "li"
        assert summary.find(id=row).a["href"] == reverse("option", args=[option.key])
