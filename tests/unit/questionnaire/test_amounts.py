"""Amounts as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.core.edition.iso import CURRENCIES
from questionnaire.asking.amounts import THREE_DECIMALS, AmountError, take_apart


def read_amount(text: str, currency: str = "") -> tuple[int, frozenset[str]]:
    """The amount in a currency, half a unit rounded up, and the currencies a typed sign may mean.

    Without a currency a sign that means one alone decides how it is read.
    """
    typed = take_apart(text)
    only = next(iter(typed.meant)) if len(typed.meant) == 1 else ""
    return typed.whole_units(currency or only), typed.meant


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


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1'500.-", 1500),
        ("1’500.–", 1500),
        ("1500.--", 1500),
        ("1500,-", 1500),
        ("1.500,--", 1500),
        ("1500:-", 1500),
        ("1,500/-", 1500),
        ("1500/=", 1500),
        ("1500.", 1500),
        ("\u200e1,500\u200f", 1500),
        ("\ufeff1\u200b500", 1500),
        ("\u2066£1500\u2069", 1500),
        ("１，５００", 1500),
        ("１５００．５０", 1501),
        ("＄1，500", 1500),
        ("￥1,500", 1500),
        ("1\u2007500", 1500),
        ("1, 500", 1500),
        ("1 23 456", 123_456),
        ("٢٬٥٠٠", 2500),
        ("٢٥٠٫٥", 251),
        ("+1500", 1500),
        ("0.5", 1),
    ],
)
def test_what_is_pasted_or_typed_in_local_ways_is_read(typed, amount):
    assert read_amount(typed)[0] == amount


@pytest.mark.parametrize(
    ("typed", "currency"),
    [
        ("C$1,500", "CAD"),
        ("1500 د.إ", "AED"),
        ("1500 د.إ.\u200f", "AED"),
        ("١٥٠٠ ر.س", "SAR"),
        ("د.ك 1500", "KWD"),
        ("K.D. 1500", "KWD"),
        ("1500.- CHF", "CHF"),
        ("Fr. 1'500.-", "CHF"),
        ("SFr. 1500.–", "CHF"),
        ("1.500,-€", "EUR"),
        ("1500 euros", "EUR"),
        ("1,500 dollars", "USD"),
        ("US-$ 1500", "USD"),
        ("$1,500 CAD", "CAD"),
        ("Rs.1,500/-", "PKR"),
        ("₹1,500/-", "INR"),
        ("S/. 1500", "PEN"),
        ("NT$1,500", "TWD"),
        ("RM1500", "MYR"),
        ("1500 kr.", "SEK"),
        ("1 500 руб.", "RUB"),
        ("1500 F CFA", "XOF"),
        ("K1500", "ZMW"),
        ("E£1500", "EGP"),
        ("KSh 1,500/=", "KES"),
    ],
)
def test_local_signs_are_known(typed, currency):
    amount, meant = read_amount(typed)

    assert amount == 1500
    assert currency in meant


@pytest.mark.parametrize("currency", ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
@pytest.mark.parametrize("typed", ["250.500", "250,500", "٢٥٠,٥٠٠", "２５０．５００"])
def test_three_decimals_or_thousands_is_asked(typed, currency):
    with pytest.raises(AmountError, match="Enter 251 or 250500"):
        read_amount(typed, currency)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("250.5", 251),
        ("250.50", 251),
        ("250500", 250_500),
        ("250 500", 250_500),
        ("٢٥٠٫٥٠٠", 251),
        ("٢٥٠٬٥٠٠", 250_500),
        ("1,500.250", 1500),
        ("1.500,750", 1501),
        ("1500.250", 1500),
        ("0.750", 1),
        ("251.000,5", 251_001),
    ],
)
def test_a_dinar_is_read_where_there_is_one_reading(typed, amount):
    assert read_amount(typed, "KWD")[0] == amount


def test_the_typed_sign_of_a_dinar_counts_as_its_currency():
    with pytest.raises(AmountError, match="two ways"):
        read_amount("250.500 KWD")


@pytest.mark.parametrize(
    ("typed", "currency"), [("1.500k", "EUR"), ("500 K", "ZMW"), ("500K", "PGK"), ("500 M", "LSL")]
)
def test_a_letter_that_may_mean_thousands_is_asked(typed, currency):
    with pytest.raises(AmountError, match="two ways"):
        read_amount(typed, currency)


@pytest.mark.parametrize(
    "typed",
    [".50", "$.50", ",500", "15 00", "1 2", "0.500", "5²", "½", "1000-1500", "1500-", "about 5",
     "1.5.3", "5 %", "1,500.250", "K", "1500 xyz", "€5 £", "01.500"],
)  # fmt: skip
def test_nothing_is_guessed(typed):
    with pytest.raises(AmountError, match=r"like 1,500"):
        read_amount(typed, "EUR" if "€" not in typed else "")


@given(
    st.integers(min_value=1, max_value=999),
    st.integers(min_value=0, max_value=999),
    st.sampled_from([".", ","]),
    st.sampled_from(sorted(CURRENCIES)),
)
def test_three_digits_behind_a_mark_never_become_thousands_unasked(whole, part, mark, currency):
    """In a currency with a thousand parts such a text is always asked about."""
    typed = f"{whole}{mark}{part:03d}"
    if currency in THREE_DECIMALS:
        with pytest.raises(AmountError, match="two ways"):
            read_amount(typed, currency)
    else:
        assert read_amount(typed, currency)[0] == whole * 1000 + part
