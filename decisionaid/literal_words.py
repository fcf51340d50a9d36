"""Django's `i18n` tags, with `translate` of a text that stands in the template worked out once a language.

Half of what a template of ours says are such texts, and each was looked up anew for every page.
Templates load it under Django's own name (`TEMPLATES` in the settings).
"""

from typing import Any

from django.template import Context, Library
from django.template.base import FilterExpression, Parser, Token
from django.templatetags import i18n
from django.utils.translation import trans_real

register = Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class Translated(i18n.TranslateNode):
    """A text and its translation into the language that was asked for last."""

    def __init__(
        self, text: FilterExpression, noop: bool, asvar: str | None, message_context: Any
    ) -> None:
        """The parts of Django's own node."""
        super().__init__(text, noop, asvar, message_context)
        self.always_alike = (
            self.filter_expression.var.literal is not None
            and not self.filter_expression.filters
            and message_context is None
        )
        self.known: tuple[Any, str] = (None, "")

    def render(self, context: Context) -> str:
        """The words in the language of this request; they hold nothing else of it."""
        if not self.always_alike:
            return str(super().render(context))
        words = trans_real.catalog()
        into, text = self.known
        if into is not words:
            if self.asvar:
                super().render(context)
                text = context[self.asvar]
            else:
                text = super().render(context)
            self.known = words, text
        if not self.asvar:
            return text
        context[self.asvar] = text
        return ""


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> Translated:
    """Django's tag, as Django reads it."""
    read = i18n.do_translate(parser, token)
    return Translated(read.filter_expression, read.noop, read.asvar, read.message_context)
