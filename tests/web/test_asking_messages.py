"""Warning signs and low mood come before any option; the words are the edition's."""

import pytest
from bs4 import BeautifulSoup

from questionnaire.questions import QUESTIONS
from tests.walking import GIVEN, SAFETY, address, post, remember, remembered, send

SEE = "/see-a-doctor-first/"
SIGNS = [c for c in QUESTIONS["warning_signs"].labels if c not in ("none", "prefer_not_to_say")]

pytestmark = pytest.mark.usefixtures("published")


def page_for(client, *signs, **answers):
    given = {**SAFETY, **answers} | ({"warning_signs": list(signs)} if signs else {})
    remember(client, answers=given)
    return BeautifulSoup(client.get(SEE).content, "html.parser").main


def up_to_signs():
    return {key: SAFETY[key] for key in ("age_band", "sex", "country", "treatment_country")}


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_leads_to_its_own_message_at_once(client, published, sign):
    remember(client, answers=up_to_signs())

    answer = send(client, "signs", {"warning_signs": [sign]})
    main = BeautifulSoup(client.get(answer["Location"]).content, "html.parser").main
    (words,) = (one for one in published.catalogue.warning_signs if one.key == sign)
    (message,) = main.select(".callout")

    assert answer["Location"] == SEE
    for text in (words.text, words.action, words.whom):
        assert text in message.get_text(" ")


@pytest.mark.parametrize("codes", [["none"], ["prefer_not_to_say"]])
def test_without_a_sign_there_is_no_message(client, codes):
    remember(client, answers=up_to_signs())

    assert send(client, "signs", {"warning_signs": codes})["Location"] == address("cause")
    assert client.get(SEE)["Location"] == address("cause")


@pytest.mark.parametrize("path", ["/check/", "/summary/"])
def test_no_option_is_shown_before_the_message_was_read(client, path):
    remember(client, answers={**GIVEN, "warning_signs": ["patches"]})

    assert client.get(path)["Location"] == SEE


def test_the_person_can_go_on_reading(client):
    remember(client, answers={**up_to_signs(), "warning_signs": ["patches"]})

    answer = post(client, SEE)

    assert answer["Location"] == address("cause")
    assert remembered(client).heard == {"patches"}


def test_who_changes_signs_from_the_list_comes_back_to_it(client):
    remember(client, answers=GIVEN)

    answer = send(client, "signs", {"warning_signs": ["patches"]}, origin="check")

    assert answer["Location"] == f"{SEE}?from=check"
    assert post(client, answer["Location"])["Location"] == "/check/"
    assert client.get("/check/").status_code == 200


def test_a_further_sign_has_its_message_too(client):
    remember(client, answers={**GIVEN, "warning_signs": ["patches"]}, heard=frozenset({"patches"}))

    answer = send(client, "signs", {"warning_signs": ["patches", "scaling_or_pus"]})

    assert answer["Location"] == SEE


def test_a_sign_taken_back_and_named_again_is_told_again(client):
    remember(client, answers={**GIVEN, "warning_signs": ["patches"]}, heard=frozenset({"patches"}))

    send(client, "signs", {"warning_signs": ["none"]})

    assert send(client, "signs", {"warning_signs": ["patches"]})["Location"] == SEE


def test_great_distress_stands_before_every_other_sign(client):
    main = page_for(client, "lumps_or_sores_after_injection", "sudden_loss", "great_distress")
    first, second, third = (one.get_text(" ") for one in main.select(".callout"))

    assert "Samaritans" in first
    assert "dark and painful skin" in second
    assert "all at once" in third


def test_low_mood_is_told_where_to_turn(client):
    remember(client, answers={key: GIVEN[key] for key in list(GIVEN)[:7]})

    answer = send(client, "health", {"conditions": ["low_mood"]})
    text = client.get(answer["Location"]).content.decode()

    assert answer["Location"] == SEE
    assert "Samaritans" in text
    assert "116 123" in text


def test_low_mood_beside_great_distress_is_told_once(client):
    main = page_for(client, "great_distress", conditions=["low_mood"])

    assert len(main.select(".callout")) == 1


@pytest.mark.parametrize(
    ("country", "named"),
    [
        pytest.param("GB", "Samaritans", id="a country that was checked"),
        pytest.param("US", "988", id="another one"),
        pytest.param("DE", "112", id="a member of the EU"),
        pytest.param("TR", "a crisis line in your country", id="a country nobody checked"),
        pytest.param("prefer_not_to_say", "a crisis line in your country", id="no country"),
    ],
)
def test_whom_to_contact_follows_the_country_of_home(client, country, named):
    main = page_for(
        client,
        "great_distress",
        country=country,
        treatment_country="GB" if country != "GB" else "US",
    )

    assert named in main.get_text(" ")


def test_a_sign_that_can_wait_names_no_emergency_number(client):
    assert "999" not in page_for(client, "eyebrow_or_hairline_band").get_text()


def test_the_stop_page_tells_a_young_person_what_to_do_and_asks_nothing(client, published):
    page = BeautifulSoup(client.get("/stop/").content, "html.parser")

    assert published.catalogue.wording["stop_under_18_action"] in page.main.get_text()
    assert page.main.select("input, button, select") == []
