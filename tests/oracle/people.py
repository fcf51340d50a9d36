"""Made-up people: answers files that are accepted, and answers files that must be refused."""

import random
from typing import Any

from hypothesis import strategies as st

from tests.oracle.codes import COUNTRIES, CURRENCIES
from tests.oracle.expected import expected_summary
from tests.oracle.reading import ALONE_CODES, ITEMS, REGULATION, STARTER_RULES

Answers = dict[str, Any]

# Somebody nothing is held against, so that one changed answer can show what it does.
PLAIN: Answers = {
    "age_band": "35_49",
    "sex": "male",
    "country": "KR",
    "warning_signs": ["none"],
    "diagnosis": "pattern_confirmed",
    "conditions": ["none"],
    "regimen": ["none"],
    "needle_tolerance": "injections",
    "blood_draw": "yes",
    "budget": {"amount": 3000, "currency": "USD"},
    "visits_per_year": "7_or_more",
    "offer_method": "none",
}

# The same, with every item asked and one code of each that a rule looks for.
BUSY: Answers = {
    **PLAIN,
    "sex": "female",
    "country": "FR",
    "treatment_country": "DE",
    "pregnancy": "none",
    "regimen": ["topical_minoxidil", "microneedling"],
    "regimen_duration": "under_3_months",
    "offer_method": "intradermal_injection",
    "offer_source": "human",
    "offer_label": "external_use_only",
    "offer_price": {"amount": 3000, "currency": "USD"},
    "offer_claims": ["approved_by_regulator"],
}

NEEDLED: Answers = {**BUSY, "country": "US", "offer_method": "hybrid_with_drugs"}


def option_for(key: str, **changed: object) -> dict[str, Any]:
    """What the oracle says of one option for the plain person with some answers changed."""
    option: dict[str, Any] = expected_summary({**PLAIN, **changed})["options"][key]
    return option


ROW_COUNTRIES = sorted(set(REGULATION["statuses"]) - {"EU"})
EU_COUNTRIES = sorted(REGULATION["eu_members"])
COUNTRIES_WITHOUT_TABLE_ROW = ["AE", "TR", "NO", "CH", "NZ", "JO"]

# Where a fit turns: every price of the edition, and one unit to either side.
TURNING_AMOUNTS = sorted(
    {
        amount
        for row in STARTER_RULES["first_year_costs"]
        for end in (row["low"], row["high"])
        for amount in (end - 1, end, end + 1)
        if amount >= 0
    }
    | {1_000_000}
)

countries = st.one_of(
    st.sampled_from(ROW_COUNTRIES),
    st.sampled_from(EU_COUNTRIES),
    st.sampled_from(COUNTRIES_WITHOUT_TABLE_ROW),
    st.sampled_from(sorted(COUNTRIES)),
)

money = st.fixed_dictionaries(
    {
        "amount": st.one_of(st.sampled_from(TURNING_AMOUNTS), st.integers(0, 1_000_000)),
        "currency": st.one_of(
            st.sampled_from(["USD", "USD", "GBP", "EUR"]), st.sampled_from(sorted(CURRENCIES))
        ),
    }
)


def several(codes: list[str]) -> st.SearchStrategy[list[str]]:
    """One code that stands alone, or some of the others in any order."""
    alone = [code for code in codes if code in ALONE_CODES]
    others = [code for code in codes if code not in ALONE_CODES]
    return st.one_of(
        st.sampled_from(alone).map(lambda code: [code]),
        st.lists(st.sampled_from(others), min_size=1, max_size=2, unique=True),
        st.lists(st.sampled_from(others), min_size=1, unique=True),
    )


def answer_to(key: str) -> st.SearchStrategy[Any]:
    """Any accepted answer to one item."""
    item = ITEMS[key]
    if item["type"] == "choice":
        return st.sampled_from(item["choices"])
    if item["type"] == "choices":
        return several(item["choices"])
    if item["type"] == "money":
        return money
    if item["type"] == "country":
        if key == "country":
            return st.one_of(countries, countries, st.just("prefer_not_to_say"))
        return countries
    return st.dictionaries(st.sampled_from(item["choices"]), st.integers(1, 5), min_size=1)


def random_people(number: int, seed: int = 2026) -> list[Answers]:
    """Answer sets by a seed: each item uniform over its choices and absent, some lists longer."""
    chance = random.Random(seed)
    return [
        {key: answer for key in ITEMS if (answer := random_answer(key, chance)) is not None}
        for _ in range(number)
    ]


