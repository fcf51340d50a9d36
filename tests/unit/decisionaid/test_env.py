"""Settings from the environment: typed, and refused by name when they cannot be meant."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured

from decisionaid import env

KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("yes", True), ("1", True), ("True", True), ("no", False), ("0", False), ("", True)],
)
def test_a_flag_reads_common_words_and_falls_back_when_empty(monkeypatch, raw, expected):
    monkeypatch.setenv("SWITCH", raw)

    assert env.flag("SWITCH", default=True) is expected


def test_space_around_a_value_is_not_part_of_it(monkeypatch):
    monkeypatch.setenv("PLACE", "  here ")

    assert env.text("PLACE") == "here"


def test_a_list_is_separated_by_commas_and_drops_empty_entries(monkeypatch):
    monkeypatch.setenv("HOSTS", "a.example, ,b.example,")

    assert env.entries("HOSTS") == ["a.example", "b.example"]


@pytest.mark.parametrize(
    ("read", "raw"),
    [
        pytest.param(env.flag, "maybe", id="flag"),
        pytest.param(lambda name: env.number(name, 1), "many", id="number"),
        pytest.param(lambda name: env.number(name, 1, least=2), "1", id="too small a number"),
        pytest.param(lambda name: env.choice(name, ("a", "b"), "a"), "c", id="choice"),
        pytest.param(env.networks, "10.0.0.0/8,elsewhere", id="network"),
        pytest.param(env.keys, "short", id="key"),
    ],
)
def test_a_bad_value_is_refused_with_the_name_of_its_setting(monkeypatch, read, raw):
    monkeypatch.setenv("ODD_SETTING", raw)

    with pytest.raises(ImproperlyConfigured, match="ODD_SETTING"):
        read("ODD_SETTING")


def test_a_secret_may_come_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from the file\n")
    monkeypatch.setenv("TOKEN_FILE", str(tmp_path / "key"))

    assert env.secret("TOKEN") == "from the file"


def test_a_secret_given_twice_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("TOKEN", "one")
    monkeypatch.setenv("TOKEN_FILE", str(tmp_path / "two"))

    with pytest.raises(ImproperlyConfigured, match="TOKEN and TOKEN_FILE are both set"):
        env.secret("TOKEN")


def test_a_missing_secret_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("TOKEN_FILE", str(tmp_path / "absent"))

    with pytest.raises(ImproperlyConfigured, match=r"TOKEN_FILE names .*absent"):
        env.secret("TOKEN")


@pytest.mark.parametrize("separator", [",", "\n", " , "])
def test_keys_are_separated_by_commas_or_lines(monkeypatch, separator):
    monkeypatch.setenv("KEYS", f"{KEY}{separator}{KEY}")

    assert env.keys("KEYS") == [KEY, KEY]


def test_a_refused_key_is_not_repeated_in_the_message(monkeypatch):
    monkeypatch.setenv("KEYS", f"{KEY},{KEY[:-4]}")

    with pytest.raises(ImproperlyConfigured) as refused:
        env.keys("KEYS")

    assert str(refused.value) == "KEYS: key 2 is not 32 bytes in URL-safe base64"
