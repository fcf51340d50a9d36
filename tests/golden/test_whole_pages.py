"""Pages say what they said: every word, link, drawing and form of them, until somebody has looked at what changed.

After a wanted change `WRITE_PAGES=1 pytest tests/golden/test_whole_pages.py` writes them anew. The difference that
git then shows is what people will see: it is read before it is kept.
"""

import os
from collections import Counter

import pytest

from evidence.editions.store import current_edition
from tests.golden.whole_pages import FOLDER, MANY, PAGES, file_of, lines_of, page, put
from tests.told import complete

pytestmark = pytest.mark.django_db


def kept_lines(file, lines):
    """The lines as they are kept; written anew where that is asked for."""
    if os.environ.get("WRITE_PAGES"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file.read_text(encoding="utf-8").split("\n")[:-1]


@pytest.mark.parametrize(
    ("which", "person", "path"), PAGES, ids=[f"{who or which} {path}" for which, who, path in PAGES]
)
def test_a_page_says_what_it_said(client, which, person, path):
    file = file_of(which, person, path)
    lines = page(client, which, person, path)

    assert lines == kept_lines(file, lines)


@pytest.mark.parametrize("group", MANY)
def test_many_people_meet_the_lines_they_met(client, group):
    """The lines of their summaries, each once, beside how many people meet it."""
    put("kept")
    options = [it.key for it in current_edition().catalogue.options]
    met = Counter()
    for number, answers in enumerate(map(complete, MANY[group])):
        paths = ["/summary/", f"/options/{options[number % len(options)]}/"]
        for path in [*paths, "/compare/", "/people-like-you/"] if number % 4 == 0 else paths:
            met.update(lines_of(client, "kept", answers, path))
    lines = [f"{number} {line}" for line, number in sorted(met.items())]

    assert lines == kept_lines(FOLDER / "many" / f"{group}.txt", lines)


def test_no_page_is_kept_that_nobody_looks_at():
    kept = {*FOLDER.rglob("*.txt")}

    assert kept == {file_of(*one) for one in PAGES} | {
        FOLDER / "many" / f"{group}.txt" for group in MANY
    }
