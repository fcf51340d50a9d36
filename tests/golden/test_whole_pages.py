"""Pages say what they said: every word, link, drawing and form of them, until somebody has looked at what changed.

After a wanted change `WRITE_PAGES=1 pytest tests/golden/test_whole_pages.py` writes them anew. The difference that
git then shows is what people will see: it is read before it is kept.
"""

import os

import pytest

from tests.golden.whole_pages import FOLDER, PAGES, file_of, page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("which", "person", "path"), PAGES, ids=[f"{who or which} {path}" for which, who, path in PAGES]
)
def test_a_page_says_what_it_said(client, which, person, path):
    file = file_of(which, person, path)
    lines = page(client, which, person, path)

    if os.environ.get("WRITE_PAGES"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert lines == file.read_text(encoding="utf-8").splitlines()


def test_no_page_is_kept_that_nobody_looks_at():
    kept = {*FOLDER.rglob("*.txt")}

    assert kept == {file_of(*one) for one in PAGES}
