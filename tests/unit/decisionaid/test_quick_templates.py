"""What is printed the short way is what Django prints, and what is undefined is still undefined."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Engine, TemplateDoesNotExist, VariableDoesNotExist
from django.template.base import Variable, VariableNode
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from decisionaid.quick_templates import Lookup, Printed
from evidence.core.edition.vocabulary import Status


@dataclass(frozen=True)
class Page:
    """A value with one field of each sort."""

    text: str = "<b>&\"'"
    safe: str = SafeString("<b>")
    later: object = gettext_lazy("Good & well")
    number: int = 1234567
    short: int = 999
    below: int = -1
    part: Decimal = Decimal("1234.5")
    day: date = date(2026, 11, 28)
    status: Status = Status.CAN_DISCUSS
    nothing: None = None
    yes: bool = True
    rows: tuple[str, ...] = ("first", "<second>")
    named: dict[str, str] = field(default_factory=lambda: {"key": "<value>", "items": "own"})

    @property
    def worked_out(self):
        """A property."""
        return f"{self.text}!"

    def called(self):
        """A method."""
        return "<called>"

    @property
    def broken(self):
        """A property that names what is not there."""
        return self.nowhere


SAME = [
    *(f"page.{name}" for name in vars(Page())),
    *("page.worked_out", "page.called", "page.rows.0", "page.rows.1", "page.rows.7"),
    *("page.named.key", "page.named.items", "page.named.nowhere", "page.text.upper"),
    *("page.nowhere", "nowhere", "nowhere.at.all", "page", "text", "text|upper", "text|safe"),
    *(
        "page.text|default:page.number",
        "function",
        "page.status.value",
        "0",
        "'<b>'",
        "page.broken",
    ),
]
TEMPLATES = [
    *(f"{{{{ {one} }}}}" for one in SAME),
    "{% autoescape off %}{{ page.text }}{{ page.safe }}{{ page.later }}{% endautoescape %}",
    "{% if page.yes and page.number > 3 or nowhere %}yes{% else %}no{% endif %}",
    "{% if not page.nothing and page.text == text %}yes{% endif %}",
    "{% for one in page.rows %}{{ one }}{{ forloop.counter }}{% endfor %}",
    "{% with page.rows.1 as one %}{{ one }}{% endwith %}",
    "{% for key, value in page.named.items %}{{ key }}{% empty %}none{% endfor %}",
    "{% for one in page.rows %}{% include 'part' with text=one only %}{% endfor %}",
    "{% include 'part' %}{% include 'nowhere' %}",
    "{% extends 'frame' %}{% block main %}{{ block.super }}{{ text }}{% endblock %}",
    "{% extends 'nowhere' %}",
]
NAMED = {"part": "[{{ text }}]", "frame": "<{% block main %}frame{% endblock %}>"}
LOADERS = [
    (
        "django.template.loaders.locmem.Loader",
        {**NAMED, **{f"{n}": t for n, t in enumerate(TEMPLATES)}},
    )
]
QUICK = Engine(loaders=[("decisionaid.quick_templates.Loader", LOADERS)], string_if_invalid="(%s)")
DJANGO = Engine(
    loaders=[("django.template.loaders.cached.Loader", LOADERS)], string_if_invalid="(%s)"
)


def told(engine, name):
    values = {"page": Page(), "text": "<b>&\"'", "function": lambda: "<made>"}
    try:
        return engine.get_template(name).render(Context(values))
    except (
        AttributeError,
        TemplateDoesNotExist,
        VariableDoesNotExist,
        TypeError,
        ValueError,
    ) as error:
        return type(error)


@pytest.mark.parametrize("name", range(len(TEMPLATES)), ids=TEMPLATES)
def test_it_is_printed_as_django_prints_it(name):
    first, again = told(QUICK, str(name)), told(QUICK, str(name))

    assert first == again == told(DJANGO, str(name))


def test_the_short_way_is_taken():
    (node,) = QUICK.get_template(str(SAME.index("page.text"))).nodelist

    assert type(node) is Printed
    assert type(node.filter_expression.var) is Lookup
    (plain,) = DJANGO.get_template(str(SAME.index("page.text"))).nodelist
    assert (type(plain), type(plain.filter_expression.var)) == (VariableNode, Variable)


def test_a_template_is_read_once():
    assert QUICK.get_template("0") is QUICK.get_template("0")


def test_a_template_that_is_not_there_is_told():
    for _ in range(2):
        with pytest.raises(TemplateDoesNotExist):
            QUICK.get_template("nowhere")


def test_a_value_that_changes_is_read_anew():
    template = QUICK.get_template(str(SAME.index("text")))

    assert [template.render(Context({"text": text})) for text in ("one", "two")] == ["one", "two"]


def test_a_template_that_extends_its_namesake_finds_the_next_one():
    folders = [{"page": "{% extends 'page' %}{% block it %}ours{% endblock %}"}]
    folders.append({"page": "<{% block it %}theirs{% endblock %}>"})
    loaders = [("django.template.loaders.locmem.Loader", folder) for folder in folders]
    engine = Engine(loaders=[("decisionaid.quick_templates.Loader", loaders)])

    assert [engine.render_to_string("page") for _ in range(2)] == ["<ours>"] * 2
