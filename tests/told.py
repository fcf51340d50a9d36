"""The summary page as somebody reads it who has answered what every summary needs."""

import re
from html import unescape

from tests.walking import remember


def visit_of(answers):
    """A visit whose messages were read, so that the summary is due."""
    safe = {"warning_signs": ["none"], "conditions": ["none"], **answers}
    signs = set(safe["warning_signs"]) | set(safe["conditions"])
    return {"answers": answers, "heard": frozenset(signs)}


def shown(client, answers):
    """The page as text with its markup, for somebody who answered every safety question."""
    response = remember(client, **visit_of(answers)).get("/summary/")
    assert response.status_code == 200, response
    return unescape(response.content.decode())


def complete(answers):
    """The same answers with what a page would not let anybody leave out."""
    asked = {"age_band": "prefer_not_to_say", "sex": "prefer_not_to_say"}
    asked |= {"country": "prefer_not_to_say", "warning_signs": ["prefer_not_to_say"]}
    asked |= {"diagnosis": "not_sure", "conditions": ["prefer_not_to_say"]}
    if answers.get("sex") != "male":
        asked["pregnancy"] = "prefer_not_to_say"
    return asked | answers


def flat(text):
    return re.sub(r"\s+", " ", text)
