"""People who enter what clinics offered them."""

from urllib.parse import urlencode

from bs4 import BeautifulSoup
from django.urls import reverse

from questionnaire.quotes.offer import Offer
from tests.walking import FORM

WHOLE = {
    "price_amount": "1,500",
    "price_currency": "GBP",
    "price_for": "session",
    "sessions": "3",
    "weeks_apart": "4",
    "extras": "£200",
    "upkeep_sessions": "2",
    "upkeep_price": "900",
    "deposit": "500",
    "refund": "nothing",
    "deadline": "today",
    "name_shown": "no",
    "source": "human",
    "label": "external_use_only",
    "injector": "nurse",
}
OFFER = Offer(
    "GBP", 1500, "session", None, 3, 4, 200, 2, 900, 500,
    "nothing", "today", "no", "human", "external_use_only", "nurse",
)  # fmt: skip
BARE = {"price_amount": "3000", "price_currency": "USD", "price_for": "course"}


def page_of(response, status=200):
    assert response.status_code == status, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def enter(client, number, sent):
    body = urlencode(sent, doseq=True)
    return client.post(reverse("quote", args=[number]), body, content_type=FORM)


def rows(page, caption):
    table = next(t for t in page.select("table.table") if t.caption.get_text() == caption)
    return {
        row.th.get_text(strip=True): [cell.get_text(strip=True) for cell in row.select("td")]
        for row in table.tbody.find_all("tr", recursive=False)
    }
