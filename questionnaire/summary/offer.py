"""The offer, answered: health and law before money, line by line, only what applies."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from evidence.core.assessment.claims import BY_LAW
from evidence.core.assessment.profile import Money, Profile
from evidence.core.assessment.summary import (
    ClaimChecked,
    LegalRow,
    OptionSummary,
    Reason,
    Summary,
)
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.items import NONE, OPEN_CODES
from evidence.core.edition.vocabulary import (
    BreaksSkin,
    ClaimVerdict,
    Fit,
    Group,
    LegalStatus,
    ReasonKind,
    Status,
)
from evidence.presenters.law import is_from_the_press
from evidence.presenters.money_and_countries import money_words
from evidence.presenters.per_edition import address, once_per_option, spoken
from evidence.presenters.words import LEGAL, NEEDLES_IN_BRIEF, dated, law_sentence
from questionnaire.options.words import STATUS, first_sentence, known_of
from questionnaire.questions.words import QUESTIONS, Text, answer_sentence, topic_of
from questionnaire.summary.answers_that_count import OFFER, SIGNS
from questionnaire.summary.parts import Gravity, Line, Link, brief_of, gravity_of, option_address
from questionnaire.summary.words import (
    VERDICT,
    law_words,
    listed,
    place_words,
    running_name,
)

CLAIMS = QUESTIONS["offer_claims"].sentences
"""What somebody was told, in the seller's words."""
PRESSURE = "price_ends_today"
"""What somebody was told that is no claim about evidence."""

MOST_ENTRIES_FIRST = 2
SHORT_TEXT = 17
FEW_WORDS = 38
"""What may stand above the checklist button, so that it stays on the first screen of a phone."""


@dataclass(frozen=True)
class Answered:
    """The offer, or exosomes in any way they are given, as they stand for this person.

    For $3,000 in the US: title "You were offered exosome injections with PRP for <strong>$3,000</strong> in
    the US", status check_first, first the law and the studies, then the other lines.
    """

    title: SafeString
    status: Status | None
    """None: it depends on the way they are given."""
    status_word: Text
    first: tuple[Line, ...]
    """The gravest one or two lines."""
    lines: tuple[Line, ...]
    method: str
    """The option that was offered; empty: no method that the edition knows."""
    find_out: str = ""
    """How to learn which method it is."""


def answered(
    summary: Summary, profile: Profile, catalogue: Catalogue, *, hurry: bool = False
) -> Answered:
    """The offered method answered; without one, exosomes in any way they are given.

    `hurry`: something is to be done now, this week or soon, so nothing says that there is time.
    """
    offer = summary.offer
    option = next((one for one in summary.options if offer and one.key == offer.method), None)
    if option is None:
        return _in_any_way(summary, profile, catalogue, hurry=hurry)
    lines = [
        *_health(option, profile, catalogue),
        *_law(option, profile, catalogue),
        *_label(option, profile, catalogue),
    ]
    lines.sort(key=lambda line: line.gravity)
    told_last = [line for line in lines if line.gravity is Gravity.NOTHING]
    decides = [line for line in lines if line.gravity is not Gravity.NOTHING]
    entry = catalogue.option[option.key]
    rest = [
        *decides[1:],
        _studies(catalogue, option.key, woman=profile.sex == "female"),
        _harm(catalogue, option.key),
        *told_last,
        *_limits(option, entry, profile),
        *_money(option, profile, catalogue),
        *_told(summary.claims, profile, catalogue, hurry=hurry),
    ]
    first, below = _above_the_button(decides[:1], rest)
    return Answered(
        title=_title(running_name(entry), profile, after=bool(summary.warnings)),
        status=option.status,
        status_word=STATUS[option.status],
        first=first,
        lines=below,
        method=option.key,
    )


def _title(method: str, profile: Profile, *, after: bool) -> SafeString:
    place = profile.place_of_treatment
    words = {"method": escape(method)}
    if profile.offer_price:
        words["price"] = format_html("<strong>{}</strong>", money_words(profile.offer_price))
    if place and place not in OPEN_CODES:
        words["place"] = escape(place_words(place))
    if after:
        texts = {
            (True, True): _("After that: your offer of %(method)s for %(price)s in %(place)s"),
            (True, False): _("After that: your offer of %(method)s for %(price)s"),
            (False, True): _("After that: your offer of %(method)s in %(place)s"),
            (False, False): _("After that: your offer of %(method)s"),
        }
        return SafeString(escape(texts["price" in words, "place" in words]) % words)
    texts = {
        (True, True): _("You were offered %(method)s for %(price)s in %(place)s"),
        (True, False): _("You were offered %(method)s for %(price)s"),
        (False, True): _("You were offered %(method)s in %(place)s"),
        (False, False): _("You were offered %(method)s"),
    }
    return SafeString(escape(texts["price" in words, "place" in words]) % words)


