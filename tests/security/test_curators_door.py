"""T-AUTH: a password and a code for every curator; guessing is slow, and locks nobody else out."""

import statistics
import time
from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.curators import PASSWORD, code_of, curator, with_phone

pytestmark = pytest.mark.django_db
LOGIN, CODE, ADMIN = "/admin/login/", "/admin/code/", "/admin/"


def give_password(client, name="casey", password=PASSWORD, address="192.0.2.1"):
    return client.post(
        LOGIN, {"username": name, "password": password}, REMOTE_ADDR=address, follow=False
    )


@pytest.fixture
def casey():
    return curator("casey", is_superuser=True)


def test_a_password_alone_opens_no_page(client, casey):
    with_phone(casey)
    give_password(client)

    answer = client.get("/admin/evidence/edition/")

    assert answer.status_code == 302
    assert answer["Location"] == f"{CODE}?next=%2Fadmin%2Fevidence%2Fedition%2F"


def test_a_password_alone_changes_nothing(client, casey):
    with_phone(casey)
    give_password(client)

    answer = client.post("/admin/auth/user/add/", {"username": "intruder"})

    assert answer.status_code == 302
    assert answer["Location"].startswith(LOGIN)
    assert not get_user_model().objects.filter(username="intruder").exists()


def test_a_password_and_a_code_open_the_page_that_was_asked_for(client, casey):
    phone = with_phone(casey)
    give_password(client)

    answer = client.post(CODE, {"code": code_of(phone), "next": "/admin/evidence/edition/"})

    assert answer["Location"] == "/admin/evidence/edition/"
    assert client.get("/admin/evidence/edition/").status_code == 200


def test_who_has_no_phone_on_record_sets_one_up_first(client, casey):
    give_password(client)
    page = client.get(ADMIN, follow=True)
    phone = TOTPDevice.objects.get(user=casey)

    assert "Set up your phone" in page.content.decode()
    assert client.get("/admin/code/picture.svg")["Content-Type"] == "image/svg+xml"
    assert client.post(CODE, {"code": code_of(phone)})["Location"] == ADMIN
    assert client.get(ADMIN).status_code == 200


def test_the_secret_is_shown_only_until_the_phone_is_set_up(client, casey):
    with_phone(casey)
    give_password(client)

    assert client.get("/admin/code/picture.svg").status_code == 404
    assert "type this into the app" not in client.get(CODE).content.decode()


def test_a_stranger_gets_neither_the_code_page_nor_the_picture(client):
    assert client.get(CODE)["Location"] == LOGIN
    assert client.get("/admin/code/picture.svg").status_code == 404


def test_the_page_after_the_code_is_never_on_another_site(client, casey):
    phone = with_phone(casey)
    give_password(client)

    answer = client.post(CODE, {"code": code_of(phone), "next": "//elsewhere.example/"})

    assert answer["Location"] == ADMIN


def test_a_code_works_once(casey):
    phone = with_phone(casey)
    code = code_of(phone)
    first, second = Client(), Client()
    give_password(first)
    give_password(second)
    first.post(CODE, {"code": code})

    answer = second.post(CODE, {"code": code})

    assert answer.status_code == 422
    assert second.get(ADMIN).status_code == 302


def test_wrong_codes_make_the_curator_wait(client, casey):
    with_phone(casey)
    give_password(client)
    answers = [client.post(CODE, {"code": "000000"}).status_code for _try in range(2)]

    assert answers == [422, 429]


def test_logging_in_changes_the_key_of_the_session(client, casey):
    phone = with_phone(casey)
    give_password(client)
    planted = client.cookies["sessionid"].value

    client.post(CODE, {"code": code_of(phone)})

    assert client.cookies["sessionid"].value != planted


def test_the_fifth_wrong_password_is_answered_by_a_wait(client, casey):
    answers = [give_password(client, password="wrong").status_code for _try in range(6)]

    assert answers[:4] == [200] * 4
    assert answers[4:] == [429] * 2
    assert give_password(client).status_code == 429


