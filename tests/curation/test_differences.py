"""What differs between two texts is marked: numbers in a sentence, keys in a row."""

import pytest

from evidence.admin.parts.differences import pieces


def marked(text, other):
    return [one.text for one in pieces(text, other) if one.marked]


@pytest.mark.parametrize(
    ("text", "other", "there"),
    [
        ("wait; prp; lllt", "wait; lllt", ["prp"]),
        ("wait; lllt", "wait; prp; lllt", []),
        ("wait; prp", "wait", ["prp"]),
        ("FDA2020; FDA2021", "FDA2020; FDA2022", ["FDA2021"]),
        ("36 of 945; 20 of 934", "63 of 945; 20 of 934", ["36"]),
        ("After 12 weeks.", "After 16 weeks.", ["12"]),
        ("wait; prp", "", []),
    ],
)
def test_what_the_other_lacks_is_marked(text, other, there):
    assert marked(text, other) == there
    assert "".join(one.text for one in pieces(text, other)) == text
