"""The sentences that the service says to people, read out of its templates and its modules."""

import ast
import re

from tests import yaml_files
from tests.house.tree import files, place, python_modules

SPEAKS = re.compile(
    r"\b(?:never|nothing|always|only|nobody|nowhere|none|no one|no other|not any"
    r"|forget\w*|forgotten|keeps?|kept|cop(?:y|ies)|signed|reviewed|verified|we do not)\b",
    re.IGNORECASE,
)
"""What a sentence says that promises something for all cases, or of what is kept and who looked."""
ELSEWHERE = ("templates/admin", "templates/curators", "templates/style")
"""What patients do not see."""
ROOMS = ("questionnaire", "evidence/presenters", "evidence/views", "evidence/core", "decisionaid")
NOT_SAID = ("evidence/core/proof", "evidence/core/checks", "decisionaid/curators", "/management/")
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
TRANSLATE = re.compile(r'{%\s*translate\s+(?:"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\')')
BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
PLURAL = re.compile(r"{%\s*plural\s*%}")
END = re.compile(r"(?<=[.?!:])\s+")


def sentences(text):
    """The sentences of a text, each as it stands."""
    return END.split(" ".join(text.split()))


def said():
    """Every sentence of the code that a person may read, with the first place it stands in."""
    found = {}
    for where, text in (*_of_templates(), *_of_modules(), *_of_questions()):
        for sentence in sentences(text):
            found.setdefault(sentence, where)
    return found


def _of_templates():
    for path in files(".html"):
        if place(path).startswith("templates/") and not place(path).startswith(ELSEWHERE):
            source = path.read_text(encoding="utf-8")
            for double, single in TRANSLATE.findall(source):
                yield place(path), double or single
            for block in BLOCK.findall(source):
                for text in PLURAL.split(block):
                    yield place(path), text


def _of_modules():
    for path in python_modules(*ROOMS):
        if not any(part in place(path) for part in NOT_SAID):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in MARKS:
                    for text in call.args:
                        if isinstance(text, ast.Constant) and isinstance(text.value, str):
                            yield place(path), text.value


def _of_questions():
    for path in files(".yaml"):
        if place(path).startswith("questionnaire/"):
            for text in _texts(yaml_files.read(path)):
                yield place(path), text


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
