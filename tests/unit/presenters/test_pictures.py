"""Pictures of numbers: what is drawn is the number, and words say the same."""

import re

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from evidence.templatetags.pictures import icon_array


@pytest.mark.parametrize("out_of_100", [0, 1, 9, 10, 11, 55, 99, 100])
def test_an_icon_array_draws_a_hundred_people(out_of_100):
    soup = BeautifulSoup(
        render_to_string("_components/icon_array.html", icon_array(out_of_100, "In words")), "lxml"
    )

    assert people(soup.select_one(".people-filled")) == out_of_100
    assert people(soup.select_one(".people-hollow")) == 100 - out_of_100
    assert soup.figcaption.get_text() == "In words"


@pytest.mark.parametrize("out_of_100", [-1, 101])
def test_an_icon_array_refuses_what_is_not_a_part_of_a_hundred(out_of_100):
    with pytest.raises(ValueError, match="0 to 100"):
        icon_array(out_of_100, "In words")


def people(path):
    lengths = [float(length) for length in re.findall(r"h([\d.]+)", path["d"])]
    return sum(int(length // 10) + 1 for length in lengths)
