"""Photo reminders are valid iCalendar (RFC 5545) and say nothing about a person."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.handouts.reminders import LONGEST_LINE, _escaped, _folded, calendar, months_after

MADE_AT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
NEEDED = {"UID", "DTSTAMP", "DTSTART"}
CONTENT_LINE = re.compile(r"[A-Z-]+(;[A-Z-]+=[^:;]+)*:.*")


def unfolded(made):
    text = made.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def components(lines):
    """Each component with its own properties, as RFC 5545 nests them."""
    found, open_ones = [], []
    for line in lines:
        assert CONTENT_LINE.fullmatch(line), line
        name, _colon, value = line.partition(":")
        if name == "BEGIN":
            open_ones.append((value, []))
            found.append(open_ones[-1])
        elif name == "END":
            assert open_ones.pop()[0] == value
        else:
            open_ones[-1][1].append((name.partition(";")[0], value))
    assert open_ones == []
    return found


@given(
    st.dates(date(2020, 1, 1), date(2098, 12, 31)),
    st.sets(st.sampled_from([3, 6, 9, 12]), min_size=1),
)
def test_the_file_is_well_formed(start, months):
    made = calendar(start, months, MADE_AT)

    assert all(len(line) <= LONGEST_LINE for line in made.split(b"\r\n"))
    (kind, properties), *rest = components(unfolded(made))
    assert kind == "VCALENDAR"
    assert [name for name, _value in properties] == ["VERSION", "PRODID"]
    events = [dict(own) for kind, own in rest if kind == "VEVENT"]
    assert len(events) == len(months) + 1
    assert all(set(event) >= NEEDED for event in events)
    assert len({event["UID"] for event in events}) == len(events)
    for event in events:
        assert event["DTSTART"] < event["DTEND"]
    alarms = [dict(own) for kind, own in rest if kind == "VALARM"]
    assert all(set(alarm) == {"ACTION", "DESCRIPTION", "TRIGGER"} for alarm in alarms)
    assert len(alarms) == len(events)


def test_the_days_are_those_that_were_asked_for():
    made = calendar(date(2026, 11, 30), [6, 3], MADE_AT).decode()

    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", made) == ["20261130", "20270228", "20270530"]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        pytest.param(
            date(2027, 11, 30), 3, date(2028, 2, 29), id="the last day of a leap February"
        ),
        pytest.param(date(2026, 12, 31), 12, date(2027, 12, 31), id="a year later"),
        pytest.param(date(2026, 10, 31), 3, date(2027, 1, 31), id="over the turn of the year"),
        pytest.param(date(2026, 3, 31), 6, date(2026, 9, 30), id="a shorter month"),
    ],
)
def test_months_after(day, months, expected):
    assert months_after(day, months) == expected


def test_it_says_nothing_about_hair_or_health():
    made = calendar(date(2026, 11, 30), [3], MADE_AT).decode().lower()

    assert not [word for word in ("hair", "exosome", "treat", "clinic") if word in made]


def test_the_same_days_change_the_entries_a_person_already_has():
    first = calendar(date(2026, 11, 30), [3], MADE_AT)
    later = calendar(date(2026, 11, 30), [3], datetime(2027, 1, 1, tzinfo=UTC))

    assert re.findall(rb"UID:.*", first) == re.findall(rb"UID:.*", later)


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=300))
def test_a_long_line_is_folded_without_cutting_a_letter(text):
    folded = list(_folded(text))

    assert all(len(piece.encode()) <= LONGEST_LINE for piece in folded)
    assert folded[0] + "".join(piece[1:] for piece in folded[1:]) == text


def test_signs_that_mean_something_to_a_calendar_are_escaped():
    assert _escaped("a,b;c\\d\ne") == r"a\,b\;c\\d\ne"