def test_an_attacker_elsewhere_does_not_lock_the_curator_out(client, casey):
    for try_ in range(30):
        give_password(Client(), password="wrong", address=f"198.51.100.{try_ % 3}")

    assert give_password(client).status_code == 302


def guess_at_many_names(count):
    for try_ in range(count):
        AccessAttempt.objects.create(
            username=f"guess-{try_}", ip_address="192.0.2.1", failures_since_start=1
        )


def test_one_address_cannot_try_many_accounts(client, casey):
    guess_at_many_names(49)

    assert give_password(client, name="guess-50", password="wrong").status_code == 429
    assert give_password(client).status_code == 429


def test_a_curator_who_forgot_a_password_keeps_nobody_out_of_the_same_hospital(client, casey):
    for _try in range(6):
        give_password(Client(), name="robin", password="wrong")

    assert give_password(Client(), name="robin", password="wrong").status_code == 429
    assert give_password(client).status_code == 302


def test_whoever_gets_in_does_not_wipe_out_the_tries_at_other_names(client, casey):
    for _try in range(4):
        give_password(Client(), name="robin", password="wrong")
    give_password(client)

    assert give_password(Client(), name="robin", password="wrong").status_code == 429


def test_the_wait_ends_by_itself(client, casey):
    for _try in range(6):
        give_password(client, password="wrong")

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert give_password(client).status_code == 302


def test_the_command_line_ends_the_wait(client, casey):
    for _try in range(6):
        give_password(client, password="wrong")

    call_command("curator", "casey", "--unlock")

    assert give_password(client).status_code == 302


def test_the_command_line_ends_the_wait_of_a_whole_address(client, casey, capsys):
    guess_at_many_names(60)
    assert give_password(client).status_code == 429

    call_command("curator", "casey", "--unlock")

    assert "192.0.2.1" in capsys.readouterr().out
    assert give_password(client).status_code == 302


def test_a_wrong_name_and_a_wrong_password_get_the_same_words(client, casey):
    known = give_password(client, password="wrong").content.decode()
    unknown = give_password(Client(), name="nobody", password="wrong").content.decode()

    def words(page):
        return [line for line in page.splitlines() if "errornote" in line or "correct" in line]

    assert words(known)
    assert words(known) == words(unknown)


@pytest.mark.slow
def test_a_wrong_name_takes_as_long_as_a_wrong_password(settings, casey):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    settings.AXES_ENABLED = False
    casey.set_password(PASSWORD)
    casey.save()

    def seconds(name):
        began = time.perf_counter()
        give_password(Client(), name=name, password="wrong")
        return time.perf_counter() - began

    known = statistics.median(seconds("casey") for _try in range(3))
    unknown = statistics.median(seconds("nobody") for _try in range(3))

    # A name that exists must not show: without the same hashing it would be tens of times slower.
    assert 0.5 < unknown / known < 2


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_a_session_ends_when_the_account_is_taken_away(editor_client, editor, change):
    assert editor_client.get(ADMIN).status_code == 200

    get_user_model().objects.filter(pk=editor.pk).update(**change)

    assert editor_client.get(ADMIN).status_code == 302


def test_a_session_ends_when_the_password_changes(editor_client, editor):
    editor.set_password("another long enough password")
    editor.save()

    assert editor_client.get(ADMIN).status_code == 302


def test_a_session_ends_after_eight_hours_without_use(editor_client):
    with time_machine.travel(timezone.now() + timedelta(hours=8, minutes=1)):
        assert editor_client.get(ADMIN).status_code == 302


def test_a_session_in_use_ends_after_a_day(editor_client):
    began = timezone.now()
    for hours in range(7, 24, 7):
        with time_machine.travel(began + timedelta(hours=hours)):
            assert editor_client.get(ADMIN).status_code == 200

    with time_machine.travel(began + timedelta(hours=24, minutes=1)):
        assert editor_client.get(ADMIN).status_code == 302


def test_logging_out_ends_the_session_on_the_server(editor_client):
    key = editor_client.cookies["sessionid"].value
    editor_client.post("/admin/logout/")
    stolen = Client()
    stolen.cookies["sessionid"] = key

    assert stolen.get(ADMIN).status_code == 302
