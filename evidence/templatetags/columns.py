"""Cells of the admin's lists that know their column, so that a phone can show them row under row."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

register = template.Library()
START = len("<td")


@register.filter
def under(cells: Iterable[SafeString], headers: Iterable[dict[str, Any]]) -> Iterator[SafeString]:
    """Each cell of a row with the name of its column; a box to tick needs none."""
    for cell, header in zip(cells, headers, strict=True):
        if "action-checkbox" in header["class_attrib"]:
            yield cell
        else:
            name = capfirst(header["text"])
            yield format_html(
                '{} data-label="{}"{}', SafeString(cell[:START]), name, SafeString(cell[START:])
            )
