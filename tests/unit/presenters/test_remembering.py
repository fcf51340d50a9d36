"""What an edition alone decides is made once for it, and goes with it."""

from dataclasses import replace

import pytest
from django.template import engines
from django.urls import NoReverseMatch, get_script_prefix, set_script_prefix

from evidence.presenters import per_edition
from evidence.presenters.per_edition import KEPT, address, once_per_option
from evidence.starter import starter_catalogue
from evidence.templatetags import remembering


def test_a_value_of_an_option_is_made_once_an_edition():
    made = []
    name_of = once_per_option(lambda catalogue, key: made.append(key) or catalogue.option[key].name)
    first = replace(starter_catalogue())
    (option, *others) = first.options
    second = replace(first, options=(replace(option, name="Another"), *others))

    assert [name_of(first, option.key) for _ in range(3)] == [option.name] * 3
    assert name_of(second, option.key) == "Another"
    assert name_of(first, option.key) == option.name
    assert made == [option.key] * 2


def test_a_key_that_no_option_has_is_refused_and_not_kept():
    made = []
    name_of = once_per_option(lambda catalogue, key: made.append(key))

    with pytest.raises(KeyError):
        name_of(starter_catalogue(), "what somebody typed")
    assert made == []


def test_old_editions_go():
    made = []
    name_of = once_per_option(lambda catalogue, key: made.append(key))
    editions = [replace(starter_catalogue()) for _ in range(KEPT + 1)]
    for edition in editions:
        name_of(edition, "wait")
    name_of(editions[-1], "wait")
    assert len(made) == KEPT + 1

    name_of(editions[0], "wait")
    assert len(made) == KEPT + 2


def test_an_address_is_found_once_below_each_prefix():
    before = get_script_prefix()
    try:
        set_script_prefix("/admin/preview/")
        assert address("option", "wait") == "/admin/preview/options/wait/"
    finally:
        set_script_prefix(before)
    assert address("option", "wait") == "/options/wait/"
    assert address("evidence:products").startswith("/evidence/")


def test_an_address_of_no_page_is_told():
    with pytest.raises(NoReverseMatch):
        address("nowhere")


def test_addresses_are_bounded():
    assert per_edition._address.cache_info().maxsize == per_edition.ADDRESSES


def test_a_part_is_drawn_once_for_each_of_its_values():
    made = []
    source = "{% load remembering %}{% remembered who %}{{ draw }}{% endremembered %}"
    template = engines["django"].from_string(source)

    def drawn(who):
        return template.render({"who": who, "draw": lambda: made.append(who) or f"<{who}>"})

    assert [drawn(who) for who in ("a", "b", "a", "b")] == ["&lt;a&gt;", "&lt;b&gt;"] * 2
    assert made == ["a", "b"]


def test_the_drawings_of_a_part_are_bounded():
    source = "{% load remembering %}{% remembered who %}{{ who }}{% endremembered %}"
    template = engines["django"].from_string(source)
    for who in range(3 * remembering.KEPT):
        assert template.render({"who": who}) == str(who)

    (node,) = template.template.nodelist.get_nodes_by_type(remembering.Remembered)
    assert 0 < len(node.drawn) <= remembering.KEPT
