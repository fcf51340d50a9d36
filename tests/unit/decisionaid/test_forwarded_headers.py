"""What a proxy says of the client is believed from a trusted proxy only. T-HDR-4."""

import pytest

from decisionaid.middleware import ForwardedHeaders

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
