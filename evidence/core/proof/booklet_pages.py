"""The booklet as pages to read: a whole edition, or only what is new since another one."""

from collections.abc import Iterator

from evidence.core.assessment.summary import Reason
from evidence.core.edition.catalogue import Catalogue
from evidence.core.proof.answers_in_words import words
from evidence.core.proof.booklet import Chapter, Entry, chapters

OPENING = """
For the clinician who reads an edition before patients do. Each entry names answers, the status
they give an option and the reasons a person then reads. Reasons of several entries add up, and
the most closed entry gives the status. An entry past a limit changes no status: it stands beside it.
Where no other entry applies, the option can be discussed.
"""


def booklet(catalogue: Catalogue, title: str) -> str:
    """Every elementary outcome of every option, as Markdown."""
    lines = [f"# {title}", OPENING, "## Above the options", "", *_above(catalogue)]
    for chapter in chapters(catalogue):
        lines += ["", f"## {chapter.name}", "", _extent(chapter)]
        for entry in chapter.entries:
            lines += ["", *_entry_lines(entry)]
    return "\n".join(lines) + "\n"


def changes(old: Catalogue, new: Catalogue, title: str) -> str:
    """What differs between two booklets, as Markdown: all that has to be read again."""
    lines = [f"# {title}"]
    was, now = list(_above(old)), list(_above(new))
    above = [f"- **New:** {line[2:]}" for line in now if line not in was]
    above += [f"- **Gone:** {line[2:]}" for line in was if line not in now]
    if above:
        lines += ["", "## Above the options", "", *above]
    before = {chapter.option: chapter for chapter in chapters(old)}
    after = {chapter.option: chapter for chapter in chapters(new)}
    for option in dict.fromkeys((*after, *before)):
        differing = list(_differences(before.get(option), after.get(option)))
        if differing:
            lines += ["", f"## {(after.get(option) or before[option]).name}"]
            lines += [line for part in differing for line in ("", *part)]
    if len(lines) == 1:
        lines += ["", "Nothing that a person reads about an option has changed."]
    return "\n".join(lines) + "\n"


def _extent(chapter: Chapter) -> str:
    return (
        f"{len(chapter.entries)} entries make {chapter.outcomes:,} different outcomes"
        f" of {chapter.classes:,} classes of answers."
    )


def _above(catalogue: Catalogue) -> Iterator[str]:
    """What is read before any option."""
    for sign in catalogue.warning_signs:
        cited = ", ".join(sign.sources)
        yield f"- Warning {words(sign.key)}: {sign.text} {sign.action} (sources: {cited})"
    for notice in catalogue.notices:
        lines = [
            f"{words(line.item)} {' or '.join(map(words, line.codes))}" for line in notice.when
        ]
        yield f"- Notice {notice.key} for {' with '.join(lines)}: {notice.text}"


def _differences(old: Chapter | None, new: Chapter | None) -> Iterator[list[str]]:
    if new is None:
        yield ["This option is no longer in the edition."]
        return
    if old is None:
        yield ["This option is new."]
    before = {entry.answers: entry for entry in old.entries} if old else {}
    after = {entry.answers: entry for entry in new.entries}
    for answers, entry in after.items():
        was = before.get(answers)
        if was is None:
            yield ["**New:**", "", *_entry_lines(entry)]
        elif was != entry:
            yield list(_changed_lines(was, entry))
    for answers, entry in before.items():
        if answers not in after:
            yield ["**Gone:**", "", *_entry_lines(entry)]


def _changed_lines(was: Entry, now: Entry) -> Iterator[str]:
    earlier = "" if was.status == now.status else f" (was {was.status})"
    yield f"- **{now.status}**{earlier} for {now.answers}"
    for reason in now.reasons:
        if reason not in was.reasons:
            yield from _reason_lines(reason, "**New:** ")
    for reason in was.reasons:
        if reason not in now.reasons:
            yield from _reason_lines(reason, "**Gone:** ")


def _entry_lines(entry: Entry) -> Iterator[str]:
    yield f"- **{entry.status}** for {entry.answers}"
    for reason in entry.reasons:
        yield from _reason_lines(reason, "")


def _reason_lines(reason: Reason, mark: str) -> Iterator[str]:
    rule = f"{reason.rule}, " if reason.rule else ""
    cited = ", ".join(reason.sources) or "none"
    yield f"  - {mark}{reason.text}"
    yield f"    ({rule}{words(reason.kind.value)}; sources: {cited})"
