"""Countries and currencies to choose from by name, where a draft keeps their codes."""

from functools import cache
from typing import Any

from babel import Locale
from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from evidence.core.edition.iso import COUNTRIES, CURRENCIES

COUNTRY_FIELDS = frozenset({("jurisdiction", "key")})
"""Fields that keep a country's code under another name than `country`."""
ANY = "any"


def chosen_from_list(field: "models.Field[Any, Any]") -> forms.Field | None:
    """The form field of a country or a currency; None for any other."""
    place = (field.model._meta.model_name, field.name)
    if field.name == "country" or place in COUNTRY_FIELDS:
        known = [("EU", _("European Union (EU)")), *_countries()]
    elif field.name == "currency":
        known = [*_currencies(), (ANY, _("any: it costs nothing at all"))]
    else:
        return None
    return forms.ChoiceField(
        # Looked up anew for every form: what stands in a draft can be kept.
        choices=lambda: [("", "---------"), *known, *_others(field, dict(known))],
        required=not field.blank,
        label=capfirst(field.verbose_name),
        help_text=field.help_text,
    )


def _others(field: "models.Field[Any, Any]", known: dict[str, str]) -> list[tuple[str, str]]:
    manager = field.model._default_manager
    found = manager.order_by().values_list(field.name, flat=True).distinct()
    return [(code, code) for code in sorted(filter(None, found)) if code not in known]


@cache
def _countries() -> list[tuple[str, str]]:
    names = Locale("en").territories
    return _by_name({code: f"{names.get(code, code)} ({code})" for code in COUNTRIES})


@cache
def _currencies() -> list[tuple[str, str]]:
    names = Locale("en").currencies
    return _by_name({code: f"{names.get(code, code)} ({code})" for code in CURRENCIES})


def _by_name(found: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(found.items(), key=lambda one: one[1])