def random_answer(key: str, chance: random.Random) -> Any:
    """One accepted answer, or None for an absent one."""
    item = ITEMS[key]
    if item["type"] == "country":
        return chance.choice([None, *ROW_COUNTRIES, *COUNTRIES_WITHOUT_TABLE_ROW, *EU_COUNTRIES])
    if item["type"] == "money":
        currency = chance.choice(["USD", "GBP", "EUR", "KRW"])
        return chance.choice(
            [None, {"amount": chance.choice(TURNING_AMOUNTS), "currency": currency}]
        )
    if item["type"] == "scale_1_to_5_each":
        return chance.choice([None, {chance.choice(item["choices"]): chance.randint(1, 5)}])
    code = chance.choice([None, *item["choices"]])
    if code is None or item["type"] == "choice":
        return code
    others = [one for one in item["choices"] if one not in (*ALONE_CODES, code)]
    more = [] if code in ALONE_CODES else chance.sample(others, chance.choice([0, 0, 1, 2]))
    return [code, *more]


def anybody() -> st.SearchStrategy[Answers]:
    """Every key there or not, every answer free."""
    return st.fixed_dictionaries({}, optional={key: answer_to(key) for key in ITEMS})


@st.composite
def nearly(draw: st.DrawFn, start: Answers) -> Answers:
    """Somebody known, with a few answers changed or left out."""
    changed = dict(start)
    for key in draw(st.lists(st.sampled_from(list(ITEMS)), max_size=5, unique=True)):
        if key in changed and draw(st.integers(0, 3)) == 0:
            del changed[key]
        else:
            changed[key] = draw(answer_to(key))
    return changed


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    """Any accepted answers file; most are near a person for whom a single answer decides."""
    found = draw(st.one_of(nearly(PLAIN), nearly(BUSY), nearly(NEEDLED), anybody()))
    keys = draw(st.permutations(list(found)))
    return {key: found[key] for key in keys}


NOT_A_CODE: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, False, 0, 1, 1.5, "", " ", "None", "NONE", "no_such_code", [], ["none"], {}]
)
NOT_A_LIST: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 1, "none", "", {}, {"none": True}]
)
NOT_MONEY: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        [],
        {},
        0,
        700,
        "700 USD",
        ["700", "USD"],
        {"amount": 700},
        {"currency": "USD"},
        {"amount": 700, "currency": "USD", "note": "about"},
    ]
)
NOT_AN_AMOUNT: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([None, True, False, "700", "", [], {}, 700.0, 0.0, 700.5, -1, 1_000_001]),
    st.integers(max_value=-1),
    st.integers(min_value=1_000_001),
    st.floats(),
)
NOT_A_CURRENCY: st.SearchStrategy[Any] = st.sampled_from(
    [None, 1, "", "US", "usd", "Usd", "USDX", "ZZZ", "$", " USD", []]
)
NOT_A_COUNTRY: st.SearchStrategy[Any] = st.sampled_from(
    [None, False, 1, "", "UK", "EU", "XK", "XX", "us", "USA", "840", "not_sure", [], ["US"], {}]
)
NOT_IMPORTANCE: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        [],
        {},
        3,
        "3",
        ["low_cost"],
        {"low_cost": None},
        {"low_cost": 0},
        {"low_cost": 6},
        {"low_cost": -1},
        {"low_cost": True},
        {"low_cost": "3"},
        {"low_cost": 3.0},
        {"low_cost": 3.5},
        {"no_such_code": 3},
        {"low_cost": 3, "no_such_code": 3},
    ]
)


@st.composite
def broken_list(draw: st.DrawFn, codes: list[str]) -> object:
    """A list with one thing wrong in it: a stranger, a code twice, or a lone code in company."""
    alone = [code for code in codes if code in ALONE_CODES]
    wrong = draw(st.sampled_from(["empty", "stranger", "twice", "company"]))
    if wrong == "empty":
        return []
    good = draw(several(codes))
    if wrong == "stranger":
        return draw(st.permutations([*good, draw(NOT_A_CODE)]))
    if wrong == "twice":
        good = [*good, draw(st.sampled_from(good))]
    else:
        one = draw(st.sampled_from(alone))
        good = [one, draw(st.sampled_from([code for code in codes if code != one]))]
    return draw(st.permutations(good))


def broken_answer_to(key: str) -> st.SearchStrategy[Any]:
    """An answer to one item that the contract refuses."""
    item = ITEMS[key]
    if item["type"] == "choice":
        return NOT_A_CODE
    if item["type"] == "choices":
        return st.one_of(NOT_A_LIST, broken_list(item["choices"]))
    if item["type"] == "money":
        return st.one_of(
            NOT_MONEY,
            st.fixed_dictionaries({"amount": NOT_AN_AMOUNT, "currency": st.just("USD")}),
            st.fixed_dictionaries({"amount": st.just(700), "currency": NOT_A_CURRENCY}),
        )
    if item["type"] == "country":
        if key == "treatment_country":
            return st.one_of(NOT_A_COUNTRY, st.just("prefer_not_to_say"))
        return NOT_A_COUNTRY
    return NOT_IMPORTANCE


@st.composite
def broken_answers(draw: st.DrawFn) -> Answers:
    """An answers file that is right but for one key, asked or not."""
    found = draw(answers())
    key = draw(st.sampled_from([*ITEMS, "no_such_item", "Age_band", ""]))
    found[key] = draw(broken_answer_to(key)) if key in ITEMS else "none"
    return found
