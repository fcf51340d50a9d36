"""What an edition alone decides is worked out once and kept as long as that edition is shown.

So are the addresses of its pages: looking one up goes through every pattern of the service.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

from evidence.core.edition.catalogue import Catalogue

T = TypeVar("T")
P = ParamSpec("P")

KEPT_OF_OPTIONS = 500
"""Values kept of the options of one edition: eighteen of them, in a few currencies and places."""
ADDRESSES = 2_000
"""Addresses kept: pages of the library and of a visit, below the prefix of the site and of a preview."""

KEPT = 6
"""The current edition and the ones open visits are pinned to, in the languages in use."""


def spoken() -> str:
    """The language of this request."""
    return only_language() or get_language() or ""


@lru_cache(maxsize=1)
def only_language() -> str:
    """The one language there is; empty where there are several. Asked a hundred times a page."""
    (first, _name), *others = settings.LANGUAGES
    return "" if others else first


def once_per_edition(make: Callable[[Catalogue], T]) -> Callable[[Catalogue], T]:
    """Keeps what `make` gives for a catalogue.

    A catalogue is known by identity: its hash would walk through the whole edition, and a
    withdrawn source gives another catalogue under the same edition number.
    """
    kept: list[tuple[Catalogue, str, T]] = []

    @wraps(make)
    def made(catalogue: Catalogue) -> T:
        language = spoken()
        for known, said, value in kept:
            if known is catalogue and said == language:
                return value
        value = make(catalogue)
        kept.insert(0, (catalogue, language, value))
        del kept[KEPT:]
        return value

    return made


def once_per_option(
    make: Callable[Concatenate[Catalogue, str, P], T],
) -> Callable[Concatenate[Catalogue, str, P], T]:
    """Keeps what `make` gives for an option of a catalogue, by the option's key and what else is named.

    What else is named must be the edition's own, like the currency of one of its prices: then
    nothing of a person can get in, and all of it goes with the edition. Below the prefix of a
    preview addresses differ, so each prefix has values of its own.
    """
    kept_of: Callable[[Catalogue], dict[object, T]] = once_per_edition(lambda _catalogue: {})

    @wraps(make)
    def made(catalogue: Catalogue, option: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        kept, key = kept_of(catalogue), (option, args, *kwargs.items(), get_script_prefix())
        if key not in kept:
            if option not in catalogue.option:
                raise KeyError(option)
            if len(kept) >= KEPT_OF_OPTIONS:
                kept.clear()
            kept[key] = make(catalogue, option, *args, **kwargs)
        return kept[key]

    return made


def address(page: str, *keys: str) -> str:
    """Where a page stands, like "/options/wait/" for "option" and "wait".

    The keys are the edition's own, like that of an option; never what a person answered.
    Raises NoReverseMatch where there is no such page.
    """
    return _address(page, keys, get_script_prefix())


@lru_cache(maxsize=ADDRESSES)
def _address(page: str, keys: tuple[str, ...], prefix: str) -> str:
    """Below this prefix: that of the site, or of a preview."""
    return reverse(page, args=keys)
