"""One YAML file as plain data that remembers on which line everything stands."""

from pathlib import Path
from typing import Any

import yaml

# The C parser reads the starter in a tenth of the time; some builds of PyYAML come without it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PLAIN_TAGS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")

Place = tuple[Path, int]


class StarterError(ValueError):
    """A starter file cannot be read; the message names the file, the line and the reason."""

    def __init__(self, file: Path, line: int | None, reason: str) -> None:
        """Remember the place, so that a caller can show it in its own way."""
        self.file, self.line, self.reason = file, line, reason
        where = f"{file}, line {line}" if line else str(file)
        super().__init__(f"{where}: {reason}")


def read_file(path: Path) -> tuple[dict[str, Any], dict[str, Place]]:
    """The file's mapping, and the place of each value under a name like `rules[3].effect`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StarterError(path, None, f"cannot be read: {error}") from error
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        reader = _Nodes(path, loader)
        if not isinstance(node, yaml.MappingNode):
            raise StarterError(path, 1, "expected keys with values")
        return reader.mapping(node, ""), reader.places
    except yaml.YAMLError as error:
        raise _broken(path, text, error) from error
    finally:
        loader.dispose()


def _broken(path: Path, text: str, error: yaml.YAMLError) -> StarterError:
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return StarterError(path, line, f"broken YAML: {error.reason}")
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error)
    return StarterError(path, mark.line + 1 if mark else None, f"broken YAML: {reason}")


class _Nodes:
    """Turns nodes into plain data; refuses what a hand-edited file should not hold."""

    def __init__(self, path: Path, loader: Any) -> None:
        self.path = path
        self.loader = loader
        self.places: dict[str, Place] = {}
        self.seen: set[int] = set()

    def mapping(self, node: yaml.MappingNode, where: str) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self.value(key_node, where)
            if not isinstance(key, str):
                raise self._refusal(key_node, f"key {key!r} is not text; put it in quotes")
            if key in plain:
                raise self._refusal(key_node, f"{key!r} stands twice")
            place = f"{where}.{key}" if where else key
            self.places[place] = (self.path, key_node.start_mark.line + 1)
            plain[key] = self.value(value_node, place)
        return plain

    def value(self, node: yaml.Node, where: str) -> Any:
        # The same node a second time is an alias: hard to edit, and it may hold itself.
        if id(node) in self.seen:
            raise self._refusal(node, "anchors and aliases are not read")
        self.seen.add(id(node))
        if not isinstance(node, yaml.ScalarNode) and node.tag not in _PLAIN_TAGS:
            raise self._refusal(node, f"tag {node.tag!r} is not read")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self._part(part, f"{where}[{n}]") for n, part in enumerate(node.value)]
        try:
            return self.loader.construct_object(node)
        except ValueError as error:
            raise self._refusal(node, str(error)) from error

    def _part(self, node: yaml.Node, where: str) -> Any:
        self.places[where] = (self.path, node.start_mark.line + 1)
        return self.value(node, where)

    def _refusal(self, node: yaml.Node, reason: str) -> StarterError:
        return StarterError(self.path, node.start_mark.line + 1, reason)
