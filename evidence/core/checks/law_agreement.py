"""What a country's law is said to be must agree with its words, its dates and its sources."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from evidence.core.checks.check import Check
from evidence.core.checks.readability import edition_sentences
from evidence.core.checks.wording import plain_texts
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import LegalPosition
from evidence.core.edition.vocabulary import BreaksSkin, ExosomeSource, LegalStatus
from evidence.core.wording.quantities import MONTHS

_A_MONTH = re.compile(rf"\b({'|'.join(MONTHS)}) ((?:19|20)\d{{2}})\b")

_NOT_APPROVED = re.compile(
    r"\b(?:not|none|no|never|nor|unapproved|neither|without|need(?:s|ed)?|must|takes?|only|barred|may not)\b",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    r"\b(?:bans?|banned|barred|prohibit\w*|not allowed|forb[ai]d\w*|illegal|unlawful|may not|must not)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:depends?|unclear|may be|no (?:clear )?rule|no page|found no|nothing|(?:do|does|did) not (?:say|cover|tell|find|read|name)"
    r"|not named|names neither|not read|not about|each case|by case|weak|draft|disput\w*|likely|ask)\b",
    re.IGNORECASE,
)
_NO_RULE = re.compile(
    r"\b(?:found no|nothing on|depends on|by case|each case|may be allowed|no page|not named|names neither|weak source|not say|cover use)\b",
    re.IGNORECASE,
)
_COSMETIC = re.compile(r"\bcosmetics?\b|\bskin surface\b", re.IGNORECASE)
_WORDS_OF = {
    LegalStatus.NOT_APPROVED: _NOT_APPROVED,
    LegalStatus.PROHIBITED: _FORBIDDEN,
    LegalStatus.UNCLEAR: _OPEN,
    LegalStatus.ALLOWED_AS_COSMETIC: _COSMETIC,
}
_FIRM_NO = re.compile(
    r"\bnot approved\b|\bno \w+(?: \w+)? (?:is|has been) (?:approved|licensed)\b|\bnone (?:is approved|has a licen[cs]e)\b"
    r"|\bunapproved\b|\bmust not be injected\b|\bno approved\b",
    re.IGNORECASE,
)
_SOFTENED = re.compile(
    r"\bnot (?:yet|quite|currently|formally|officially|fully|generally|widely) (?:\w+ )?(?:approved|licensed|authori[sz]ed|registered)\b"
    r"|\b(?:awaiting|awaits?|pending|soon|close to|expected|expects?|under review|on (?:the|its) way|in the process)\b[^.]{0,40}\b(?:approv\w*|licen[cs]\w*|authori\w*)\b"
    r"|\b(?:approv\w*|licen[cs]\w*|authori\w*)\b[^.]{0,40}\b(?:awaited|pending|soon|under review|expected|close|on its way|in process|in progress|likely)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\bnot (?:yet|quite|formally|officially|fully) (?:been )?(?:approved|licensed|authori[sz]ed)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:said|says|quoted?|told|according)\b", re.IGNORECASE)
_APPROVES = re.compile(
    r"\b(?:is|are|was|were|been|be|has|have|had|gets?|got|with|hold|holds|fully|an?|now|already)"
    r" (?:\w+ ){0,2}?(?:approved|licensed|authori[sz]ed)\b|\b(?:has|have|holds?|with|got) (?:\w+ ){0,2}?(?:approval|licen[cs]e)\b",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:no|not|none|nobody|never|nor|neither|cannot|without|unapproved|if|whether|which|who|ask|until|unless"
    r"|must|should|needs?|claims?|call(?:s|ed)?|mean|says?|said|means|only|before|for the (?:face|skin)|may|can|could)\b|\?",
    re.IGNORECASE,
)
_EXOSOMES = re.compile(r"\b(?:exosomes?|such products?|these products?)\b", re.IGNORECASE)
_LAW_HOLDS = re.compile(r"\blaw is checked again after (\d+) days\b", re.IGNORECASE)
"""What the edition itself promises of how long a row of the law is shown after it was checked."""


def law_problems(catalogue: Catalogue) -> Iterator[str]:
    """Statements of the law whose status, words, dates and sources do not belong together."""
    same: dict[tuple[str, str], LegalStatus] = {}
    for law in catalogue.legal_positions:
        name = f"legal_positions {law.country} {law.option} {law.exosome_source}"
        wanted = _WORDS_OF.get(law.status)
        if wanted and not wanted.search(law.text):
            yield f"{name}: {law.status.value}, and its text does not say so"
        if law.status in (
            LegalStatus.ALLOWED_AS_COSMETIC,
            LegalStatus.APPROVED,
        ) and _FIRM_NO.search(law.text):
            yield f"{name}: {law.status.value}, and its text says that it is not approved"
        if law.status in (
            LegalStatus.ALLOWED_AS_COSMETIC,
            LegalStatus.APPROVED,
            LegalStatus.PROHIBITED,
        ) and (unsure := _NO_RULE.search(law.text)):
            yield f"{name}: {law.status.value}, and its text says “{unsure[0]}”"
        if law.status in (LegalStatus.NOT_APPROVED, LegalStatus.PROHIBITED):
            yield from _affirmed(name, law)
        if law.status is not LegalStatus.APPROVED:
            for sentence in edition_sentences(law.text):
                if _MOST_APPROVED.search(sentence) and not _NO.search(sentence):
                    yield f"{name}: {law.status.value}, and its text says: “{sentence}”"
        option = catalogue.option.get(law.option)
        breaks = option is not None and option.breaks_skin is not BreaksSkin.NONE
        own = (
            f"{option.key} {option.name} {option.what_it_is} {option.how_it_is_done}"
            if option
            else ""
        )
        for part in _OF_ONE_OPTION.finditer(law.text) if own else ():
            if not re.search(rf"{part[1]}", own, re.IGNORECASE):
                yield f"{name}: its text tells of “{part[0]}”, and the option is none of it"
        if breaks and law.status is LegalStatus.ALLOWED_AS_COSMETIC:
            yield f"{name}: allowed as a cosmetic, and it breaks the skin"
        if option and not breaks and (found := _WITH_NEEDLES.search(law.text)):
            yield f"{name}: its text tells of “{found[0]}”, and it uses none"
        if law.status is LegalStatus.NOT_APPROVED:
            banned = _BANNED.search(law.text)
            if banned and not re.search(r"approv|licen[cs]|regist", law.text, re.IGNORECASE):
                yield f"{name}: not approved, and its text says “{banned[0]}”"
        if law.status is LegalStatus.UNCLEAR:
            if found := _NONE_APPROVED.search(law.text):
                yield f"{name}: unclear, and its text says “{found[0]}”"
            firm = _FORBIDDEN.search(law.text) or _FIRM_NO.search(law.text)
            if firm and not _LEFT_OPEN.search(law.text):
                yield f"{name}: unclear, and its text says “{firm[0]}”"
            if found := re.search(r"\b[Ww]e found (?:an?|the|some) [^.]*", law.text):
                yield f"{name}: unclear, and its text says “{found[0]}”"
        cited = [catalogue.source[it] for it in law.sources if it in catalogue.source]
        if cited and _PRESS_SAYS.search(law.text) and not any(it.is_press for it in cited):
            yield f"{name}: its text tells what the press says, and none of its sources is the press"
        yield from _human_ones(name, law, catalogue)
        if not law.sources and (found := _SOMEBODY_SAYS.search(law.text)):
            yield f"{name}: “{found[0]}”, and it names no source"
        yield from _months_of_a_row(name, law, catalogue)
        yield from _another_country(name, law, catalogue)
        first = same.setdefault((law.country, law.text), law.status)
        if first is not law.status:
            yield f"{name}: {law.status.value}, and the same text stands with {first.value}"
        yield from _dates_of_a_row(name, law, catalogue)
        yield from _sources_of_a_row(name, law, catalogue)
    yield from _softer_for_needles(catalogue)
    yield from _allowed_nowhere(catalogue)
    if not any(law.status is LegalStatus.APPROVED for law in catalogue.legal_positions):
        yield from _approval_out_of_nowhere(catalogue)
    for plain in plain_texts(catalogue):
        for sentence in edition_sentences(plain.text):
            if _NOT_YET.search(sentence) or (
                _SOFTENED.search(sentence) and not _REPORTED.search(sentence)
            ):
                yield f"{plain.place}: it softens “not approved”: “{sentence}”"


_SOMEBODY_SAYS = re.compile(
    r"\b(?:The|A|An|Our|One) (?:[\w-]+ ){1,3}?(?:says?|said|quotes?|quoted|treats?|has (?:said|banned|treated))\b"
)
_PRESS_SAYS = re.compile(r"\b[Tt]he press (?:\w+ )?(?:says?|said|quotes?|writes?|reports?)\b")
_WITH_NEEDLES = re.compile(
    r"\buse with (?:needles?|needling|injections?)\b|\bwith PRP\b", re.IGNORECASE
)
_OF_ONE_OPTION = re.compile(r"\b(blend|PRP|minoxidil|laser|tablet)s?\b", re.IGNORECASE)
_MOST_APPROVED = re.compile(
    r"\b(?:some|many|most|all|one|several) (?:\w+ )?(?:is|are|has|have) (?:\w+ )?(?:approv\w*|licen[cs]\w*)\b",
    re.IGNORECASE,
)
_BANNED = re.compile(
    r"\b(?:ban(?:s|ned)?|barred|prohibit\w*|forb[ai]d\w*|illegal|unlawful)\b", re.IGNORECASE
)
_NONE_APPROVED = re.compile(
    r"\bfound no (?:[\w-]+ ){1,3}with (?:an? )?(?:approval|licen[cs]e)\b", re.IGNORECASE
)
_COUNTRYS_OWN = (
    "position_in_one_line",
    "topical_cosmetic_use",
    "injection_or_needled_use",
    "what_it_means_for_a_patient",
)


def _allowed_nowhere(catalogue: Catalogue) -> Iterator[str]:
    """What a country's summary allows, and each row of its law does not."""
    breaking = {it.key for it in catalogue.options if it.breaks_skin is not BreaksSkin.NONE}
    for where in catalogue.jurisdictions:
        own = [it for it in catalogue.legal_positions if it.country == where.country]
        of_people = [it.status for it in own if it.exosome_source is ExosomeSource.HUMAN]
        barred = of_people and set(of_people) <= {LegalStatus.PROHIBITED, LegalStatus.NOT_APPROVED}
        for field in _COUNTRYS_OWN:
            for sentence in edition_sentences(getattr(where, field) or ""):
                human = _HUMAN_ALLOWED.search(sentence) if barred else None
                if human and not _NO.search(sentence) and "?" not in sentence:
                    yield f"jurisdictions {where.key}, {field}: no row of its law says “{human[0]}”"
                    continue
                needles = field == "injection_or_needled_use" or _UNDER_THE_SKIN.search(sentence)
                rows = [it for it in own if not needles or it.option in breaking]
                softest = max(map(_strictness, rows), default=len(_STRICTNESS))
                allowed = _ALLOWED.search(sentence)
                if softest > _STRICTNESS.index(LegalStatus.UNCLEAR) or not allowed:
                    continue
                # What somebody says may be weighed against a rule that is unclear, not against a ban.
                banned = softest < _STRICTNESS.index(LegalStatus.UNCLEAR)
                open_still = (_LEFT_TO_ASK if banned else _IN_PART).search(sentence)
                if not _NO.search(sentence) and not open_still:
                    yield f"jurisdictions {where.key}, {field}: no row of its law says “{allowed[0]}”"


