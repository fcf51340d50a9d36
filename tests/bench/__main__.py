"""Measure everything and write docs/benchmarks.md: `make bench`."""

import gzip
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.server import serving
from tests.bench.visitor import Visitor

ROUNDS = 7
LOAD = os.getloadavg()[0]
"""How much the machine had to do beside: where it is more than its cores, the figures spread."""
REQUESTS = 150
PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
Rows = list[tuple[str, ...]]
LIMITS = """\
## What limits each figure

- **A question page and an answer.** Plain templates, drawn for each request: opening (and after an answer,
  sealing) the cookie, building the form, drawing its choices, a fresh token, and packing the page.
- **The summary.** It is made anew for each request, as it is a person's own. Of its processor time, putting
  the page's value together takes a third (`assess` two fifths of that), drawing page and frame not quite a
  third, opening the cookie a sixteenth, packing a thirtieth, what a bare view takes too a tenth. The rest is
  the same middleware again: after a page's thousand functions it runs from a cold cache, and takes two to
  three times what it takes around a bare view. What only the edition decides is made once: rows of choices,
  cells of the printed sheet, what was studied of an option, prices, addresses. No block that repeats an
  answer is kept, though that would be quicker ([decision 19](decisions/0019-what-a-page-may-remember.md)).
- **The checklist** is drawn in the same way, form by form and line by line. **Its PDF** is typeset anew,
  as its words are a person's own; that alone takes longer than the goal leaves.
- **Packing.** `isal` packs a page twenty times as fast as zlib and makes it about a fifth larger.
- **The evidence library** is served from memory; packing it is what is left.
- **The rules.** Ours are plain Python on frozen values. The two others judge two-valued logic only, so
  they do less work here than ours.
- **The proof** visits each class of answers of each option. It runs once per publishing, never for a
  person.
- **The load client** shares the cores with the service, so everything is slower than it would be alone,
  and small differences between two runs mean nothing.
"""


def main() -> None:
    """Every table in turn; a PostgreSQL database as the first argument adds its rows."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")
    django.setup()
    tables = [
        _table("Serving (SQLite)", SERVING, throughput(None)),
        *(_table("Serving (PostgreSQL)", SERVING, throughput(url)) for url in sys.argv[1:2]),
        _table("Rules", ("what", "median", "spread", "times our evaluation of the rules"), rules()),
        _table("Publishing", ("what", "median", "spread"), once_in_a_while()),
        _table("Weight", ("page", "compressed", "with css and script", "requests"), weight()),
    ]
    PAGE.write_text(_head() + "\n".join([*tables, LIMITS]), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))  # noqa: T201


SERVING = ("request", "a second, median", "spread", "against the bare view")


def throughput(database: str | None) -> Rows:
    """Requests a second of each kind against a bare view, interleaved in one run."""
    with serving(database) as port:
        visitor = Visitor(port)
        visitor.walk(_answers("E1"))
        needles = "/questions/needles/"
        kinds: dict[str, tuple[str, ...]] = {
            "a bare view": ("GET", "/bare/"),
            "a question page": ("GET", needles),
            "an answer (POST)": ("POST", needles, visitor.filled(needles, _answers("E1"))),
            "the summary": ("GET", "/summary/"),
            "the checklist": ("GET", "/checklist/"),
            "the checklist as PDF": ("GET", "/checklist.pdf"),
            "the evidence library": ("GET", "/evidence/"),
        }
        found: dict[str, list[float]] = {kind: [] for kind in kinds}
        for _ in range(ROUNDS):
            for kind, request in kinds.items():
                found[kind].append(visitor.per_second(REQUESTS, *request))
    ratios = {
        kind: statistics.median(
            a / b for a, b in zip(found[kind], found["a bare view"], strict=True)
        )
        for kind in kinds
    }
    return [
        (kind, f"{statistics.median(speeds):.0f}", _spread(speeds), f"{ratios[kind]:.2f}")
        for kind, speeds in found.items()
    ]


def rules() -> Rows:
    """The starter's rules for one person, in our evaluator and in two public ones."""
    from evidence.core.assessment.answers_file import profile_from_answers
    from evidence.core.assessment.assess import assess
    from evidence.starter import starter_catalogue
    from tests.bench import rivals

    catalogue = starter_catalogue()
    profile, _ = profile_from_answers(_case("E6"))
    work: dict[str, Callable[[], object]] = {
        "all rules, ours (three-valued)": rivals.ours(catalogue, profile),
        "all rules, rule-engine": rivals.with_rule_engine(catalogue, profile),
        "all rules, CEL": rivals.with_cel(catalogue, profile),
        "`assess`, the whole summary": lambda: assess(profile, catalogue),
    }
    found = _interleaved(work, times=40)
    base = statistics.median(found["all rules, ours (three-valued)"])
    return [
        (
            name,
            _micro(times),
            _spread([t * 1e6 for t in times]),
            f"{statistics.median(times) / base:.0f}x",
        )
        for name, times in found.items()
    ]


