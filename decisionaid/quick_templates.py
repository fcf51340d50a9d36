"""Django's templates as they are, read once, with a shorter way to what is plain.

A page prints hundreds of variables, nearly all of them a field of a frozen value, or text. Django
asks each whether it is a mapping, a list, a date, a number of a language or a promise. Here the two
common cases come first; whatever else it is, Django's own way is gone from the start. Half of what
a template says are texts that stand in it, and addresses of pages that are named in it: they are
worked out once for each language and each prefix.
"""

from functools import cache
from html import escape
from typing import Any

from django.template import Context, Template
from django.template.base import (
    FilterExpression,
    Node,
    Variable,
    VariableNode,
    render_value_in_context,
)
from django.template.defaulttags import ForNode, IfNode, URLNode, WithNode
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.template.loaders import cached
from django.templatetags.i18n import TranslateNode
from django.urls import get_script_prefix, get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import trans_real

LONG = 1_000
"""From here on a language may print a number in groups."""


class Lookup(Variable):
    """A variable whose every step is the field of a value."""

    __slots__ = ()

    def resolve(self, context: Any) -> Any:
        """What stands there; where anything is unusual, Django looks it up, or tells what is wrong."""
        try:
            first, *steps = self.lookups or ()
            found = context[first]
            if callable(found):
                return super().resolve(context)
            for step in steps:
                # What can be asked for an item is asked for it before its fields.
                if hasattr(type(found), "__getitem__"):
                    return super().resolve(context)
                found = getattr(found, step)
                if callable(found):
                    return super().resolve(context)
        except Exception:
            return super().resolve(context)
        return found


class Printed(VariableNode):
    """A variable that is printed: text is escaped, and text that was escaped is as it is."""

    def render(self, context: Context) -> str:
        """As Django prints it."""
        try:
            found = self.filter_expression.resolve(context)
        except UnicodeDecodeError:
            return ""
        kind = type(found)
        if kind is SafeString:
            return str(found)
        if kind is str and context.autoescape:
            return escape(found)
        if kind is int and 0 <= found < LONG:
            return str(found)
        return render_value_in_context(found, context)


class Translated(TranslateNode):
    """A text that stands in the template, with its translation into the language asked for last."""

    known: tuple[Any, str] = (None, "")

    def render(self, context: Context) -> str:
        """The words in the language of this request; they hold nothing else of it."""
        words = trans_real.catalog()
        into, text = self.known
        if into is not words:
            printed = super().render(context)
            text = context[self.asvar] if self.asvar else printed
            self.known = words, text
        return _under_its_name(self.asvar, text, context)


class Address(URLNode):
    """The address of a page that the template names, as it stood below the prefix asked for last."""

    known: tuple[Any, str] = (None, "")

    def render(self, context: Context) -> str:
        """The address below the prefix of this request; it holds nothing else of it."""
        place = get_script_prefix(), get_urlconf(), context.autoescape
        below, address = self.known
        if below != place:
            printed = super().render(context)
            address = context[self.asvar] if self.asvar else printed
            self.known = place, address
        return _under_its_name(self.asvar, address, context)


class Included(IncludeNode):
    """A part with its name in the template, looked for once."""

    def render(self, context: Context) -> SafeString:
        """As Django draws it."""
        _find(self.template, context)
        return super().render(context)


class Extended(ExtendsNode):
    """A frame with its name in the template, looked for once."""

    def get_parent(self, context: Context) -> Template:
        """The template of the frame."""
        _find(self.parent_name, context)
        return super().get_parent(context)


def _find(named: Any, context: Any) -> None:
    """Puts a template in the place of its name."""
    if isinstance(named.var, str):
        named.var = context.template.engine.get_template(named.var)


def _under_its_name(name: str | None, text: str, context: Context) -> str:
    """The text where it is printed; nothing where the template keeps it under a name."""
    if not name:
        return text
    context[name] = text
    return ""


class Loader(cached.Loader):
    """Reads each template once, and shortens it then."""

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        """The template; its variables take the shorter way."""
        known = self.get_template_cache.get(self.cache_key(template_name, skip))
        found = super().get_template(template_name, skip)
        if known is None:
            for node in found.nodelist.get_nodes_by_type(Node):
                _shorten(node)
            # A template that extends another looks through all of it for its blocks, each time.
            nodes: Any = found.nodelist
            nodes.get_nodes_by_type = cache(nodes.get_nodes_by_type)
        return found


def _shorten(node: Node) -> None:
    if type(node) is VariableNode:
        node.__class__ = Printed
        _look_up(node.filter_expression)
    elif type(node) is TranslateNode:
        if node.filter_expression.var.literal is not None and not (
            node.filter_expression.filters or node.message_context
        ):
            node.__class__ = Translated
    elif type(node) is URLNode:
        # Names of the curators' pages may lead elsewhere from another page.
        stands_here = all(map(_is_text, (node.view_name, *node.args))) and not node.kwargs
        if stands_here and not node.view_name.var.startswith("admin:"):
            node.__class__ = Address
    elif isinstance(node, IfNode):
        for condition, _nodes in node.conditions_nodelists:
            _look_up_in(condition)
    elif isinstance(node, ForNode):
        _look_up(node.sequence)
    elif isinstance(node, WithNode | IncludeNode):
        for expression in node.extra_context.values():
            _look_up(expression)
        if type(node) is IncludeNode and _is_text(node.template):
            node.__class__ = Included
    elif type(node) is ExtendsNode and _is_text(node.parent_name):
        # One that extends its namesake finds another one each time.
        frame: Any = node.parent_name
        if frame.var != node.origin.template_name:
            node.__class__ = Extended


def _is_text(expression: Any) -> bool:
    return isinstance(expression.var, str) and not expression.filters


def _look_up_in(condition: Any) -> None:
    """What stands on both sides of `and`, `or` and the comparisons."""
    if condition is None:
        return
    if isinstance(getattr(condition, "value", None), FilterExpression):
        _look_up(condition.value)
    for side in ("first", "second"):
        _look_up_in(getattr(condition, side, None))


def _look_up(expression: FilterExpression | str) -> None:
    variable = expression if isinstance(expression, str) else expression.var
    if type(variable) is Variable and variable.lookups and not variable.translate:
        variable.__class__ = Lookup
