"""Which single answers, changed, would give an option a better status."""

from tests.oracle.reading import (
    ITEM_ORDER,
    ITEMS,
    STARTER_RULES,
    UNKNOWN_CODES,
    Answers,
    is_asked,
    is_unknown,
)
from tests.oracle.standing import STATUSES, standings

Change = tuple[str, str | tuple[str, ...], str, str]

KINDS = STARTER_RULES["would_change_kinds"]


def kind_of_item(item: str) -> str | None:
    for kind in ("changeable", "ask_clinician", "fixed"):
        if item in KINDS[kind]:
            return kind
    return None


def kind_of_removal(item: str, code: str) -> str | None:
    if f"{item}: {code}" in KINDS["fixed"]:
        return "fixed"
    return kind_of_item(item)


def proposable_codes(item: str) -> list[str]:
    """The codes that may be proposed for a choice item, in the questionnaire's order."""
    if item == "pregnancy":
        return ["none"]
    return [code for code in ITEMS[item]["choices"] if code not in UNKNOWN_CODES]


def nearest(codes: list[str], present: str, order: list[str]) -> str:
    """The code standing nearest to the present one; of two equally near, the later one."""
    chosen = codes[0]
    for code in codes:
        distance = abs(order.index(code) - order.index(present))
        shortest = abs(order.index(chosen) - order.index(present))
        if distance < shortest or (
            distance == shortest and order.index(code) > order.index(chosen)
        ):
            chosen = code
    return chosen


def statuses_with(heard: Answers, item: str, answer: object) -> dict[str, str]:
    after = {**heard, item: answer}
    return {option: standing[0] for option, standing in standings(after).items()}


def better(after: str | None, before: str) -> bool:
    """None: the option is not shown at all (a stop), which is never better."""
    return after is not None and STATUSES.index(after) > STATUSES.index(before)


def changes(heard: Answers, before: dict[str, str]) -> dict[str, list[Change]]:
    """For every option its list of changes, by the items in the questionnaire's order."""
    found: dict[str, list[Change]] = {option: [] for option in before}
    for item in ITEM_ORDER:
        if kind_of_item(item) is None or not is_asked(item, heard):
            continue
        if ITEMS[item]["type"] == "choice":
            note_choice(found, heard, before, item)
        elif is_unknown(item, heard):
            after = statuses_with(heard, item, ["none"])
            for option, status in before.items():
                if better(after.get(option), status):
                    found[option].append((item, ("none",), after[option], "answer_it"))
        else:
            note_removals(found, heard, before, item)
    return found


def note_choice(
    found: dict[str, list[Change]], heard: Answers, before: dict[str, str], item: str
) -> None:
    unanswered = is_unknown(item, heard)
    after = {code: statuses_with(heard, item, code) for code in proposable_codes(item)}
    for option, status in before.items():
        helping = [code for code in after if better(after[code].get(option), status)]
        if not helping:
            continue
        best = max(STATUSES.index(after[code][option]) for code in helping)
        reaching = [code for code in helping if STATUSES.index(after[code][option]) == best]
        if unanswered:
            answer, kind = reaching[0], "answer_it"
        else:
            answer = nearest(reaching, heard[item], ITEMS[item]["choices"])
            kind = str(kind_of_item(item))
        found[option].append((item, answer, STATUSES[best], kind))


def note_removals(
    found: dict[str, list[Change]], heard: Answers, before: dict[str, str], item: str
) -> None:
    if heard[item] == ["none"]:
        return
    order = ITEMS[item]["choices"]
    for code in sorted(heard[item], key=order.index):
        left = sorted((other for other in heard[item] if other != code), key=order.index)
        answer = left or ["none"]
        after = statuses_with(heard, item, answer)
        for option, status in before.items():
            if better(after.get(option), status):
                kind = str(kind_of_removal(item, code))
                found[option].append((item, tuple(answer), after[option], kind))
