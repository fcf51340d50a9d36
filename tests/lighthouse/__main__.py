"""Let Lighthouse judge four pages as a slow phone sees them, and write docs/lighthouse.md."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.server import serving
from tests.bench.visitor import Visitor
from tests.conftest import CHROMIUM_NAMES

ROOM = Path(__file__).parent
TOOL = ROOM / "node_modules" / ".bin" / "lighthouse"
PAGE = ROOM.parents[1] / "docs" / "lighthouse.md"
RUNS = 3
"""The speed of a page differs from run to run; the median is told."""
TRIES = 4
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "/",
    "a question": "/questions/needles/",
    "the summary": "/summary/",
    "a study": "/evidence/studies/ST01/",
}
ON_PURPOSE = {
    "is-crawlable": "The page belongs to a person's visit. It tells search engines to keep away, "
    "and it goes on telling them.",
}
"""Audits that fail because we mean it."""


def main() -> None:
    """Every page in turn, over one running service."""
    with serving() as port, tempfile.TemporaryDirectory() as folder:
        headers = Path(folder) / "headers.json"
        headers.write_text(json.dumps({"Cookie": _cookie_of_a_visit(port)}), encoding="utf-8")
        judged = {
            name: [_judge(f"http://127.0.0.1:{port}{path}", headers) for _ in range(RUNS)]
            for name, path in PAGES.items()
        }
    PAGE.write_text(_told(judged), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))  # noqa: T201


def _cookie_of_a_visit(port: int) -> str:
    """The cookie of somebody who answered every question."""
    from tests.golden.cases import CASES

    visitor = Visitor(port)
    visitor.walk(next(case for case in CASES if case["id"] == "E1")["answers"])
    return "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())


def _judge(address: str, headers: Path) -> dict[str, Any]:
    """One report; a browser that was too busy to record the page is asked again."""
    for _ in range(TRIES):
        report = _report(address, headers)
        if "runtimeError" not in report:
            return report
    sys.exit(f"{address}: {report['runtimeError']['message']}")


def _report(address: str, headers: Path) -> dict[str, Any]:
    browser = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if browser is None:
        sys.exit("Chromium is not installed; `make chromium` installs it")
    # In a file: what it writes to a pipe may end in the middle.
    written = headers.with_name("report.json")
    written.unlink(missing_ok=True)
    done = subprocess.run(
        [
            *(
                str(TOOL),
                address,
                "--quiet",
                "--output=json",
                f"--output-path={written}",
                "--form-factor=mobile",
            ),
            f"--only-categories={','.join(CATEGORIES)}",
            f"--extra-headers={headers}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        env={**os.environ, "CHROME_PATH": browser},
        capture_output=True,
        text=True,
        check=False,
    )
    if not written.exists():
        sys.exit(done.stderr)
    report: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    return report


def _score(reports: list[dict[str, Any]], category: str) -> int:
    return round(
        statistics.median(100 * report["categories"][category]["score"] for report in reports)
    )


def _but_for_purpose(report: dict[str, Any], category: str) -> int:
    """The score of a category without the audits that fail because we mean it."""
    counted = [
        (part["weight"], report["audits"][part["id"]]["score"])
        for part in report["categories"][category]["auditRefs"]
        if part["id"] not in ON_PURPOSE and report["audits"][part["id"]]["score"] is not None
    ]
    return round(100 * sum(w * score for w, score in counted) / sum(w for w, _score in counted))


def _spread(reports: list[dict[str, Any]]) -> str:
    found = sorted(round(100 * report["categories"]["performance"]["score"]) for report in reports)
    return f"{_score(reports, 'performance')} ({found[0]} to {found[-1]})"


def _short_of(reports: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Audits that count and are not perfect in the run nearest the median: category, id, title."""
    by_speed = sorted(reports, key=lambda one: one["categories"]["performance"]["score"])
    report = by_speed[len(by_speed) // 2]
    for category in CATEGORIES:
        for part in report["categories"][category]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield category, part["id"], audit["title"]


def _told(judged: dict[str, list[dict[str, Any]]]) -> str:
    report = next(iter(judged.values()))[0]
    day = datetime.now(UTC).date().isoformat()
    lines = [
        "# Lighthouse",
        "",
        f"Written by `make lighthouse` on {day}: Lighthouse {report['lighthouseVersion']}, its preset for phones (slow line and",
        f"slowed processor), the median of {RUNS} runs with the smallest and largest, {os.cpu_count()} cores shared with the service and",
        f"whatever else ran ({os.getloadavg()[2]:.0f} tasks at a time over the last quarter of an hour). A busy machine costs performance;",
        "the other columns do not change.",
        "",
        "| page | performance | accessibility | best practices | search engines | bytes | first paint |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, reports in judged.items():
        others = (str(_score(reports, category)) for category in CATEGORIES[1:])
        scores = " | ".join((_spread(reports), *others))
        audits = reports[-1]["audits"]
        size = round(audits["total-byte-weight"]["numericValue"])
        paint = statistics.median(
            report["audits"]["first-contentful-paint"]["numericValue"] for report in reports
        )
        lines.append(f"| {name} | {scores} | {size:,} | {paint / 1000:.1f} s |")
    lines += ["", "## What is short of 100, and why", ""]
    for name, reports in judged.items():
        for category, key, title in _short_of(reports):
            why = ON_PURPOSE.get(key, "")
            if why:
                why += (
                    f" All the rest of this column gives {_but_for_purpose(reports[-1], category)}."
                )
            lines.append(f"- {name}, {category}: {title} (`{key}`). {why}".rstrip())
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
