"""The suite's own alarm: an undefined variable in one of our templates is an error."""

import pytest
from django.template import Context, Engine, Origin, Template

from tests.undefined import PROJECT, Undefined, UndefinedVariable

OURS = str(PROJECT / "templates" / "made_up.html")
ELSEWHERE = "/site-packages/made_up.html"


def rendered(source, name):
    engine = Engine(string_if_invalid=Undefined(""))
    template = Template(source, origin=Origin(name), engine=engine)
    return template.render(Context({"known": "yes"}))


def test_an_undefined_variable_in_our_template_is_named():
    with pytest.raises(UndefinedVariable, match=r"nowhere is not defined in .*made_up\.html"):
        rendered("{{ known }} {{ nowhere }}", OURS)


def test_a_filter_does_not_hide_an_undefined_variable():
    with pytest.raises(UndefinedVariable, match="nowhere"):
        rendered('{{ nowhere|default:"-" }}', OURS)


def test_a_template_from_elsewhere_keeps_djangos_behaviour():
    assert rendered('[{{ nowhere }}{{ nowhere|default:"-" }}]', ELSEWHERE) == "[-]"


def test_a_defined_variable_is_shown():
    assert rendered("{{ known }}", OURS) == "yes"
