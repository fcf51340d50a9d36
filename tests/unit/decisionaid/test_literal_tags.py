"""Words and addresses that stand in a template are worked out once, for each language and each place."""

import pytest
from django.template import Context, Engine
from django.urls import NoReverseMatch, get_script_prefix, reverse, set_script_prefix
from django.utils.translation import gettext as _
from django.utils.translation import override, trans_real

from decisionaid.apps import TEXTS_KEPT
from decisionaid.quick_templates import Address, Translated


class Marked:
    """A language that puts marks around every text."""

    def __init__(self, mark):
        """The mark of this language."""
        self.mark = mark

    def gettext(self, text):
        """The text between two marks."""
        return f"{self.mark}{text}{self.mark}"

    def to_language(self):
        """Its code."""
        return "en"


@pytest.fixture
def languages(monkeypatch):
    for code, mark in (("fi", "*"), ("sv", "+")):
        monkeypatch.setitem(trans_real._translations, code, Marked(mark))
    return "fi", "sv"


def template(source):
    """A template that came through the loader."""
    texts = {"made_up.html": "{% load i18n %}" + source}
    loader = ("django.template.loaders.locmem.Loader", texts)
    engine = Engine(
        loaders=[("decisionaid.quick_templates.Loader", [loader])],
        libraries={"i18n": "django.templatetags.i18n"},
    )
    return engine.get_template("made_up.html")


def in_each(languages, made, context=None):
    found = []
    for language in (*languages, *languages):
        with override(language):
            found.append(made.render(Context(context or {})))
    return found


def test_a_text_is_said_in_the_language_of_the_moment(languages):
    made = template('{% translate "Good & <b>" %}')

    assert in_each(languages, made) == ["*Good & <b>*", "+Good & <b>+"] * 2
    assert made.render(Context({})) == "Good & <b>"


def test_a_text_can_be_kept_under_a_name(languages):
    made = template('{% trans "Good" as word %}{{ word }}')

    assert in_each(languages, made) == ["*Good*", "+Good+"] * 2


def test_a_text_that_a_page_brings_is_translated_each_time(languages):
    made = template("{% translate word %}")

    with override("fi"):
        assert [made.render(Context({"word": word})) for word in ("one", "two")] == [
            "*one*",
            "*two*",
        ]


def test_a_text_with_a_filter_is_as_django_says_it():
    made = template('{% translate "good"|capfirst %}{% translate "May" context "month" %}')

    assert [made.render(Context({})) for _ in range(2)] == ["GoodMay"] * 2


def test_a_percent_sign_stays_one():
    made = template('{% translate "100% of it" %}')

    assert [made.render(Context({})) for _ in range(2)] == ["100% of it"] * 2


def test_the_other_tags_of_the_library_are_djangos():
    made = template(
        "{% get_current_language as language %}{{ language }}"
        "{% blocktranslate with n=n %}{{ n }} of them{% endblocktranslate %}"
    )

    assert [made.render(Context({"n": n})) for n in (1, 2)] == ["en1 of them", "en2 of them"]


def test_an_address_is_that_below_the_prefix():
    made = template('{% url "home" %} {% url "summary" as here %}{{ here }}')
    before = get_script_prefix()
    try:
        found = []
        for prefix in ("/", "/admin/preview/", "/"):
            set_script_prefix(prefix)
            found.append(made.render(Context({})))
    finally:
        set_script_prefix(before)

    assert found == ["/ /summary/", "/admin/preview/ /admin/preview/summary/", "/ /summary/"]


def test_an_address_with_a_key_is_looked_up_for_each():
    made = template('{% url "option" key %}')

    found = [made.render(Context({"key": key})) for key in ("wait", "lllt")]
    assert found == [reverse("option", args=[key]) for key in ("wait", "lllt")]


def test_a_page_that_does_not_exist_is_told():
    with pytest.raises(NoReverseMatch):
        template('{% url "nowhere" %}').render(Context({}))
    assert template('{% url "nowhere" as there %}[{{ there }}]').render(Context({})) == "[]"


def test_a_text_is_looked_up_once_in_a_language():
    words = trans_real.translation("en")
    before = words.gettext.cache_info()

    assert [words.gettext("Looked up by this test alone") for _ in range(3)] == [
        "Looked up by this test alone"
    ] * 3
    after = words.gettext.cache_info()
    assert (after.misses - before.misses, after.hits - before.hits) == (1, 2)
    assert after.maxsize == TEXTS_KEPT


def test_words_outside_templates_are_untouched(languages):
    with override("fi"):
        assert _("Good") == "*Good*"


@pytest.mark.parametrize(
    ("source", "short"),
    [
        ('{% translate "Good" %}', True),
        ("{% translate word %}", False),
        ('{% translate "Good"|capfirst %}', False),
        ('{% translate "May" context "month" %}', False),
        ('{% url "home" %}', True),
        ('{% url "option" "wait" %}', True),
        ('{% url "option" key %}', False),
        ('{% url "option" key="wait" %}', False),
        ('{% url "option" "wait"|lower %}', False),
        ('{% url "evidence:library" %}', True),
        ('{% url "admin:index" %}', False),
        ("{% url page %}", False),
    ],
)
def test_only_what_never_changes_takes_the_short_way(source, short):
    (node,) = template(source).nodelist[1:]

    assert isinstance(node, Translated | Address) is short
