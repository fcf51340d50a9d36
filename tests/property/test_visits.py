"""Whatever a person, a second tab and the clock do: the visit holds what was acknowledged, and nothing leaks."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from evidence.core.assessment.answers_file import profile_from_answers
from evidence.core.assessment.assess import assess
from evidence.editions import store
from questionnaire.questions.steps import STEPS
from tests.editions import put_edition
from tests.property.pages import CODES, JUNK, fields_of, pages, valid_pages
from tests.property.remembering import Remembering
from tests.walking import address, post, remembered, send

OUTSIDE = ("/expired/", "/stop/", "/finished/")
CODES_IN_ADDRESSES = {code for code in CODES if len(code) > 4} - {"other"}
GROUP = re.compile(r'class="group-title"><span class="status status-(\w+)"')
ROW = re.compile(r'<li id="(\w+)"><a href="/options/')
ORIGINS = st.sampled_from(["", "", "check", "summary"])


class Visits(RuleBasedStateMachine):
    """A browser beside a model of what it must remember."""

    summaries_seen = 0

    @initialize()
    def begin(self):
        self.travel = time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=UTC), tick=False)
        self.time = self.travel.start()
        self.client = Client()
        self.model = Remembering()

    def teardown(self):
        if hasattr(self, "travel"):
            self.travel.stop()

    @rule(data=st.data(), count=st.integers(1, 20))
    def answer_what_is_open(self, data, count):
        for _ in range(count):
            step = self.model.first_open()
            if step is not None:
                self.answer(data.draw(pages(step)), "")

    @rule(data=st.data())
    def answer_all_and_read_the_summary(self, data):
        """Seldom would chance alone come so far."""
        self.answer_what_is_open(data, len(STEPS))
        self.go_on_after_the_message()
        self.read_the_summary()

    @rule(page=valid_pages, origin=ORIGINS)
    def answer_some_page(self, page, origin):
        self.answer(page, origin)

    @rule(step=st.sampled_from(STEPS), origin=ORIGINS)
    def skip(self, step, origin):
        if not step.required:
            self.answer((step, {}), origin, {"skip": "1"})

    def answer(self, page, origin, sent=None):
        step, given = page
        over = self.is_over()
        fields = fields_of(given) if sent is None else sent
        response = self.look(send(self.client, step.slug, fields, origin=origin))
        assert response.status_code == 303
        if over or (self.model.is_empty and step is not STEPS[0]):
            assert response["Location"] == "/expired/"
            self.model.forget()
        elif self.model.is_due(step, origin):
            self.model.take(step, given)
        assert remembered(self.client).answers == self.model.answers

    @rule(step=st.sampled_from(STEPS), sent=JUNK)
    def send_junk(self, step, sent):
        response = self.look(send(self.client, step.slug, sent))
        held = remembered(self.client)
        if response.status_code == 422:
            assert held.answers == self.model.answers
        else:
            # What looked like junk may have been an answer: what holds now is taken over.
            self.model.adopt({} if held.ended else held.answers, held.passed)

    @rule(step=st.sampled_from(STEPS), origin=st.sampled_from(["", "check", "junk"]))
    def ask_for_a_question(self, step, origin):
        self.read(f"{address(step.slug)}?from={origin}")

    @rule(path=st.sampled_from(["/check/", "/see-a-doctor-first/", "/still-here/"]))
    def read_a_page(self, path):
        self.read(path)

    @rule()
    def read_the_summary(self):
        response = self.read("/summary/")
        if response.status_code == 200:
            edition = store.load_edition(remembered(self.client).edition)
            summary = assess(profile_from_answers(self.model.answers)[0], edition.catalogue)
            _head, *groups = GROUP.split(response.content.decode())
            shown = {
                key: status
                for status, rows in zip(groups[::2], groups[1::2], strict=True)
                for key in ROW.findall(rows)
            }
            assert shown == {option.key: option.status for option in summary.options}
            Visits.summaries_seen += 1

    @rule()
    def go_on_after_the_message(self):
        over = self.is_over()
        self.look(post(self.client, "/see-a-doctor-first/"))
        if over:
            self.model.forget()
        assert remembered(self.client).answers == self.model.answers

    @rule()
    def be_under_18(self):
        response = self.look(send(self.client, "age", {"age_band": "under_18"}))
        assert response["Location"] in OUTSIDE
        self.model.forget()

    @rule()
    def lose_the_cookie(self):
        self.client.cookies.pop(django_settings.ANSWERS_COOKIE_NAME, None)
        self.model.forget()

    @rule(place=st.integers(0, 400), letter=st.sampled_from("Aa0_-é"))
    def tamper_with_the_cookie(self, place, letter):
        text = self.cookie()
        if text and text[place % len(text)] != letter:
            place %= len(text)
            changed = text[:place] + letter + text[place + 1 :]
            self.client.cookies[django_settings.ANSWERS_COOKIE_NAME] = changed
            assert self.is_over() or remembered(self.client).answers == self.model.answers
            if self.is_over():
                self.model.forget()

    @rule(minutes=st.sampled_from([1, 5, 20, 29, 31, 240]))
    def wait(self, minutes):
        self.time.shift(timedelta(minutes=minutes))
        if self.is_over():
            self.model.forget()

    @rule()
    def publish(self):
        put_edition(store.current_edition().number + 1)

    @rule()
    def finish_and_clear(self):
        assert self.look(post(self.client, "/finish/"))["Location"] == "/finished/"
        self.model.forget()
        assert self.cookie() == ""

    def read(self, path):
        over = self.is_over()
        response = self.look(self.client.get(path))
        if over:
            assert response.status_code == 410 or response["Location"] == "/expired/"
        else:
            assert remembered(self.client).answers == self.model.answers
        return response

    def look(self, response):
        """What holds of every answer of the service."""
        assert response.status_code < 500
        assert response["Cache-Control"] == "no-store, private"
        assert "Cookie" in response["Vary"]
        place = response.headers.get("Location", "").replace("-", "_")
        assert not [code for code in CODES_IN_ADDRESSES if code in place]
        return response

    def cookie(self):
        morsel = self.client.cookies.get(django_settings.ANSWERS_COOKIE_NAME)
        return morsel.value if morsel else ""

    def is_over(self):
        """Whether the browser holds a cookie that can no longer be read."""
        return bool(self.cookie()) and remembered(self.client).ended


def run(examples, steps):
    Visits.summaries_seen = 0
    limits = settings(
        max_examples=examples,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Visits, settings=limits)


@pytest.mark.slow
def test_a_visit_holds_what_was_acknowledged_whatever_happens(published):
    run(examples=8, steps=20)

    assert Visits.summaries_seen > 0


@pytest.mark.soak
def test_a_visit_holds_what_was_acknowledged_in_200_visits_of_40_steps(published):
    run(examples=200, steps=40)

    assert Visits.summaries_seen > 0