_HUMAN_ALLOWED = re.compile(
    r"\bhuman (?:[\w-]+ ){1,4}?(?:is|are|may be) (?:allowed|permitted|legal|approved|licensed|authori[sz]ed)\b",
    re.IGNORECASE,
)
_UNDER_THE_SKIN = re.compile(r"\b(?:inject\w*|needl\w*)\b", re.IGNORECASE)
_ALLOWED = re.compile(
    r"\b(?:is|are|may be) (?:allowed|permitted|legal|approved|licensed|authori[sz]ed)\b|\bmay be (?:injected|advertised|sold)\b",
    re.IGNORECASE,
)
_IN_PART = re.compile(
    r"\b(?:if|whether|ask|each|depends?|before|who|which|said|says?)\b|\?", re.IGNORECASE
)
_LEFT_TO_ASK = re.compile(
    r"\b(?:if|whether|ask|each|depends?|before|who|which|press)\b|\?", re.IGNORECASE
)
_LEFT_OPEN = re.compile(
    r"\b(?:depends?|unclear|found no|draft|not named|names neither|not about|not say|not read|weak)\b"
    r"|\bis about\b",
    re.IGNORECASE,
)
_STRICTNESS = (
    LegalStatus.PROHIBITED,
    LegalStatus.NOT_APPROVED,
    LegalStatus.UNCLEAR,
    LegalStatus.ALLOWED_AS_COSMETIC,
    LegalStatus.APPROVED,
)


