"""What keeps a catalogue from being published: each kind of mistake is planted and named."""

from dataclasses import replace

import pytest

from evidence.core.checks.problems import problems
from evidence.core.edition.library import Count, Identifier
from evidence.core.edition.rules import Line, RuleWords
from evidence.core.edition.vocabulary import Certainty, Checked, Side
from evidence.starter import starter_catalogue


def changed(kind, which, /, **changes):
    """The starter with one entry changed: by its key, or the first of its kind."""
    catalogue = starter_catalogue()
    entries = getattr(catalogue, kind)
    wrong = next(entry for entry in entries if which is None or entry.key == which)
    told = tuple(replace(entry, **changes) if entry is wrong else entry for entry in entries)
    return replace(catalogue, **{kind: told})


def without(kind, holds):
    """The starter without the entries of a kind for which `holds` is true."""
    catalogue = starter_catalogue()
    left = tuple(entry for entry in getattr(catalogue, kind) if not holds(entry))
    return replace(catalogue, **{kind: left})


def twice(kind):
    """The starter with the first entry of a kind standing there twice."""
    catalogue = starter_catalogue()
    entries = getattr(catalogue, kind)
    return replace(catalogue, **{kind: (*entries, entries[0])})


def with_line(item, *codes):
    return changed("rules", "R01a", when=(Line(item, codes),))


def test_the_starter_as_it_stands_has_none():
    assert problems(starter_catalogue()) == []


@pytest.mark.parametrize(
    ("kind", "key", "change", "problem"),
    [
        ("findings", "wait-b1", {"sources": ("X9",)}, "findings wait-b1: source 'X9'"),
        ("findings", "wait-b1", {"option": "x"}, "findings wait-b1: option 'x'"),
        ("findings", "wait-b1", {"study": "ST99"}, "findings wait-b1: study 'ST99'"),
        ("rules", "R01a", {"options": ("x",)}, "rules R01a: option 'x'"),
        ("rules", "R01a", {"covered_by": ("R99",)}, "rules R01a: rule 'R99'"),
        ("rules", "R01a", {"basis": ("P99",)}, "rules R01a: basis 'P99'"),
        ("studies", "ST01", {"methods": ("x",)}, "studies ST01: method 'x'"),
        ("harms", "H01", {"methods": ("x",)}, "harms H01: method 'x'"),
        ("precautions", "P01", {"methods": ("x",)}, "precautions P01: method 'x'"),
        ("options", "wait", {"studies": ("ST99",)}, "options wait: study 'ST99'"),
        ("options", "wait", {"registered_trials": ("TR99",)}, "wait: registered trial 'TR99'"),
        ("gaps", "G01-topical_alone", {"gap": "G99"}, "gap type 'G99'"),
        ("gaps", "G01-topical_alone", {"method": "x"}, "option 'x'"),
        ("clinic_questions", "Q01", {"linked_gaps": ("G99",)}, "gap type 'G99'"),
        ("question_triggers", None, {"ask": ("Q99",)}, "clinic question 'Q99'"),
        ("first_year_costs", None, {"prices": ("K99",)}, "price 'K99'"),
        ("prices", "K01", {"option": "x"}, "priced option 'x'"),
        ("wishes", None, {"item": "x"}, "wishes 1: item 'x'"),
    ],
)
def test_a_key_that_nothing_has_is_named(kind, key, change, problem):
    found = problems(changed(kind, key, **change))

    assert any(f"{problem}" in line and line.endswith("does not exist") for line in found)


