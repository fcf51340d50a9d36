"""What stands beside the statuses: warnings, notices, costs, law, questions and claims."""

from typing import Any

from tests.oracle.reading import (
    ALONE_CODES,
    EXOSOME_OPTIONS,
    ITEM_ORDER,
    ITEMS,
    STARTER_RULES,
    Answers,
    names_a_code,
)
from tests.oracle.standing import (
    country_of_treatment,
    regulation_row,
    regulation_status,
    wish_reasons,
)


def all_lines_named(lines: dict[str, list[str]], heard: Answers) -> bool:
    return all(names_a_code(item, codes, heard) for item, codes in lines.items())


def warnings(heard: Answers) -> list[str]:
    ticked = heard.get("warning_signs", [])
    signs = [code for code in ITEMS["warning_signs"]["choices"] if code not in ALONE_CODES]
    return [code for code in signs if code in ticked]


def notices(heard: Answers) -> list[str]:
    shown = []
    for notice in STARTER_RULES["notices"]:
        hidden = "unless" in notice and all_lines_named(notice["unless"], heard)
        if all_lines_named(notice["when"], heard) and not hidden:
            shown.append(notice["id"])
    return shown


def fit(low: int, high: int, currency: str, budget: dict[str, Any] | None) -> str:
    if budget is None or budget["currency"] != currency:
        return "cannot_tell"
    if high <= budget["amount"]:
        return "fits"
    if low <= budget["amount"]:
        return "may_be_over"
    return "over"


def cost(option: str, heard: Answers) -> dict[str, Any]:
    budget = heard.get("budget")
    own_currency = budget["currency"] if budget is not None else None
    if option == "wait":
        return {"fit": "fits", "currency": own_currency, "low": 0, "high": 0}
    prices = [row for row in STARTER_RULES["first_year_costs"] if row["option"] == option]
    if not prices:
        return {"fit": "cannot_tell", "currency": own_currency, "low": None, "high": None}
    price = prices[0]
    for row in prices:
        if row["currency"] == own_currency:
            price = row
            break
    return {
        "fit": fit(price["low"], price["high"], price["currency"], budget),
        "currency": price["currency"],
        "low": price["low"],
        "high": price["high"],
    }


def past_limits(option: str, heard: Answers) -> list[str]:
    """The items whose limit an option goes past, in the questionnaire's order."""
    if option == "wait":
        return []
    past = [because[0][0] for _, _, because in wish_reasons(option, heard)]
    if cost(option, heard)["fit"] == "over":
        past.append("budget")
    return sorted(past, key=ITEM_ORDER.index)


def offer(heard: Answers) -> dict[str, Any] | None:
    if heard["offer_method"] == "none":
        return None
    price = heard.get("offer_price")
    if price is None:
        standing = "cannot_tell"
    else:
        standing = fit(price["amount"], price["amount"], price["currency"], heard.get("budget"))
    return {"method": heard["offer_method"], "price": price, "fit": standing}


def regulation(option: str, heard: Answers) -> list[tuple[str, str]]:
    """The row of the country of treatment, then the home country's where it is another row."""
    if option not in EXOSOME_OPTIONS:
        return []
    rows = []
    for country in (country_of_treatment(heard)[1], heard.get("country")):
        row = regulation_row(country)
        if row is not None and row not in rows:
            rows.append(row)
    return [(row, regulation_status(row, option)) for row in rows]


def questions(heard: Answers) -> list[str]:
    """The clinic questions that must be asked; a summary may ask more."""
    asked: set[str] = set()
    for line in STARTER_RULES["questions"]:
        if "always" in line:
            holds = True
        elif "treatment_country" in line:
            holds = country_of_treatment(heard)[1] in line["treatment_country"]
        elif "treatment_abroad" in line:
            holds = is_treated_abroad(heard)
        else:
            holds = all_lines_named(line["when"], heard)
        if holds:
            asked.update(line["ask"])
    return sorted(asked)


def ask_first(asked: list[str]) -> list[str]:
    """One of each list: the first that is among the questions asked."""
    chosen = []
    for kind in ("you", "product", "proof"):
        chosen.append(next(key for key in STARTER_RULES["ask_first"][kind] if key in asked))
    return chosen


def is_treated_abroad(heard: Answers) -> bool:
    home = heard.get("country")
    away = heard.get("treatment_country")
    if home is None or home == "prefer_not_to_say" or away is None:
        return False
    return bool(home != away)


def claims(heard: Answers) -> dict[str, str]:
    verdicts = {}
    for code in ITEMS["offer_claims"]["choices"]:
        if code not in heard.get("offer_claims", []) or code not in STARTER_RULES["claims"]:
            continue
        verdict = STARTER_RULES["claims"][code]
        if code == "approved_by_regulator":
            verdict = approval_verdict(heard)
        verdicts[code] = verdict
    return verdicts


def approval_verdict(heard: Answers) -> str:
    method = heard["offer_method"]
    if method not in EXOSOME_OPTIONS:
        return "cannot_be_checked"
    row = regulation_row(country_of_treatment(heard)[1])
    if regulation_status(row, method) in ("not_approved", "prohibited"):
        return "contradicted"
    # The rule alone would say "cannot be checked" of needling in Saudi Arabia; example E3 says
    # "contradicted": who forbids one way through the skin has approved no other.
    needled = STARTER_RULES["groups"]["exosome_skin_breaking"]
    if method in needled and "prohibited" in [regulation_status(row, one) for one in needled]:
        return "contradicted"
    return "cannot_be_checked"
