"""What decides: rules, wishes, notices, warning signs, prices and triggers, as data."""

from dataclasses import dataclass
from functools import cached_property

from evidence.core.edition.library import Keys
from evidence.core.edition.serialisation import later
from evidence.core.edition.vocabulary import AskKind, Effect, Urgency


@dataclass(frozen=True)
class Line:
    """Holds when the answer to the item is, or contains, any of the codes."""

    item: str
    codes: Keys

    @cached_property
    def code_set(self) -> frozenset[str]:
        """The codes for quick look-up."""
        return frozenset(self.codes)


@dataclass(frozen=True)
class RuleWords:
    """What a rule says of some of its options, so that no option's reason speaks of another's risk."""

    options: Keys
    brief: str
    """The reason in about five words, for a row."""
    text: str = ""
    """The whole reason; empty: the rule's own text."""


@dataclass(frozen=True)
class Rule:
    """A safety rule: when all lines hold, its effect falls on its options."""

    key: str
    when: tuple[Line, ...]
    effect: Effect
    options: Keys
    text: str
    """Why, to the person. A rule without sources says "safety precaution: no data" here."""
    basis: Keys
    """Precautions, warning signs or other entries it rests on; empty: no data."""
    except_already_using: bool
    covered_by: Keys
    """Rules that hold whenever this one does, at least as strictly: it is swallowed knowingly."""
    sources: Keys
    brief: str = later("")
    """The reason in about five words, for a row. Empty: the words of its kind stand there."""
    advice: str = later("")
    """Whom to ask or what to do, in one short sentence, told once beside the answer."""
    words: tuple[RuleWords, ...] = later(())
    """Where some of its options need other words."""

    @cached_property
    def items(self) -> frozenset[str]:
        """The items its lines ask about."""
        return frozenset(line.item for line in self.when)

    @cached_property
    def option_set(self) -> frozenset[str]:
        """Its options for quick look-up."""
        return frozenset(self.options)

    def text_for(self, option: str) -> str:
        """Why, said of this very option."""
        return self._words_for.get(option, _NO_WORDS).text or self.text

    def brief_for(self, option: str) -> str:
        """The reason in about five words, said of this very option; empty: nobody wrote it."""
        return self._words_for.get(option, _NO_WORDS).brief or self.brief

    @cached_property
    def _words_for(self) -> dict[str, RuleWords]:
        return {option: words for words in self.words for option in words.options}


_NO_WORDS = RuleWords((), "")


@dataclass(frozen=True)
class Allowance:
    """What one answer to a wish allows: values of the option's attribute, or a highest number."""

    code: str
    values: Keys
    at_most: int | None = None


@dataclass(frozen=True)
class Wish:
    """A limit the person set, compared with an attribute of each option. It changes no status."""

    item: str
    attribute: str
    """breaks_skin, blood_draw or visits."""
    allows: tuple[Allowance, ...]
    text: str

    @cached_property
    def items(self) -> frozenset[str]:
        """The item it is read off."""
        return frozenset({self.item})


@dataclass(frozen=True)
class LinkedUse:
    """A code of `regimen` that means an option is already in use."""

    code: str
    option: str


@dataclass(frozen=True)
class FirstYearCost:
    """What an option costs in its first year, whole units; currency "any" for nothing at all."""

    option: str
    currency: str
    low: int
    high: int
    later_year_low: int | None
    """What each later year costs; None: not known."""
    later_year_high: int | None
    prices: Keys
    note: str
    as_of: str | None


@dataclass(frozen=True)
class Notice:
    """Something to read first; it changes no status."""

    key: str
    when: tuple[Line, ...]
    unless: tuple[Line, ...]
    text: str
    sources: Keys
    places: Keys = later(())
    """Countries (or EU) it is about: the summary shows it to people who live or are treated there.
    Empty: it is about everybody."""
    short: str = later("")
    """The same in about 18 words, for the summary. Empty: the whole text stands there."""


@dataclass(frozen=True)
class WarningSign:
    """A sign that a doctor should look before any cosmetic treatment."""

    key: str
    """The code of `warning_signs`, or `under_18`."""
    dossier_key: str
    sign: str
    why: str
    text: str
    action: str
    whom: str
    urgency: Urgency
    sources: Keys
    short_sign: str = later("")
    """The sign inside a sentence, like "bald patches". Empty: the answer's own words stand there."""


@dataclass(frozen=True)
class Precaution:
    """Who should avoid or be careful, and how strong the ground is."""

    key: str
    group: str
    advice: str
    level: str
    methods: Keys
    why: str
    strength_of_source: str
    conflict: str | None
    sources: Keys


@dataclass(frozen=True)
class QuestionTrigger:
    """Answers that bring up clinic questions. No lines, no country and not abroad: always."""

    when: tuple[Line, ...]
    treatment_country: Keys
    treatment_abroad: bool
    ask: Keys
    because: str
    """Why these are asked, to the person."""


@dataclass(frozen=True)
class AskFirst:
    """Clinic questions of one kind, the most telling first: the first that is asked comes first."""

    kind: AskKind
    questions: Keys
