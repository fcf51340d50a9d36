"""A plugin of pytest for one change of a function that runs while its module is loaded: it is there from the start.

MUTATED=evidence/core/edition/items.py:_choice:1 pytest -p tests.mutation.from_the_start tests/unit/core
"""

import os
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location

from tests.mutation.changes import PROJECT, Change, changed_source, changes_of


class _Loader(SourceFileLoader):
    def __init__(self, change: Change):
        super().__init__(change.module, str(PROJECT / change.path))
        self.change = change

    def get_code(self, fullname):
        """Never what was compiled before."""
        return compile(changed_source(self.change), self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    def __init__(self, change: Change):
        self.change = change

    def find_spec(self, fullname, path=None, target=None) -> ModuleSpec | None:
        """The changed module under its own name."""
        if fullname != self.change.module:
            return None
        loader = _Loader(self.change)
        return spec_from_file_location(fullname, loader.path, loader=loader)


if named := os.environ.get("MUTATED"):
    file, function, number = named.split(":")
    one = Change(file, function, int(number))
    if one not in changes_of(file):
        raise KeyError(named)
    sys.meta_path.insert(0, _Finder(one))
