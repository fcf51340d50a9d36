"""T-FUZZ-2: bytes that no browser would send never make the server fail."""

import contextlib
import random
import re
import socket

import pytest

from tests.faults.places import ask
from tests.faults.proxies import proxy
from tests.security.addresses import addresses

pytestmark = pytest.mark.slow
STATUS = re.compile(rb"^HTTP/1\.[01] (\d{3})")
METHODS = [
    b"GET",
    b"POST",
    b"HEAD",
    b"PUT",
    b"DELETE",
    b"OPTIONS",
    b"TRACE",
    b"PATCH",
    b"FOO",
    b"get",
]
JUNK = [
    b"",
    b"%00",
    b"%ff%fe",
    b"..%2f..%2fetc",
    b"%2e%2e/",
    b"?a=%",
    b"?" + b"a=1&" * 300,
    b";a=b",
    b"?next=//elsewhere.example/",
    b"?from=%0d%0aX-Injected:%20yes",
    b"?option=a&option=b&option=",
    b"\xc3\x28",
    b"'\"><script>",
    b"{{7*7}}",
    b"%u0041",
    b"?number=99999999999999999999",
    b"a" * 3000,
]
HEADERS = [
    b"Content-Type: multipart/form-data; boundary=x",
    b"Content-Type: multipart/form-data",
    b"Content-Type: application/json",
    b"Content-Type: text/plain; charset=nowhere",
    b"Content-Type: application/x-www-form-urlencoded; charset=\xff",
    b"Cookie: answers=",
    b"Cookie: answers=" + b"gAAAAA" * 400,
    b"Cookie: csrftoken=x",
    b"Cookie: sessionid='; DROP TABLE",
    b"Cookie: answers=\xff\xfe; =; ;;",
    b"Cookie: a",
    b"Host: elsewhere.example",
    b"Host: [::1",
    b"Host: a b",
    b"X-Forwarded-For: ,,,",
    b"X-Forwarded-Proto: gopher",
    b"X-Forwarded-Host: elsewhere.example",
    b"Content-Length: -1",
    b"Content-Length: 5",
    b"Content-Length: 99999999999999999999",
    b"Transfer-Encoding: chunked",
    b"Transfer-Encoding: chunked, identity",
    b"Accept-Language: " + b"x-" * 500,
    b"Accept-Language: \xff",
    b"Accept-Encoding: gzip;q=x",
    b"HX-Request: true",
    b"Range: bytes=9-1",
    b"If-Modified-Since: never",
    b'If-None-Match: "',
    b"Expect: 100-continue",
    b"Upgrade: h2c",
    b"Authorization: Basic \xff",
    b"X-Long: " + b"y" * 20_000,
    b"Origin: null",
    b"Referer: \xff",
]
BODIES = [
    b"",
    b"age_band=35_49",
    b"age_band=\xff",
    b"a" * 70_000,
    b"--x\r\nContent-Disposition: form-data; name=\r\n\r\n",
    b"5\r\nabc",
    b"0\r\n\r\n",
    b"&" * 5_000,
    b"=",
    b"\x00" * 100,
    b"age_band=%",
    b"[" * 2000,
    b"age_band=a&age_band=b",
    b"csrfmiddlewaretoken=" + b"x" * 64,
]


def request(chance, paths):
    """One request with some things wrong, of a kind that is decided by the seed."""
    path = chance.choice(paths).encode() + (chance.choice(JUNK) if chance.random() < 0.5 else b"")
    head = [
        b" ".join(
            [
                chance.choice(METHODS),
                path,
                chance.choice([b"HTTP/1.1"] * 8 + [b"HTTP/1.0", b"HTTP/9"]),
            ]
        )
    ]
    if chance.random() < 0.9:
        head.append(b"Host: 127.0.0.1")
    head += chance.sample(HEADERS, chance.randint(0, 4))
    body = chance.choice(BODIES)
    if chance.random() < 0.7 and not any(line.startswith(b"Content-Length") for line in head):
        head.append(b"Content-Length: %d" % len(body))
    head.append(b"Connection: close")
    whole = b"\r\n".join(head) + b"\r\n\r\n" + body
    if chance.random() < 0.05:
        whole = bytearray(whole)
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole)


def status_of(port, whole):
    """What came back. None: the connection was closed, or nothing was said to half a request."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        try:
            connection.sendall(whole)
            connection.shutdown(socket.SHUT_WR)
            found = STATUS.match(connection.recv(64))
        except OSError:
            return None
    return int(found[1]) if found else None


def failures(server, count, seed):
    chance, paths = random.Random(seed), addresses()
    statuses, failed = set(), []
    for _request in range(count):
        whole = request(chance, paths)
        status = status_of(server.port, whole)
        statuses.add(status)
        if status is not None and status >= 500:
            failed.append((status, whole[:200]))
    return statuses, failed


# Pages that are 503 by design while something is wrong are not asked for.
@pytest.fixture
def fuzzed(machine):
    with machine.serve(workers=2) as server:
        yield server


@pytest.mark.slow
def test_800_broken_requests_never_make_the_server_fail(fuzzed):
    seed = random.randrange(10**6)
    statuses, failed = failures(fuzzed, 800, seed)

    assert failed == [], f"seed {seed}"
    assert {200, 400, 404} <= statuses
    assert ask(fuzzed.port, "/health/live").status == 200


def test_bodies_that_trickle_in_stay_with_the_proxy(machine, nginx, tmp_path):
    head = b"POST /questions/age/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\nage_"
    with (
        machine.serve(workers=2) as server,
        proxy(nginx, tmp_path, [server.port], reading_seconds=1) as front,
        contextlib.ExitStack() as slow,
    ):
        waiting = []
        for _client in range(4):
            connection = socket.create_connection(("127.0.0.1", front), timeout=30)
            waiting.append(slow.enter_context(connection))
            waiting[-1].sendall(head)

        assert ask(front, "/health/live", timeout=20).status == 200
        # Given up: closed, with or without a word.
        assert {one.recv(64)[9:12] for one in waiting} <= {b"408", b""}
        assert ask(server.port, "/health/live", timeout=20).status == 200


@pytest.mark.soak
def test_10_000_broken_requests_never_make_the_server_fail(fuzzed):
    statuses, failed = failures(fuzzed, 10_000, 2026)

    assert failed == []
    assert {200, 302, 400, 403, 404, 405, 413, 415} <= statuses
    assert ask(fuzzed.port, "/health/live").status == 200
