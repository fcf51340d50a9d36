"""One way to show a day and a time of day, in lists of the admin as everywhere else."""

from datetime import UTC, datetime

import pytest
from django.utils.formats import date_format, localize

AFTERNOON = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


def test_a_moment_is_shown_with_its_month_in_words_and_on_24_hours():
    assert localize(AFTERNOON) == "22 November 2026, 14:05"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("DATE_FORMAT", "22 November 2026"),
        ("SHORT_DATE_FORMAT", "22 Nov 2026"),
        ("SHORT_DATETIME_FORMAT", "22 Nov 2026, 14:05"),
        ("TIME_FORMAT", "14:05"),
    ],
)
def test_every_named_form_says_the_same(form, shown):
    assert date_format(AFTERNOON, form) == shown
