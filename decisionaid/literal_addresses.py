"""Django's `url` tag, with the address of a page that is named without more worked out once a prefix."""

from typing import Any

from django.template import Context, Library
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as read_url
from django.urls import get_script_prefix, get_urlconf

register = Library()


class Address(URLNode):
    """The address of a page, as it stood below the prefix that was asked for last."""

    def __init__(self, view_name: Any, args: Any, kwargs: Any, asvar: str | None) -> None:
        """The parts of Django's own node."""
        super().__init__(view_name, args, kwargs, asvar)
        name = view_name.var
        # A name with a namespace may lead elsewhere from another page.
        self.always_alike = (
            isinstance(name, str) and ":" not in name and not (view_name.filters or args or kwargs)
        )
        self.known: tuple[Any, str] = (None, "")

    def render(self, context: Context) -> str:
        """The address below the prefix of this request; it holds nothing else of it."""
        if not self.always_alike:
            return str(super().render(context))
        place = get_script_prefix(), get_urlconf(), context.autoescape
        known, address = self.known
        if known != place:
            if self.asvar:
                super().render(context)
                address = context[self.asvar]
            else:
                address = super().render(context)
            self.known = place, address
        if not self.asvar:
            return address
        context[self.asvar] = address
        return ""


@register.tag
def url(parser: Parser, token: Token) -> Address:
    """Django's tag, as Django reads it."""
    read = read_url(parser, token)
    return Address(read.view_name, read.args, read.kwargs, read.asvar)
