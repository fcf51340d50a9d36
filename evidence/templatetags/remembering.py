"""Parts of a page that are the same for everybody, drawn once and kept in the memory of the process."""

from django import template
from django.template import Context, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.utils.safestring import SafeString

register = template.Library()

KEPT = 40
"""Drawings kept of one part: languages, editions and prefixes in use. Then all of them go."""


class Remembered(template.Node):
    """A part of a template, as drawn for each of the values it depends on."""

    def __init__(self, inner: NodeList, keys: list[FilterExpression]) -> None:
        """What is drawn, and what it depends on."""
        self.nodelist, self.keys = inner, keys
        self.drawn: dict[tuple[str, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """As it was drawn for these values, or drawn now."""
        key = tuple(str(one.resolve(context)) for one in self.keys)
        known = self.drawn.get(key)
        if known is None:
            known = self.nodelist.render(context)
            if len(self.drawn) >= KEPT:
                self.drawn.clear()
            self.drawn[key] = known
        return known


@register.tag
def remembered(parser: Parser, token: Token) -> Remembered:
    """`{% remembered language home_url %}...{% endremembered %}`: drawn once for each of these values.

    Name everything it depends on. Nothing inside may come from what a person answered: unlike
    Django's `cache` this packs nothing up and asks nobody, and it forgets with the process.
    """
    _name, *keys = token.split_contents()
    inner = parser.parse(("endremembered",))
    parser.delete_first_token()
    return Remembered(inner, [parser.compile_filter(one) for one in keys])
