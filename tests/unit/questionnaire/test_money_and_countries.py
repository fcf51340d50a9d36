"""Countries and currencies by name."""

import pytest
from django.utils import translation

from evidence.core.assessment.profile import Money
from evidence.core.edition.iso import COUNTRIES
from evidence.presenters.money_and_countries import (
    countries,
    country_name,
    currencies,
    currency_of,
    money_words,
)


def test_every_country_has_a_name_of_its_own():
    names = dict(countries())

    assert set(names) == COUNTRIES
    assert len(set(names.values())) == len(COUNTRIES)
    assert not any(name == code for code, name in names.items())


def test_countries_stand_by_name_whatever_their_accents():
    names = [name for _code, name in countries()]

    assert names.index("Åland Islands") < names.index("Albania")


def test_the_countrys_own_currency_comes_first():
    assert [code for code, _name in currencies("TR")][:4] == ["TRY", "USD", "EUR", "GBP"]


def test_without_a_country_the_common_ones_come_first():
    assert [code for code, _name in currencies(None)][:3] == ["USD", "EUR", "GBP"]


@pytest.mark.parametrize("country", [None, "GB", "CU"])
def test_no_currency_stands_twice(country):
    codes = [code for code, _name in currencies(country)]

    assert len(set(codes)) == len(codes)


def test_every_countrys_own_currency_is_in_the_list():
    own = {currency_of(country) for country in COUNTRIES} - {None}

    assert own <= set(dict(currencies(None)))
    assert len(own) > 100


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (Money(1500, "GBP"), "£1,500"),
        (Money(1500, "TRY"), "1,500 TRY"),
        (Money(0, "EUR"), "€0"),
    ],
)
def test_an_amount_reads_with_its_sign_or_code(money, words):
    assert money_words(money) == words


def test_names_follow_the_language():
    with translation.override("de"):
        assert country_name("TR") == "Türkei"


def test_a_language_without_names_falls_back_to_english():
    with translation.override("xx"):
        assert country_name("DE") == "Germany"