@pytest.mark.parametrize(
    ("catalogue", "problem"),
    [
        pytest.param(
            with_line("shoe_size", "big"),
            "rules R01a: item 'shoe_size' does not exist",
            id="item",
        ),
        pytest.param(
            with_line("conditions", "flu"),
            "rules R01a: code of conditions 'flu' does not exist",
            id="code",
        ),
        pytest.param(changed("rules", "R01a", when=()), "no line says when it holds", id="no line"),
        pytest.param(changed("rules", "R01a", options=()), "falls on no option", id="no option"),
        pytest.param(
            changed("rules", "R01a", sources=()),
            "rules R01a: no source, and the text does not say 'safety precaution: no data'",
            id="rule without ground",
        ),
        pytest.param(changed("notices", "N02", sources=()), "notices N02: no source", id="notice"),
        pytest.param(
            changed("warning_signs", "patches", sources=()),
            "rules R23a: no source",
            id="rule resting on a sign without sources",
        ),
        pytest.param(
            changed("warning_signs", "patches", key="spots"),
            "warning_signs spots: no answer has this code",
            id="sign",
        ),
        pytest.param(
            changed("linked_uses", None, code="x"), "linked_uses x: no answer", id="linked use"
        ),
        pytest.param(changed("claims", None, key="x"), "claims x: no answer", id="claim"),
        pytest.param(changed("claims", None, verdict="true"), "'true' is no verdict", id="verdict"),
        pytest.param(twice("sources"), "sources SEED stands 2 times", id="source twice"),
        pytest.param(twice("options"), "options topical_alone stands 2 times", id="option twice"),
        pytest.param(twice("legal_positions"), "stands 2 times", id="law twice"),
        pytest.param(twice("first_year_costs"), "stands 2 times", id="cost twice"),
        pytest.param(twice("linked_uses"), "stands 2 times", id="linked use twice"),
        pytest.param(
            without("options", lambda option: option.key == "wait"),
            "options: 'wait' is missing",
            id="wait",
        ),
        pytest.param(
            without("findings", lambda it: it.option == "lllt" and it.side is Side.HARM),
            "options lllt: no harm finding",
            id="no harm",
        ),
        pytest.param(
            without("findings", lambda it: it.option == "lllt" and it.side is Side.BENEFIT),
            "options lllt: no benefit finding",
            id="no benefit",
        ),
        pytest.param(
            without("findings", lambda it: it.option == "lllt"),
            "options lllt: nothing says what is not known about it",
            id="no unknown",
        ),
        pytest.param(
            changed("sources", "KAUFMAN98", regulator_url="www.fda.gov/page"),
            "sources KAUFMAN98, regulator_url: 'www.fda.gov/page' must be a link",
            id="regulator's page without https",
        ),
        pytest.param(
            changed("contacts", None, url="javascript:alert(1)"),
            "contacts 1, url: 'javascript:alert(1)' must be a link",
            id="contact's address",
        ),
        pytest.param(
            changed("sources", "KAUFMAN98", identifiers=(Identifier("url", "ftp://a.example/"),)),
            "sources KAUFMAN98, url: 'ftp://a.example/' must be a link",
            id="identifier that is no link",
        ),
        pytest.param(
            changed("sources", "KAUFMAN98", checked=Checked.RETRACTED),
            "findings finasteride-b1: source 'KAUFMAN98' was retracted",
            id="finding on a retracted source",
        ),
        pytest.param(
            changed("sources", "AMINI25", checked=Checked.RETRACTED),
            "options intradermal_injection: counts study 'ST01', whose source was retracted",
            id="counted study retracted",
        ),
        pytest.param(
            changed("legal_positions", None, expires_on="2020-01-01"),
            "2020-01-01 lies before",
            id="expired before it was checked",
        ),
        pytest.param(
            changed("legal_positions", None, expires_on="soon"), "must be dates", id="no date"
        ),
        pytest.param(
            changed("contacts", None, checked_on=""), "contacts 1: '' and ''", id="contact date"
        ),
        pytest.param(
            changed("findings", "finasteride-h1", treated=Count(946, 945)),
            "findings finasteride-h1: 946 of 945 people",
            id="more events than people",
        ),
        pytest.param(
            changed("findings", "finasteride-h1", certainty=Certainty.NO_EVIDENCE),
            "findings finasteride-h1: a figure, although",
            id="figure without evidence",
        ),
        pytest.param(
            changed("prices", "K01", low=9000), "prices K01: from 9000 to 5000", id="price"
        ),
        pytest.param(changed("first_year_costs", None, low=-1), "from -1 to", id="cost"),
        pytest.param(
            changed("first_year_costs", None, currency="QQQ"), "'QQQ' is no currency", id="currency"
        ),
        pytest.param(
            without("wordings", lambda wording: wording.key == "open_conditions"),
            "wordings open_conditions: missing",
            id="wording of an open item",
        ),
        pytest.param(
            without("wordings", lambda wording: wording.key == "no_country"),
            "wordings no_country: missing",
            id="wording",
        ),
        pytest.param(
            replace(starter_catalogue(), eu_members=("XX",)), "'XX' is no country", id="country"
        ),
        pytest.param(
            changed("rules", "R13", words=(RuleWords(("lllt",), "ask first"),)),
            "rules R13: words for 'lllt', on which it does not fall",
            id="words for another option",
        ),
        pytest.param(
            changed("notices", "N09", places=("XX",)),
            "notices N09: place 'XX' does not exist",
            id="place of a notice",
        ),
    ],
)
def test_a_planted_mistake_is_named(catalogue, problem):
    assert any(problem in line for line in problems(catalogue))


def test_a_retraction_takes_no_warning_away():
    catalogue = changed("sources", "NAHM24", checked=Checked.RETRACTED)

    named = [line.split(":")[0] for line in problems(catalogue)]

    assert "findings intradermal_injection-H04" in named
    assert not [name for name in named if name.startswith(("rules", "harms", "warning_signs"))]


def test_review_dates_of_the_edition_are_looked_at():
    starter = starter_catalogue()
    colophon = replace(starter.colophon, review_due_on="2026-02-30")

    assert problems(replace(starter, colophon=colophon)) == [
        "colophon: '2026-11-29' and '2026-02-30' must be dates like 2026-11-22"
    ]
