"""Two nodes behind nginx share a database and keys, and nothing else."""

import base64
import re
from contextlib import ExitStack

import pytest

from tests.faults.crowds import Crowd
from tests.faults.people import Person
from tests.faults.places import Machine, free_port
from tests.faults.proxies import proxy

pytestmark = pytest.mark.slow


def key(letter):
    return base64.urlsafe_b64encode(letter.encode() * 32).decode()


OLD, NEW = key("o"), key("n")
BUDGET = {"budget_amount": "1500", "budget_currency": "EUR"}
SHARED = {"SECRET_KEY": "shared by both nodes " * 3, "ANSWERS_KEYS": OLD}


@pytest.fixture
def nodes(machine, collected, tmp_path):
    """Two machines with folders of their own and one database."""
    shared = {"STATIC_ROOT": str(collected), **SHARED}
    return [Machine(tmp_path / name, machine.url, **shared) for name in ("one", "two")]


def test_one_node_killed_in_the_middle_of_visits_loses_none(nodes, nginx, tmp_path):
    one, two = nodes
    with (
        one.serve() as first,
        two.serve() as second,
        proxy(nginx, tmp_path, [first.port, second.port]) as port,
        Crowd(port, threads=4) as crowd,
    ):
        crowd.wait_for(2)
        first.kill()
        crowd.wait_for(6)
        served = second.log.read_text().count('"route": "question"')

    assert crowd.failures == []
    # Nobody had to try again: the proxy passed each request on to the node that lived.
    assert crowd.troubles == []
    assert served > 0


def test_keys_rotate_node_by_node_without_ending_a_visit(nodes, nginx, tmp_path):
    ports = [free_port(), free_port()]
    with proxy(nginx, tmp_path, ports) as port, ExitStack() as first, ExitStack() as second:
        people = [Person(port, patience=8) for _each in range(2)]
        running = [first, second]

        def restart(number, keys):
            running[number].close()
            node = nodes[number].serve(port=ports[number], ANSWERS_KEYS=keys)
            running[number].enter_context(node)

        restart(1, OLD)
        # First every node learns to open the new key, then uses it, then forgets the old one.
        for number, keys, steps in (
            (0, OLD, 3),
            (0, f"{OLD} {NEW}", 3),
            (1, f"{OLD} {NEW}", 2),
            (0, f"{NEW} {OLD}", 3),
            (1, f"{NEW} {OLD}", 3),
        ):
            restart(number, keys)
            for person in people:
                person.walk(steps)
        restart(0, NEW)
        restart(1, NEW)
        for person in people:
            person.walk()

    assert [person.at for person in people] == ["/summary/"] * 2


def test_a_proxy_that_keeps_everything_gives_nobody_the_page_of_another(nodes, nginx, tmp_path):
    """T-CACHE-1"""
    one, _two = nodes
    countries = {"GB": "United Kingdom", "DE": "Germany"}
    with one.serve() as server, proxy(nginx, tmp_path, [server.port], caching=True) as port:
        people = {
            code: Person(
                port,
                sent={"country": {"country": code, "treatment_country": code}, "budget": BUDGET},
            )
            for code in countries
        }
        for person in people.values():
            person.walk()
        pages = {
            (code, path): person.ask(path)
            for path in ("/check/", "/summary/", "/questions/country/", "/")
            for code, person in people.items()
        }

    for code, other in (("GB", "Germany"), ("DE", "United Kingdom")):
        listed = re.sub(r"<option.*?</option>", "", pages[code, "/check/"].text, flags=re.DOTALL)
        assert countries[code] in listed
        assert other not in listed
    visit = [page for (_code, path), page in pages.items() if path != "/"]
    assert {page.headers.get("X-Cache") for page in visit} <= {"MISS", "BYPASS", None}