def _softer_for_needles(catalogue: Catalogue) -> Iterator[str]:
    """What may not be put on the skin of people there may not be put under it."""
    on_the_skin: dict[tuple[str, str], LegalPosition] = {}
    for law in catalogue.legal_positions:
        option = catalogue.option.get(law.option)
        if option and option.breaks_skin is BreaksSkin.NONE:
            place = (law.country, law.exosome_source)
            strictest = on_the_skin.get(place, law)
            if _strictness(law) <= _strictness(strictest) and law.option.endswith("alone"):
                on_the_skin[place] = law
    for law in catalogue.legal_positions:
        option, other = catalogue.option.get(law.option), on_the_skin.get((law.country, law.exosome_source))  # fmt: skip
        breaks = option is not None and option.breaks_skin is not BreaksSkin.NONE
        if breaks and other and _strictness(law) > _strictness(other):
            yield (
                f"legal_positions {law.country} {law.option} {law.exosome_source}: {law.status.value}, and without"
                f" needles it is {other.status.value}"
            )


def _strictness(law: LegalPosition) -> int:
    return _STRICTNESS.index(law.status)


_AFFIRMED = re.compile(
    r"\b(?:is|are|was|were|has been|have been|now|already|fully) (?:approved|licensed|authori[sz]ed|allowed|permitted|legal)\b"
    r"|\b(?:some|many|most|all|one|several) (?:\w+ )?(?:is|are|has|have) (?:\w+ )?(?:approv\w*|licen[cs]\w*)\b"
    r"|\binject\w* (?:is|are) an? (?:cosmetic|approved|allowed)\b"
    r"|\bas (?:an? )?(?:approved|licensed|authori[sz]ed)\b|\bclose to (?:approval|a licen[cs]e)\b|\bfor (?:everybody|all|anyone)\b|\bmay (?:be|advertise)\b|\ban? approved exosome\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:no|not|none|nobody|never|nor|neither|without|only|if|unless|until|before|ask)\b",
    re.IGNORECASE,
)


