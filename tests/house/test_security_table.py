"""A test that the security table names is there."""

import re

from tests.house.tree import PROJECT

TABLE = PROJECT / "docs" / "security.md"
NAMED = re.compile(r"`(tests/[\w/]+(?:\.py)?)(?:::(test_\w+))?`")


def test_every_test_that_the_security_table_names_exists():
    named = NAMED.findall(TABLE.read_text(encoding="utf-8"))
    missing = [
        (path, name)
        for path, name in named
        if not (PROJECT / path).exists()
        or (name and f"def {name}(" not in (PROJECT / path).read_text(encoding="utf-8"))
    ]

    assert len(named) > 60
    assert missing == []
