"""Small catalogues for tests: name what matters, the rest is filled in."""

from dataclasses import MISSING, fields
from enum import StrEnum
from typing import get_origin, get_type_hints

from evidence.core.edition.catalogue import Catalogue, Colophon, Option
from evidence.core.edition.guidance import LegalPosition, Wording
from evidence.core.edition.items import ITEMS
from evidence.core.edition.rules import Allowance, Line, LinkedUse, Notice, Rule, WarningSign, Wish
from evidence.core.edition.vocabulary import BreaksSkin, Effect, ExosomeSource, Group, LegalStatus

WORDINGS = (
    "stop_under_18_text",
    "stop_under_18_action",
    "no_legal_row",
    "no_country",
    "fill_question_because",
    *(f"open_{item.key}" for item in ITEMS),
)
AGE_STOP = {"age_band": "under_18"}


def made(kind, **given):
    """A value of this kind: what is not given is empty, zero, the first choice or a few words."""
    hints = get_type_hints(kind)
    missing = [f.name for f in fields(kind) if f.default is MISSING and f.name not in given]
    return kind(**{name: _plain(hints[name], name) for name in missing}, **given)


def option(key, **given):
    """An option; `exosome=True` makes it an exosome method, `skin` says how it breaks the skin."""
    exosome = given.pop("exosome", False)
    given.setdefault("group", Group.EXOSOME_METHOD if exosome else Group.OTHER_CHOICE)
    given.setdefault("breaks_skin", BreaksSkin(given.pop("skin", "none")))
    return made(Option, key=key, name=given.pop("name", ""), **given)


def rule(key, options, effect=Effect.CHECK_FIRST, /, sources=("SOURCE",), covered_by="", **when):
    """A rule about options (keys in one text); each line is an item and its codes in one text."""
    return made(
        Rule,
        key=key,
        when=lines(**when),
        effect=effect,
        options=tuple(options.split()),
        text=f"What {key} says.",
        sources=sources,
        covered_by=tuple(covered_by.split()),
        except_already_using=False,
    )


def lines(**when):
    """Lines: `conditions="allergies isotretinoin"`."""
    return tuple(Line(item, tuple(codes.split())) for item, codes in when.items())


def stop(options):
    """The stop for people under 18."""
    return rule("STOP", options, Effect.STOP, **AGE_STOP)


def needle_wish():
    """The wish about needles as the starter has it."""
    skin = ("none", "microneedling", "injection")
    return Wish(
        "needle_tolerance",
        "breaks_skin",
        (
            Allowance("nothing_that_breaks_skin", skin[:1]),
            Allowance("microneedling_only", skin[:2]),
            Allowance("injections_if_numbed", skin),
            Allowance("injections", skin),
        ),
        "You set a limit.",
    )


def law(country, option, status=LegalStatus.NOT_APPROVED):
    """What the law of a country says of a method."""
    return made(
        LegalPosition,
        country=country,
        option=option,
        status=LegalStatus(status),
        exosome_source=ExosomeSource.ANY,
        sources=("SOURCE",),
        as_of="2026-02",
        checked_on="2026-11-01",
        expires_on="2027-11-01",
    )


def notice(key, **when):
    """A notice."""
    return made(Notice, key=key, when=lines(**when), unless=())


def using(code, option):
    """A code of the regimen that means an option."""
    return LinkedUse(code, option)


def sign(key):
    """A warning sign."""
    return made(WarningSign, key=key, sources=("SOURCE",))


def catalogue(*options, rules=(), **given):
    """A catalogue of these options and waiting; a stop for people under 18 unless told otherwise."""
    shown = (*options, option("wait")) if given.pop("wait", True) else options
    if given.pop("stopping", True):
        rules = (*rules, stop(" ".join(one.key for one in options)))
    given.setdefault("wordings", tuple(Wording(key, f"Words for {key}:") for key in WORDINGS))
    given.setdefault(
        "colophon", made(Colophon, compiled_on="2026-11-01", review_due_on="2027-11-01")
    )
    return made(Catalogue, options=shown, rules=tuple(rules), **given)


def _plain(hint, name):
    if get_origin(hint) is tuple or hint is tuple:
        return ()
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next(iter(hint))
    plain = {str: name.replace("_", " "), bool: False, int: 0}
    return plain.get(hint)
