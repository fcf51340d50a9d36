"""What a proxy says of the client is believed from a trusted proxy only. T-HDR-4."""

import pytest
from django.http import HttpResponse

from decisionaid.proxies import ForwardedHeaders

PROXY = "10.0.0.5"


@pytest.fixture
def seen(rf, settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/24"]

    def request_seen(peer, **headers):
        return ForwardedHeaders(lambda request: request)(
            rf.get("/", REMOTE_ADDR=peer, headers=headers)
        )

    return request_seen


def test_a_stranger_cannot_claim_https_or_another_address(seen):
    request = seen("203.0.113.9", x_forwarded_for="198.51.100.7", x_forwarded_proto="https")

    assert request.META["REMOTE_ADDR"] == "203.0.113.9"
    assert not request.is_secure()


def test_a_trusted_proxy_is_believed(seen):
    request = seen(PROXY, x_forwarded_for="198.51.100.7", x_forwarded_proto="https")

    assert request.META["REMOTE_ADDR"] == "198.51.100.7"
    assert request.is_secure()


def test_an_address_forged_before_the_proxys_own_entry_is_ignored(seen):
    request = seen(PROXY, x_forwarded_for="192.0.2.66, 198.51.100.7, 10.0.0.6")

    assert request.META["REMOTE_ADDR"] == "198.51.100.7"


@pytest.mark.parametrize("peer", ["203.0.113.9", PROXY])
def test_the_host_is_never_taken_from_a_forwarded_header(seen, peer):
    request = seen(peer, x_forwarded_host="elsewhere.example")

    assert "HTTP_X_FORWARDED_HOST" not in request.META


def test_without_a_forwarded_address_the_peer_stays(seen):
    assert seen(PROXY).META["REMOTE_ADDR"] == PROXY


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        ("198.51.100.7:52110", "198.51.100.7"),
        ("[2001:db8::7]:443", "2001:db8::7"),
        ("[2001:db8::7]", "2001:db8::7"),
        ("2001:db8::7", "2001:db8::7"),
        ("fe80::7%eth0", "fe80::7"),
        ('"198.51.100.7"', "198.51.100.7"),
        ("198.51.100.7,", "198.51.100.7"),
        (" 198.51.100.7 , , 10.0.0.6 ", "198.51.100.7"),
        ("unknown, 198.51.100.7", "198.51.100.7"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("198.51.100.7, ::ffff:10.0.0.6", "198.51.100.7"),
        ("10.0.0.9, 10.0.0.6", "10.0.0.9"),
        ("unknown", ""),
        ("198.51.100.7, unknown", ""),
        ("_hidden", ""),
        (",,,", ""),
        ("", ""),
        ("999.1.1.1", ""),
        ("[::1", "::1"),
        ("1:2:3", ""),
    ],
)
def test_every_way_to_write_an_address_is_read_or_nobody_is_named(seen, forwarded, client):
    assert seen(PROXY, x_forwarded_for=forwarded).META["REMOTE_ADDR"] == client


@pytest.mark.parametrize("trusted", ["127.0.0.1", "::ffff:127.0.0.1", "::ffff:127.0.0.0/104"])
@pytest.mark.parametrize("peer", ["127.0.0.1", "::ffff:127.0.0.1"])
def test_a_proxy_may_be_named_as_either_kind_of_address(seen, settings, trusted, peer):
    settings.TRUSTED_PROXIES = [trusted]

    assert seen(peer, x_forwarded_for="198.51.100.7").META["REMOTE_ADDR"] == "198.51.100.7"


def test_curators_are_let_in_only_from_an_address_that_can_be_counted(rf, settings, caplog):
    settings.TRUSTED_PROXIES = [PROXY]
    ask = ForwardedHeaders(lambda request: HttpResponse("answered"))
    hidden = {"REMOTE_ADDR": PROXY, "headers": {"x_forwarded_for": "unknown"}}

    assert ask(rf.post("/admin/login/", **hidden)).status_code == 400
    assert "does not tell the address" in caplog.text
    assert ask(rf.post("/questions/age/", **hidden)).content == b"answered"


@pytest.mark.parametrize(
    ("path", "peer", "status"),
    [
        ("/health/live", "10.1.0.4", 200),
        ("/health/live", "::ffff:10.1.0.4", 200),
        ("/metrics", "10.1.0.4", 404),
        ("/health/live", "203.0.113.9", 400),
        ("/metrics", "203.0.113.9", 400),
        ("/", "10.1.0.4", 400),
    ],
)
def test_a_node_answers_probes_by_its_address_from_a_network_of_ours(
    client, settings, path, peer, status
):
    settings.ALLOWED_HOSTS = [".aid.example"]
    settings.PROBE_NETWORKS = ["10.1.0.0/24"]

    asked = client.get(path, REMOTE_ADDR=peer, headers={"host": "10.1.0.2:8000"})

    assert asked.status_code == status
