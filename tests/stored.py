"""Every text that a curator can store, filled with the payloads of `tests.payloads`."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models

from evidence.models import Draft, Part
from evidence.models.fields import KeysField
from tests.payloads import PAYLOADS, filled, rotated

LONGEST = 800
"""Characters for a text of any length: enough for some 20 payloads, and a page stays a page."""
LEADS_ON = {
    "Claim": "verdict",
    "FirstYearCost": "currency",
    "Gap": "method",
    "LegalPosition": "country",
    "LinkedUse": "code",
    "NoticeException": "codes",
    "NoticeLine": "codes",
    "OrderOfSize": "option",
    "Price": "option",
    "PriceNotFound": "option",
    "QuestionTrigger": "treatment_country",
    "ReportingRoute": "country",
    "RuleLine": "codes",
    "TriggerLine": "codes",
    "WishAllowance": "code",
}
"""Texts that name another entry, a code or a place: with a payload in it nothing is published."""
CODES = {
    "Contact": "country need",
    "CountryUnion": "key members",
    "FindingDowngrade": "domain",
    "Price": "currency",
    "WarningSign": "dossier_key",
    "WishAllowance": "values",
}
"""Texts by which entries are found: filled as well on request, for pages then lack what they find."""


def stored_kinds():
    """Every kind of draft and of part that the admin offers."""
    for model, pages in admin.site._registry.items():
        if issubclass(model, Draft):
            yield model
            yield from (inline.model for inline in pages.inlines if issubclass(inline.model, Part))


def text_fields(model, codes=False):
    """The fields of a kind in which a curator can type text."""
    spared = [LEADS_ON] if codes else [LEADS_ON, CODES]
    without = {name for fields in spared for name in fields.get(model.__name__, "").split()}
    # An identifier is written in one spelling by its row, which knows the scheme.
    without |= {"value"} if hasattr(model, "scheme") else set()
    for field in model._meta.concrete_fields:
        typed = isinstance(field, models.CharField | models.TextField | models.JSONField)
        keys = isinstance(field, KeysField) and (field.of or field.also)
        if typed and field.editable and not field.choices and not keys:
            yield from () if field.name in without else (field,)


def accepted(field, among=PAYLOADS):
    """The payloads that this field lets through on their own."""
    return tuple(payload for payload in among if _passes(field, payload))


def poison(model, start, codes=False):
    """Payloads in every text of every row of a kind; says how many reached each field.

    What stands in a row is put there past the forms, so that a page is safe by itself.
    """
    reached = {}
    rows = list(model._default_manager.all())
    written = []
    for number, field in enumerate(text_fields(model, codes)):
        among = accepted(field)
        reached[f"{model.__name__}.{field.name}"] = met = set()
        if not among:
            continue
        written.append(field.name)
        for place, row in enumerate(rows):
            value = _value(field, among, start + 7 * number, place)
            setattr(row, field.name, value)
            met.update(one for one in among if one in str(value))
    if written:
        model._default_manager.bulk_update(rows, written, batch_size=50)
    return reached


def _value(field, among, start, place):
    """Ten payloads or more, others in each row; one, other in each row, where a field takes no more."""
    later = start + 10 * place
    if isinstance(field, KeysField):
        return rotated(later, among)[:10]
    many = filled(later, field.max_length or LONGEST, among)
    return many if _passes(field, many) else rotated(start + place, among)[0]


def _passes(field, payload):
    value = (payload,) if isinstance(field, KeysField) else payload
    try:
        field.clean(value, None)
    except ValidationError:
        return False
    return True