def _above_the_button(
    first: list[Line], rest: list[Line]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The gravest line, shortened where it says much, and the next one where there is room."""
    if not first:
        return tuple(rest[:1]), tuple(rest[1:])
    (line,) = first
    if len(line.entries) > MOST_ENTRIES_FIRST:
        more = replace(
            line,
            about="more health",
            label=_("More on your health"),
            entries=line.entries[MOST_ENTRIES_FIRST:],
        )
        first, rest = [replace(line, entries=line.entries[:MOST_ENTRIES_FIRST])], [more, *rest]
    elif rest and _words(line) + _words(rest[0]) <= FEW_WORDS:
        first, rest = [line, rest[0]], rest[1:]
    return tuple(first), tuple(rest)


def _words(line: Line) -> int:
    told = (line.decides, line.text, *(part for entry in line.entries for part in entry))
    return len(f"{line.label} {' '.join(told)}".split())


def _health(option: OptionSummary, profile: Profile, catalogue: Catalogue) -> Iterator[Line]:
    """Each answer that speaks against it or needs a check, its gravest reason beside it."""
    told: dict[tuple[str, str], tuple[Gravity, str]] = {}
    open_about: dict[str, None] = {}
    for reason in sorted(option.reasons, key=lambda one: gravity_of(one, option)):
        if not reason.rule or reason.kind is ReasonKind.WISH:
            continue
        for because in reason.because:
            if because.item.startswith(OFFER):
                continue
            if because.answer in (None, *OPEN_CODES):
                open_about[because.item] = None
            elif reason.kind is not ReasonKind.UNKNOWN:
                answer = (because.item, "" if because.item == SIGNS else because.answer or "")
                gravity = gravity_of(reason, option)
                told.setdefault(answer, (gravity, brief_of(reason, option.key, catalogue)))
    label, gravest = _("Your health"), min((g for g, _brief in told.values()), default=None)
    entries = tuple(_said(answer, brief) for answer, (_gravity, brief) in told.items())
    if open_about:
        names = listed(map(topic_of, open_about))
        entries += (
            (
                _("Still open: %(items)s.") % {"items": names},
                _("An answer may speak against this."),
            ),
        )
    if not entries:
        text = _("Nothing you told us speaks against it. That does not make it safe.")
        yield Line("health", "can_discuss", label, text=text)
    elif len(entries) == 1:
        ((decides, text),) = entries
        gravity = Gravity.UNKNOWN if gravest is None else gravest
        yield Line(
            "health", _SIGN.get(gravity, "check_first"), label, decides, text, gravity=gravity
        )
    elif gravest is None:
        yield Line("health", "blank", label, entries=entries, gravity=Gravity.UNKNOWN)
    else:
        sign = _SIGN.get(gravest, "check_first")
        yield Line("health", sign, label, entries=entries, gravity=gravest)


_SIGN = {Gravity.SAFETY: "not_suitable", Gravity.UNKNOWN: "blank"}
"""The drawing beside the health line; to check something is the rule."""


def _said(answer: tuple[str, str], brief: str) -> tuple[str, str]:
    item, code = answer
    if item == SIGNS:
        said = _("No exosomes and no needles until a doctor has looked.")
        return said, _("The cause is not known yet.")
    return f"{answer_sentence(item, code)}:", f"{brief}." if brief else _("check this first.")


def _law(option: OptionSummary, profile: Profile, catalogue: Catalogue) -> Iterator[Line]:
    """The law where somebody would be treated and, where different, at home."""
    place, home = profile.place_of_treatment, profile.country
    rows = {row.country: row for row in option.regulation}
    there = _row_of(place, rows, catalogue)
    line = _law_line(_("The law there"), there, place, option, catalogue)
    yield line
    if home in (None, place, *OPEN_CODES):
        return
    at_home = _row_of(home, rows, catalogue)
    if at_home is not there or at_home is None:
        told = _law_line(_("The law at home"), at_home, home, option, catalogue)
        if (told.decides, told.text) == (line.decides, line.text):
            told = replace(told, decides=_("The same."), text="")
        yield replace(told, gravity=Gravity.NOTHING)


def _row_of(
    country: str | None, rows: dict[str, LegalRow], catalogue: Catalogue
) -> LegalRow | None:
    own = rows.get(country or "")
    return own or (rows.get("EU") if country in catalogue.eu_members else None)


def _weight_of(row: LegalRow) -> Gravity:
    return {
        LegalStatus.PROHIBITED: Gravity.PROHIBITED,
        LegalStatus.NOT_APPROVED: Gravity.NOT_APPROVED,
        LegalStatus.UNCLEAR: Gravity.UNKNOWN,
    }.get(row.status, Gravity.NOTHING)


def _law_line(
    label: Text,
    row: LegalRow | None,
    place: str | None,
    option: OptionSummary,
    catalogue: Catalogue,
) -> Line:
    link = Link(_("Law"), f"{option_address(option.key)}#standing")
    if row is None:
        known = place is not None and place not in OPEN_CODES
        text = _("Ask under which law it is sold.")
        decides = _("We have not checked this country.") if known else _("You named no country.")
        return Line("law", "blank", label, decides, text, gravity=Gravity.UNKNOWN)
    signs = {
        LegalStatus.PROHIBITED: "not_suitable",
        LegalStatus.NOT_APPROVED: "check_first",
        LegalStatus.UNCLEAR: "blank",
    }
    when = dated(row.as_of)
    decides, text = law_sentence(row.status), law_words(row)
    if row.status is LegalStatus.UNCLEAR and len(text.split()) <= SHORT_TEXT:
        # Such a text says by itself that no clear rule was found.
        decides, text = text, ""
    return Line(
        "law",
        signs.get(row.status, "can_discuss"),
        label,
        decides,
        text,
        link=replace(link, text=_read(row, catalogue) % {"date": when}) if when else link,
        gravity=_weight_of(row),
    )


def _read(row: LegalRow, catalogue: Catalogue) -> Text:
    """What bears the date: the law, or only a report of it."""
    if is_from_the_press(catalogue, row.sources):
        return _("Press report, %(date)s")
    return _("Law, %(date)s")


def _label(option: OptionSummary, profile: Profile, catalogue: Catalogue) -> Iterator[Line]:
    """What the label says, beside the way the product would be used."""
    skin = catalogue.option[option.key].breaks_skin
    label, says = _("The label"), profile.offer_label
    about = [one for one in option.reasons if any(b.item == "offer_label" for b in one.because)]
    against = next((one for one in about if one.kind is not ReasonKind.UNKNOWN), None)
    if against:
        gravity = gravity_of(against, option)
        sign = "not_suitable" if gravity is Gravity.SAFETY else "check_first"
        text = {
            BreaksSkin.INJECTION: _("That does not cover injection."),
            BreaksSkin.MICRONEEDLING: _("That might not cover needles."),
            BreaksSkin.NONE: "",
        }[skin]
        yield Line("label", sign, label, _("It says “external use only”."), text, gravity=gravity)
    elif says == "external_use_only":
        yield Line("label", "can_discuss", label, text=_("It says “external use only”."))
    elif says == "injection":
        yield Line(
            "label",
            "can_discuss",
            label,
            text=_("It names injection. Read it on the vial yourself."),
        )
    elif skin is not BreaksSkin.NONE:
        text = {
            BreaksSkin.INJECTION: _("“External use only” would speak against injecting it."),
            BreaksSkin.MICRONEEDLING: _("“External use only” would speak against needles."),
        }[skin]
        yield Line("label", "blank", label, _("You have not seen it."), text)


@once_per_option
def _studies(catalogue: Catalogue, key: str, *, woman: bool) -> Line:
    searched = ""
    if not catalogue.evidence_counts[key].randomised:
        day = dated(catalogue.colophon.compiled_on)
        searched = _("Searched up to %(date)s.") % {"date": day}
    link = Link(_("Studies"), f"{option_address(key)}#known")
    known = known_of(catalogue.option[key], woman=woman)
    return Line("studies", "blank", _("Studies in people"), known, searched, link=link)


@once_per_option
def _harm(catalogue: Catalogue, key: str) -> Line:
    text = catalogue.option[key].harm_line or _("How often harm comes after this is not known.")
    return Line(
        "harm", "warning", _("Harm"), text=text, link=Link(_("Reports"), address("evidence:harms"))
    )


def _limits(option: OptionSummary, entry: Option, profile: Profile) -> Iterator[Line]:
    """The limits somebody set, within and past; money has a line of its own."""
    within = []
    past = [topic_of(item) for item in option.past_limits if item != "budget"]
    if (
        profile.needle_tolerance not in (None, *OPEN_CODES)
        and "needle_tolerance" not in option.past_limits
    ):
        numbed = profile.needle_tolerance == "injections_if_numbed"
        injected = entry.breaks_skin is BreaksSkin.INJECTION
        words = NEEDLES_IN_BRIEF[entry.breaks_skin]
        within.append(_("injections if numbed") if numbed and injected else str(words))
    if profile.blood_draw == "yes" and entry.blood_draw:
        within.append(_("blood taken"))
    elif profile.blood_draw == "no" and not entry.blood_draw:
        within.append(_("no blood taken"))
    if (
        profile.visits_per_year not in (None, *OPEN_CODES)
        and "visits_per_year" not in option.past_limits
    ):
        visits = _("%(count)s visits") % {"count": entry.visits}
        within.append(visits if entry.visits else _("no visits"))
    told = []
    if past:
        told.append(_("Past them: %(limits)s.") % {"limits": ", ".join(past)})
    if within:
        told.append(_("Within them: %(limits)s.") % {"limits": ", ".join(within)})
    if told:
        sign = "limit" if past else "can_discuss"
        yield Line("limits", sign, _("Your limits"), text=" ".join(told))


def _money(option: OptionSummary, profile: Profile, catalogue: Catalogue) -> Iterator[Line]:
    """Price beside budget, what is used now, and another price, where one was found."""
    price, budget = profile.offer_price, profile.budget
    link = Link(_("Prices"), address("evidence:prices"))
    told, sign = [_beside_budget(price, budget)], "cost-cannot_tell"
    if price and budget and price.currency == budget.currency:
        sign = "cost-over" if price.amount > budget.amount else "cost-fits"
    currency = next((one.currency for one in (price, budget) if one), None)
    told.append(used_now(profile, currency, catalogue))
    cost = option.cost
    if cost.first_year_low is not None and cost.first_year_high and cost.currency:
        span = edition_span(cost.first_year_low, cost.first_year_high, cost.currency)
        told.append(_("Pages we read ask %(span)s for a year.") % {"span": span})
    elif not any(one.option == option.key for one in catalogue.prices):
        told.append(_("We found no other price."))
    yield Line("money", sign, _("Money"), text=" ".join(filter(None, told)), link=link)


def _beside_budget(price: Money | None, budget: Money | None) -> str:
    if price is None:
        return _("Ask for the total in writing.")
    if budget is None:
        return _("You set no limit.")
    words = {"budget": money_words(budget)}
    if price.currency != budget.currency:
        return _("Your %(budget)s is in another currency.") % words
    gap = price.amount - budget.amount
    words["gap"] = money_words(Money(abs(gap), price.currency))
    if gap > 0:
        return _("%(gap)s above your %(budget)s.") % words
    return (
        _("%(gap)s below your %(budget)s.") % words if gap else _("Just your %(budget)s.") % words
    )


def used_now(profile: Profile, currency: str | None, catalogue: Catalogue) -> str:
    """What the treatments in use cost a year, where every one of them has a price in one currency."""
    used = [catalogue.using[code] for code in profile.regimen or () if code in catalogue.using]
    rows = [
        next((row for row in catalogue.option_costs[key] if currency in (None, row.currency)), None)
        for key in dict.fromkeys(used)
    ]
    known = [row for row in rows if row is not None]
    if not known or len(known) < len(rows) or len({row.currency for row in known}) > 1:
        return ""
    span = span_words(
        sum(row.low for row in known), sum(row.high for row in known), known[0].currency
    )
    return _("What you use now costs %(span)s a year.") % {"span": span}


def edition_span(low: int, high: int, currency: str) -> str:
    """What the edition says something costs; kept, as it says nothing of a person."""
    return _edition_span(low, high, currency, spoken())


@lru_cache(maxsize=400)
def _edition_span(low: int, high: int, currency: str, language: str) -> str:
    return span_words(low, high, currency)


def span_words(low: int, high: int, currency: str) -> str:
    """A price or a span of prices, like "$600 to $1,920"."""
    first, last = money_words(Money(low, currency)), money_words(Money(high, currency))
    return first if low == high else _("%(low)s to %(high)s") % {"low": first, "high": last}


def _told(
    claims: tuple[ClaimChecked, ...], profile: Profile, catalogue: Catalogue, *, hurry: bool
) -> Iterator[Line]:
    """What they said, claim by claim, each with its verdict and the one reason for it."""
    by_key = {claim.key: claim for claim in catalogue.claims}
    entries = []
    for checked in claims:
        entry = by_key[checked.key]
        contradicted = checked.verdict is ClaimVerdict.CONTRADICTED
        by_law = contradicted and entry.verdict == BY_LAW
        reason = (by_law and entry.short_if_contradicted) or entry.short
        words = {"claim": CLAIMS.get(checked.key, checked.key), "verdict": VERDICT[checked.verdict]}
        entries.append((_("“%(claim)s”: %(verdict)s.") % words, reason))
    if PRESSURE in (profile.offer_claims or ()):
        said = _("“%(claim)s”: that is pressure.") % {"claim": CLAIMS[PRESSURE]}
        time = _("Ask for the refund terms in writing.") if hurry else _("You can take two weeks.")
        entries.append((said, time))
    if entries:
        yield Line("claims", "note", _("They told you"), entries=tuple(entries))


def claims_by_verdict(line: Line) -> Line:
    """The line of the claims without the reasons: what was said, gathered by what can be said of it."""
    by_verdict: dict[str, list[str]] = {}
    for said, _reason in line.entries:
        claim, _colon, verdict = said.partition("”: ")
        by_verdict.setdefault(verdict, []).append(f"{claim}”")
    return replace(
        line,
        entries=tuple(
            (f"{verdict[:1].upper()}{verdict[1:]}", f"{listed(claims)}.")
            for verdict, claims in by_verdict.items()
        ),
        link=Link(_("Each claim"), address("claims")),
    )


def first_sentence_of(line: Line) -> Line:
    """The line with its first sentence alone."""
    return replace(line, text=first_sentence(line.text))


def health_in_brief(line: Line) -> Line:
    """The line that goes on with health, only counted: each answer is told further down."""
    said = _("%(count)s more answers speak against it or need a check.") % {
        "count": len(line.entries)
    }
    return replace(line, entries=((said, _("They stand below.")),))


def _in_any_way(
    summary: Summary, profile: Profile, catalogue: Catalogue, *, hurry: bool
) -> Answered:
    """Exosomes in any way they are given: what holds for all ways, and what depends on the way."""
    ways = [one for one in summary.options if one.group is Group.EXOSOME_METHOD]
    statuses = {one.status for one in ways}
    status = statuses.pop() if len(statuses) == 1 else None
    offered = profile.offer_method not in (None, NONE)
    lines = [*_shared_health(ways, profile, catalogue), *_shared_law(ways, profile, catalogue)]
    lines.sort(key=lambda line: line.gravity)
    decides = [line for line in lines if line.gravity is not Gravity.NOTHING]
    best = _best_studied(ways)
    rest = [
        *decides[1:],
        *([_studies_of_any(catalogue, best), _harm(catalogue, best)] if best else ()),
        *(line for line in lines if line.gravity is Gravity.NOTHING),
        *_money_of_any(ways, profile, catalogue, offered=offered),
        *_told(summary.claims, profile, catalogue, hurry=hurry),
    ]
    first, rest_lines = _above_the_button(decides[:1], rest)
    return Answered(
        title=_any_title(profile, offered=offered, after=bool(summary.warnings)),
        status=status,
        status_word=STATUS[status] if status else _("It depends on the way"),
        first=first,
        lines=rest_lines,
        method="",
        find_out=_(
            "Ask what goes on or into your scalp, and how: rubbed in, with needles, or injected."
        )
        if offered
        else "",
    )


def _any_title(profile: Profile, *, offered: bool, after: bool) -> SafeString:
    if not offered and after:
        return SafeString(escape(_("After that: exosomes for your hair")))
    if not offered:
        return SafeString(escape(_("Exosomes for your hair, in any way they are given")))
    method = _("something else") if profile.offer_method == "other" else _("exosomes of some kind")
    return _title(method, profile, after=after)


def _shared_health(
    ways: list[OptionSummary], profile: Profile, catalogue: Catalogue
) -> Iterator[Line]:
    """What holds for every way; a reason against some ways stands in their rows."""
    shared = [
        reason for reason in ways[0].reasons if all(_has(reason, other) for other in ways[1:])
    ]
    (line,) = _health(ways[0]._replace(reasons=tuple(shared)), profile, catalogue)
    everywhere = [(reason.rule, reason.because) for reason in shared]
    against: dict[str, Gravity] = {}
    some = [
        (gravity_of(reason, way), because)
        for way in ways
        for reason in way.reasons
        if reason.rule and reason.kind in (ReasonKind.SAFETY, ReasonKind.CAUTION)
        if (reason.rule, reason.because) not in everywhere
        for because in reason.because
    ]
    for gravity, because in sorted(some, key=lambda one: one[0]):
        if not because.item.startswith(OFFER) and because.answer not in (None, *OPEN_CODES):
            code = "" if because.item == SIGNS else because.answer or ""
            against.setdefault(f"{answer_sentence(because.item, code)}.", gravity)
    if not against:
        if some and line.gravity is Gravity.NOTHING:
            text = _("Something you told us speaks against some ways. See each row.")
            line = replace(line, sign="check_first", text=text, gravity=Gravity.CAUTION)
        yield line
        return
    gravity = min(against.values())
    named = list(against)[:MOST_ENTRIES_FIRST]
    text = _("This speaks against some ways. See each row.")
    if len(named) < len(against):
        text = _("This and more speak against some ways. See each row.")
    said = " ".join(named), text
    others = line.entries or ((line.decides, line.text),)
    if line.gravity is Gravity.NOTHING:
        yield replace(line, sign="check_first", decides=said[0], text=said[1], gravity=gravity)
    else:
        yield replace(
            line,
            sign=_SIGN.get(min(gravity, line.gravity), "check_first"),
            decides="",
            text="",
            entries=(said, *others),
            gravity=min(gravity, line.gravity),
        )


def _has(reason: Reason, option: OptionSummary) -> bool:
    return any((one.rule, one.because) == (reason.rule, reason.because) for one in option.reasons)


def _shared_law(
    ways: list[OptionSummary], profile: Profile, catalogue: Catalogue
) -> Iterator[Line]:
    place = profile.place_of_treatment
    rows = [_row_of(place, {row.country: row for row in way.regulation}, catalogue) for way in ways]
    statuses = {row.status if row else None for row in rows}
    if len(statuses) == 1:
        yield replace(
            _law_line(
                _("The law there") if rows[0] else _("The law"), rows[0], place, ways[0], catalogue
            ),
            link=Link(_("Law by country"), address("evidence:regulation_list")),
        )
        return
    known = sorted((row for row in rows if row), key=_weight_of)
    gravest, *others = dict.fromkeys(str(LEGAL[row.status]).lower() for row in known)
    gravity = min(_weight_of(row) if row else Gravity.UNKNOWN for row in rows)
    yield Line(
        "law",
        "check_first",
        _("The law there"),
        _("It depends on the way."),
        _("Some: %(gravest)s. Others: %(others)s.")
        % {"gravest": gravest, "others": listed(others) if others else _("we found no rule")},
        link=Link(_("Law by country"), address("evidence:regulation_list")),
        gravity=gravity,
    )


def _best_studied(ways: list[OptionSummary]) -> str:
    """The way with most trials that drew lots, then with most studies; empty: the edition has none."""
    if not ways:
        return ""
    return max(ways, key=lambda way: (way.evidence.randomised or 0, way.evidence.studies or 0)).key


@once_per_option
def _studies_of_any(catalogue: Catalogue, key: str) -> Line:
    line = _studies(catalogue, key, woman=False)
    words = {"method": catalogue.option[key].name, "known": line.decides}
    return replace(line, decides=_("%(method)s: %(known)s") % words)


def _money_of_any(
    ways: list[OptionSummary], profile: Profile, catalogue: Catalogue, *, offered: bool
) -> Iterator[Line]:
    link = Link(_("Prices"), address("evidence:prices"))
    told = [_beside_budget(profile.offer_price, profile.budget)] if profile.offer_price else []
    priced = next((way for way in ways if way.cost.first_year_high and way.cost.currency), None)
    if priced:
        cost = priced.cost
        words = {
            "span": edition_span(
                cost.first_year_low or 0, cost.first_year_high or 0, cost.currency or ""
            ),
            "method": running_name(catalogue.option[priced.key]),
        }
        told.append(_("Pages we read ask %(span)s for a year of %(method)s.") % words)
        fit = priced.cost.fit
    else:
        told.append(_("We found no price for a year."))
        fit = Fit.CANNOT_TELL
    yield Line("money", f"cost-{fit.value}", _("Money"), text=" ".join(told), link=link)