def _affirmed(name: str, law: LegalPosition) -> Iterator[str]:
    """A sentence that allows, in a row that does not."""
    for sentence in edition_sentences(law.text):
        if _AFFIRMED.search(sentence) and not _NO.search(sentence):
            yield f"{name}: {law.status.value}, and its text says: “{sentence}”"


def _another_country(name: str, law: LegalPosition, catalogue: Catalogue) -> Iterator[str]:
    """A text that names another country of the edition belongs to that one's rows."""
    own = {_country_stem(it.name) for it in catalogue.jurisdictions if it.country == law.country}
    for where in catalogue.jurisdictions:
        stem = _country_stem(where.name)
        if own and stem not in own and len(stem) > 3 and re.search(rf"\b{stem}", law.text):
            yield f"{name}: its text tells of {where.name}"


def _country_stem(name: str) -> str:
    """As much of a name as its people's share with it: “Japan”, “Austral”."""
    return name.split()[-1 if name.startswith(("South ", "North ")) else 0][:7].rstrip("aey")


def _months_of_a_row(name: str, law: LegalPosition, catalogue: Catalogue) -> Iterator[str]:
    """A month its text names is that of a dated statement of the same country."""
    dated = {
        entry.date or ""
        for it in catalogue.jurisdictions
        if it.country == law.country
        for entry in it.entries
    }
    known = {it[:7] for it in dated | {law.as_of or "", law.checked_on}}
    if not any(dated):
        return
    for found in _A_MONTH.finditer(law.text):
        if f"{found[2]}-{MONTHS.index(found[1]) + 1:02}" not in known:
            yield f"{name}: nothing dated {found[0]} stands with this country"


def _approval_out_of_nowhere(catalogue: Catalogue) -> Iterator[str]:
    for plain in plain_texts(catalogue):
        if plain.quoting:
            continue
        for sentence in edition_sentences(plain.text):
            found = _APPROVES.search(sentence)
            if found and _EXOSOMES.search(sentence) and not _UNSAID.search(sentence):
                yield f"{plain.place}: no row of the law says that exosomes are approved: “{sentence}”"


def _dates_of_a_row(name: str, law: LegalPosition, catalogue: Catalogue) -> Iterator[str]:
    checked, expires = _day(law.checked_on), _day(law.expires_on)
    promised = _LAW_HOLDS.search(catalogue.colophon.update_policy)
    if checked and expires and promised and expires - checked > timedelta(int(promised[1])):
        yield f"{name}: shown until {expires}, though the law is checked again after {promised[1]} days"
    for key in law.sources:
        source = catalogue.source.get(key)
        if source and source.retrieved > law.checked_on:
            yield f"{name}: checked on {law.checked_on}, before its source {key} was read"


def _sources_of_a_row(name: str, law: LegalPosition, catalogue: Catalogue) -> Iterator[str]:
    stands = {
        key: where
        for where in catalogue.jurisdictions
        for entry in where.entries
        for key in entry.sources
        if where.country not in (law.country, "EU")
    }
    own = {
        key
        for where in catalogue.jurisdictions
        if where.country == law.country
        for entry in where.entries
        for key in entry.sources
    }
    for key in law.sources:
        if own and key not in own and key in stands:
            yield f"{name}: source {key} stands with {stands[key].name} alone"


def _human_ones(name: str, law: LegalPosition, catalogue: Catalogue) -> Iterator[str]:
    """“Human ones are allowed”, where the rows of the same country for human ones say no."""
    statuses = {
        it.status
        for it in catalogue.legal_positions
        if it.country == law.country and it.exosome_source is ExosomeSource.HUMAN
    }
    found = _HUMAN_ALLOWED.search(law.text)
    barred = statuses and statuses <= {LegalStatus.PROHIBITED, LegalStatus.NOT_APPROVED}
    if found and barred and not _NO.search(found[0]):
        yield f"{name}: “{found[0]}”, and no row for human ones says so"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


CHECKS = (Check("law agrees with its words", law_problems, reading=True),)
"""What the publish gate asks; see `Check` for how far it blocks."""
