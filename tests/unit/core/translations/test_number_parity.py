"""Numbers of two languages: the same whatever script and marks they are written with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.core.edition.languages import ENGLISH, LANGUAGE, LANGUAGES
from evidence.core.translations.number_parity import compared, numbers_in

SCRIPTS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"]


def told(text, code="en"):
    language = LANGUAGE.get(code, ENGLISH)
    return [f"{number.normalize():f}" for number in numbers_in(text, language)]


@pytest.mark.parametrize(
    ("code", "text", "numbers"),
    [
        pytest.param("en", "1,553 men, 20.3 hairs", ["20.3", "1553"], id="English marks"),
        pytest.param("en", "5,10 or 2.50", ["2.5", "5", "10"], id="a list is no decimal"),
        pytest.param("en", "-1 to 3, 5-10", ["-1", "3", "5", "10"], id="minus and range"),
        pytest.param("ar", "١٬٥٥٣ رجلاً، ٢٠٫٣ شعرة", ["20.3", "1553"], id="Arabic digits and marks"),
        pytest.param("ar", "٣٦ من أصل 945", ["36", "945"], id="two scripts"),
        pytest.param("ar", "\u200f−١", ["-1"], id="a mark of direction before a minus"),
        pytest.param("fa", "۱٫۸ از ۱۰۰", ["1.8", "100"], id="Persian digits"),
        pytest.param("de", "1.553 Männer, 20,3 Haare", ["20.3", "1553"], id="German marks"),
        pytest.param("de", "22.11.2026", ["11", "22", "2026"], id="a date in digits"),
        pytest.param("fr", "1\u202f553 hommes, 20,3", ["20.3", "1553"], id="French space"),
        pytest.param("hi", "1,00,000 में से १२", ["12", "100000"], id="lakhs"),
        pytest.param("zh-hans", "约24人，２.５", ["2.5", "24"], id="no spaces, wide digits"),
        pytest.param("es", "cm² y cm2", ["2", "2"], id="superscripts count"),
        pytest.param("en", "None at all.", [], id="none"),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(code, text, numbers):
    assert told(text, code) == numbers


@given(st.integers(0, 10**9), st.sampled_from(SCRIPTS), st.sampled_from(LANGUAGES))
def test_a_whole_number_is_the_same_in_every_script(number, digits, language):
    written = str(number).translate(str.maketrans("0123456789", digits))

    assert compared(f"About {number} people.", f"… {written} …", language).same


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(LANGUAGES))
def test_another_number_is_always_noticed(number, other, language):
    assert compared(f"{number} people", f"{other} …", language).same == (number == other)


def test_a_number_that_stands_twice_must_stand_twice():
    numbers = compared("5 of 100, and 5 of 90", "٥ من ١٠٠", LANGUAGE["ar"])

    assert not numbers.same
    assert numbers.english == ("5", "5", "90", "100")
    assert numbers.translated == ("5", "100")
