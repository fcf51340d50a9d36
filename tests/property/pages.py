"""What people and others send to the pages of a visit, as Hypothesis strategies."""

from hypothesis import strategies as st

from evidence.core.edition.iso import COUNTRIES
from evidence.core.edition.items import ITEM, Kind
from questionnaire.questions.steps import STEPS

CURRENCIES = ("EUR", "GBP", "USD", "TRY")


def answers_to(item):
    """Valid answers to one item, as an answers file has them."""
    alone = [[code] for code in item.codes if code in item.exclusive]
    beside = [code for code in item.codes if code not in item.exclusive]
    several = st.lists(st.sampled_from(beside or ["-"]), min_size=1, unique=True)
    return {
        Kind.CHOICE: st.sampled_from([c for c in item.codes if c != "under_18"] or ["-"]),
        Kind.CHOICES: st.one_of(st.sampled_from(alone or [["-"]]), several),
        Kind.COUNTRY: st.sampled_from(sorted(COUNTRIES)),
        Kind.MONEY: st.builds(
            lambda amount, currency: {"amount": amount, "currency": currency},
            st.integers(0, 1_000_000),
            st.sampled_from(CURRENCIES),
        ),
        Kind.SCALES: st.dictionaries(
            st.sampled_from(item.codes or ("-",)), st.integers(1, 5), min_size=1
        ),
    }[item.kind]


@st.composite
def pages(draw, step):
    """This page with an answer to each of its items, as an answers file has it."""
    given = {key: draw(answers_to(ITEM[key])) for key in step.keys}
    for key, answer in given.items():
        if isinstance(answer, list):
            given[key] = [code for code in ITEM[key].codes if code in answer]
    if given.get("treatment_country") == given.get("country"):
        given.pop("treatment_country", None)
    return step, given


valid_pages = st.sampled_from(STEPS).flatmap(pages)
"""Any page with valid answers."""


def fields_of(given):
    """The fields a browser's form sends for these answers."""
    fields = {}
    for key, answer in given.items():
        if isinstance(answer, dict):
            fields |= {f"{key}_{part}": str(value) for part, value in answer.items()}
        else:
            fields[key] = answer
    return fields


NAMES = sorted(
    {key for step in STEPS for key in step.keys}
    | {"budget_amount", "budget_currency", "importance_low_cost", "skip", "from"}
)
CODES = sorted({code for item in ITEM.values() for code in item.codes})
WORDS = st.one_of(
    st.sampled_from(CODES), st.text(max_size=12), st.sampled_from(["\0", "-1", "1e9"])
)
JUNK = st.dictionaries(
    st.one_of(st.sampled_from(NAMES), st.text(max_size=8)),
    st.one_of(WORDS, st.lists(WORDS, max_size=3)),
    max_size=4,
)
"""Fields nobody vouches for; now and then they are an answer all the same."""