def once_in_a_while() -> Rows:
    """What happens when an edition is published."""
    from evidence.core.edition import snapshot
    from evidence.core.proof.prove import prove
    from evidence.starter import starter_catalogue

    catalogue = starter_catalogue()
    text = snapshot.dumps(catalogue)
    work: dict[str, Callable[[], object]] = {
        "the proof of every invariant": lambda: prove(catalogue),
        "an edition to text and digest": lambda: snapshot.digest(snapshot.dumps(catalogue)),
        "an edition from text, once a process": lambda: snapshot.loads(text),
    }
    found = _interleaved(work, times=1)
    return [
        (name, f"{statistics.median(times) * 1000:.0f} ms", _spread([t * 1000 for t in times]))
        for name, times in found.items()
    ]


def weight() -> Rows:
    """Compressed bytes as a browser gets them, with what the page links to."""
    rows: Rows = []
    with serving() as port:
        visitor = Visitor(port)
        seen: dict[str, int] = {}
        visits = [("first page", "/"), ("first question", "/questions/age/")]
        rows += [_weighed(visitor, name, path, seen) for name, path in visits]
        visitor.walk(_answers("E1"))
        later = [("a later question", "/questions/needles/"), ("summary", "/summary/")]
        later += [("checklist", "/checklist/"), ("evidence library", "/evidence/")]
        rows += [_weighed(visitor, name, path, seen) for name, path in later]
    return rows


def _weighed(visitor: Visitor, name: str, path: str, seen: dict[str, int]) -> tuple[str, ...]:
    tree = visitor.page(path)
    _, _, content = visitor.ask("GET", path)
    size = len(content) if visitor.encoding == "gzip" else len(gzip.compress(content))
    links = [
        *tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href"),
        *tree.xpath("//script/@src"),
    ]
    new = [link for link in dict.fromkeys(links) if link not in seen]
    for link in new:
        _, _, body = visitor.ask("GET", link)
        seen[link] = len(body)
    return name, f"{size:,} B", f"{size + sum(seen[link] for link in new):,} B", str(1 + len(new))


def _interleaved(work: dict[str, Callable[[], object]], times: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, doing in work.items():
            begin = time.perf_counter()
            for _ in range(times):
                doing()
            found[name].append((time.perf_counter() - begin) / times)
    return found


def _case(key: str) -> dict[str, object]:
    from tests.golden.cases import CASES

    answers: dict[str, object] = next(case for case in CASES if case["id"] == key)["answers"]
    return answers


def _answers(key: str) -> dict[str, object]:
    return _case(key)


def _micro(times: list[float]) -> str:
    return f"{statistics.median(times) * 1e6:.0f} us"


def _spread(values: list[float]) -> str:
    return f"{min(values):.0f} to {max(values):.0f}"


def _table(title: str, columns: tuple[str, ...], rows: Rows) -> str:
    lines = [f"## {title}\n", f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _head() -> str:
    day = datetime.now(UTC).date().isoformat()
    return (
        "# Benchmarks\n\n"
        f"Written by `make bench` on {day}, {os.cpu_count()} cores, the load client on the same cores,\n"
        f"{ROUNDS} interleaved rounds, medians with the smallest and largest round. Figures of one run may be\n"
        "compared with each other; those of two machines may not. Served as `make run` serves: granian, two\n"
        f"workers. The bare view runs behind the same middleware. The load of the machine, of which {os.cpu_count()} would\n"
        f"be all it can carry, was {LOAD:.1f} when it began.\n\n"
    )


if __name__ == "__main__":
    main()
