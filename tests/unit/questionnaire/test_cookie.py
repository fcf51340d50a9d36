"""The answers cookie: locked, short-lived and small; whatever is wrong with it gives an empty visit."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from evidence.core.edition.items import ITEMS, Kind
from questionnaire.questions.steps import STEPS
from questionnaire.visit import cookie as answers
from questionnaire.visit.cookie import TooLargeError
from questionnaire.visit.encryption import seal, unseal
from questionnaire.visit.visit import Visit
from tests.walking import GIVEN, cookie_of, read

START = datetime(2026, 11, 22, 9, tzinfo=UTC)
OTHER_KEY = base64.urlsafe_b64encode(b"some other key, thirty-two bytes").decode()


def longest(item):
    match item.kind:
        case Kind.CHOICES:
            return [code for code in item.codes if code not in item.exclusive]
        case Kind.MONEY:
            return {"amount": 1_000_000, "currency": "USD"}
        case Kind.COUNTRY:
            return "GB"
        case Kind.SCALES:
            return dict.fromkeys(item.codes, 5)
    return max(item.codes, key=len)


LARGEST = Visit(
    answers={item.key: longest(item) for item in ITEMS},
    passed=frozenset(step.slug for step in STEPS),
    heard=frozenset(longest(ITEMS[4])),
    dropped=tuple(item.key for item in ITEMS),
    edition=99_999,
)


def test_a_visit_comes_back_as_it_was_saved():
    visit = Visit(
        answers=GIVEN,
        passed=frozenset({"budget"}),
        heard=frozenset({"patches"}),
        dropped=("pregnancy",),
        edition=3,
        extras={"quotes": [1, 2]},
    )

    found = read(cookie_of(visit))

    assert found.answers == GIVEN
    assert (found.passed, found.heard, found.dropped) == (visit.passed, visit.heard, visit.dropped)
    assert (found.edition, found.extras, found.ended) == (3, {"quotes": [1, 2]}, False)


def test_the_largest_answers_fit_with_room_to_spare():
    assert len(cookie_of(LARGEST)) < 3_000


def test_a_visit_that_no_browser_would_keep_is_refused_when_saved():
    with pytest.raises(TooLargeError, match="expected 3800 at most"):
        cookie_of(Visit(answers=GIVEN, extras={"notes": str(list(range(5000)))}))


def test_the_length_of_the_cookie_does_not_tell_one_answer_from_another():
    lengths = {len(cookie_of(Visit(answers={"age_band": code}))) for code in ITEMS[0].codes}

    assert len(lengths) == 1


def test_nothing_in_the_cookie_can_be_read():
    cookie = cookie_of(Visit(answers=GIVEN))
    raw = base64.urlsafe_b64decode(cookie + "=" * (-len(cookie) % 4))

    assert b"blood_thinner" not in raw
    assert "blood_thinner" not in cookie


def test_the_cookie_is_for_this_site_and_this_session_only():
    response = HttpResponse()
    answers.save(response, Visit(answers=GIVEN))
    morsel = response.cookies[settings.ANSWERS_COOKIE_NAME]

    assert morsel["httponly"] is True
    assert morsel["samesite"] == "Lax"
    assert morsel["path"] == "/"
    assert (morsel["max-age"], morsel["expires"], morsel["domain"]) == ("", "", "")


def test_over_https_the_cookie_is_secure_under_the_name_that_demands_it(settings):
    settings.ANSWERS_COOKIE_NAME = "__Host-answers"
    response = HttpResponse()
    answers.save(response, Visit(answers=GIVEN))

    assert response.cookies["__Host-answers"]["secure"] is True


def test_clearing_expires_the_cookie_under_both_names(settings):
    for name in ("answers", "__Host-answers"):
        settings.ANSWERS_COOKIE_NAME = name
        response = HttpResponse()
        answers.clear(response)

        assert response.cookies[name]["max-age"] == 0
        assert bool(response.cookies[name]["secure"]) is name.startswith("__Host-")


@pytest.mark.parametrize(
    ("later", "ended"),
    [
        pytest.param(timedelta(minutes=30), False, id="at the idle limit"),
        pytest.param(timedelta(minutes=30, seconds=1), True, id="past the idle limit"),
    ],
)
def test_a_visit_ends_after_half_an_hour_without_use(time_machine, later, ended):
    time_machine.move_to(START, tick=False)
    cookie = cookie_of(Visit(answers=GIVEN))
    time_machine.move_to(START + later, tick=False)

    assert read(cookie).ended is ended
    assert bool(read(cookie).answers) is not ended


@pytest.mark.parametrize(
    ("minutes", "ended"),
    [
        pytest.param(240, False, id="at four hours"),
        pytest.param(241, True, id="past four hours"),
    ],
)
def test_a_visit_in_steady_use_ends_after_four_hours(time_machine, minutes, ended):
    time_machine.move_to(START, tick=False)
    cookie = cookie_of(Visit(answers=GIVEN))
    for passed in [*range(20, 240, 20), minutes]:
        time_machine.move_to(START + timedelta(minutes=passed), tick=False)
        last = read(cookie)
        cookie = cookie_of(last)

    assert last.ended is ended


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda text: text[:-1], id="one letter short"),
        pytest.param(lambda text: text[: len(text) // 2], id="half of it"),
        pytest.param(
            lambda text: text[:40] + ("A" if text[40] != "A" else "B") + text[41:], id="changed"
        ),
        pytest.param(lambda text: text[::-1], id="reversed"),
        pytest.param(lambda text: "nonsense", id="nonsense"),
        pytest.param(lambda text: "ü\u202e" * 9, id="not even ASCII"),
        pytest.param(lambda text: text + text, id="twice"),
        pytest.param(lambda text: seal([1, 2, 3]), id="another value under our key"),
        pytest.param(lambda text: seal({"v": 0}), id="an older layout"),
    ],
)
def test_a_cookie_that_was_tampered_with_gives_an_empty_visit(spoil):
    found = read(spoil(cookie_of(Visit(answers=GIVEN))))

    assert found == Visit(ended=True)


def test_a_cookie_with_a_code_we_do_not_know_gives_an_empty_visit():
    assert read(cookie_of(Visit(answers={"age_band": "ancient"}))) == Visit(ended=True)


def test_a_cookie_under_an_older_key_can_still_be_read(settings):
    cookie = cookie_of(Visit(answers=GIVEN))
    settings.ANSWERS_KEYS = [OTHER_KEY, *settings.ANSWERS_KEYS]

    assert read(cookie).answers == GIVEN


def test_new_cookies_are_locked_with_the_first_key(settings):
    old = settings.ANSWERS_KEYS
    settings.ANSWERS_KEYS = [OTHER_KEY, *old]
    cookie = cookie_of(Visit(answers=GIVEN))
    settings.ANSWERS_KEYS = old

    assert read(cookie).ended


def test_a_cookie_under_a_dropped_key_gives_an_empty_visit(settings):
    cookie = cookie_of(Visit(answers=GIVEN))
    settings.ANSWERS_KEYS = [OTHER_KEY]

    assert read(cookie) == Visit(ended=True)


def test_without_a_cookie_there_is_an_empty_visit_that_never_began():
    assert answers.load(RequestFactory().get("/")) == Visit()


def test_two_seals_of_one_value_differ():
    assert seal({"a": 1}) != seal({"a": 1})
    assert unseal(seal({"a": 1})) == {"a": 1}
