"""Amounts as people type them."""

import pytest

from questionnaire.asking.amounts import AmountError, read_amount


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1500", 1500),
        ("1,500", 1500),
        ("1.500", 1500),
        ("1 500", 1500),
        ("1\u00a0500", 1500),
        ("1\u202f500", 1500),
        ("1'500", 1500),
        ("1’500", 1500),
        ("1,500.75", 1501),
        ("1.500,75", 1501),
        ("1500.50", 1501),
        ("1500.49", 1500),
        ("1500.5", 1501),
        ("12,5", 13),
        ("1,23,456", 123_456),
        ("5k", 5000),
        ("5.5k", 5500),
        ("٣٠٠", 300),
        ("٣٬٠٠٠", 3000),
        ("१,५००", 1500),
        ("  0 ", 0),
        ("1,000,000", 1_000_000),
        ("999999.50", 1_000_000),
    ],
)
def test_amounts_are_read_as_people_type_them(typed, amount):
    assert read_amount(typed) == (amount, frozenset())


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("£1 500", 1500, "GBP"),
        ("2 500 €", 2500, "EUR"),
        ("US$300", 300, "USD"),
        ("300 usd", 300, "USD"),
        ("$300", 300, "AUD"),
        ("Rs. 500", 500, "INR"),
        ("500 zł", 500, "PLN"),
        ("1500 kr", 1500, "SEK"),
        ("₺900", 900, "TRY"),
    ],
)
def test_a_sign_says_which_currencies_may_be_meant(typed, amount, currency):
    found, meant = read_amount(typed)

    assert found == amount
    assert currency in meant


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "1,2,3", "1.5.3", "1,500,00", "1e5", "12.345,678", "£", "£5€", "5%", ".", "1" * 41],
)
def test_what_cannot_be_read_is_said_with_an_example(typed):
    with pytest.raises(AmountError, match=r"like 1,500"):
        read_amount(typed)


@pytest.mark.parametrize("typed", ["-5", "−5", "£-5"])
def test_an_amount_below_nothing_is_refused(typed):
    with pytest.raises(AmountError, match="0 or more"):
        read_amount(typed)


@pytest.mark.parametrize("typed", ["1,000,001", "1000000.50", "2m"])
def test_an_amount_over_the_largest_is_refused(typed):
    with pytest.raises(AmountError, match="1,000,000 or less"):
        read_amount(typed)
