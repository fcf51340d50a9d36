"""One person's answers as frozen values; a `Profile` for the rules, `Preferences` apart from them."""

from dataclasses import dataclass, fields

from evidence.core.edition.items import ITEM, Kind, is_asked


@dataclass(frozen=True)
class Money:
    """A whole number of units of one currency (ISO 4217)."""

    amount: int
    currency: str


Codes = tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    """What the rules may know of a person. None: nothing was answered.

    Codes are checked when a profile is made, so a rule never meets a word it does not know.
    """

    age_band: str | None = None
    sex: str | None = None
    country: str | None = None
    treatment_country: str | None = None
    warning_signs: Codes | None = None
    diagnosis: str | None = None
    pregnancy: str | None = None
    conditions: Codes | None = None
    regimen: Codes | None = None
    regimen_duration: str | None = None
    needle_tolerance: str | None = None
    blood_draw: str | None = None
    budget: Money | None = None
    visits_per_year: str | None = None
    offer_method: str | None = None
    offer_source: str | None = None
    offer_label: str | None = None
    offer_price: Money | None = None
    offer_claims: Codes | None = None

    def __post_init__(self) -> None:
        """Refuse a code the questionnaire does not have, and order lists as it does."""
        for key in PROFILE_KEYS:
            answer = getattr(self, key)
            item = ITEM[key]
            if answer is None or item.kind not in (Kind.CHOICE, Kind.CHOICES):
                continue
            codes = (answer,) if item.kind is Kind.CHOICE else answer
            if strange := [code for code in codes if code not in item.codes]:
                raise ValueError(f"{key}: {strange[0]!r} is not one of {', '.join(item.codes)}")
            if item.kind is Kind.CHOICES:
                object.__setattr__(self, key, tuple(c for c in item.codes if c in answer))

    @property
    def place_of_treatment(self) -> str | None:
        """The country of treatment: the one named for it, else where the person lives."""
        return self.treatment_country or self.country

    def asked(self) -> "Profile":
        """The same person without left-over answers of items that are not asked."""
        answers = {key: value for key, value in vars(self).items() if value is not None}
        kept = {key: value for key, value in answers.items() if is_asked(key, answers)}
        return self if len(kept) == len(answers) else Profile(**kept)


PROFILE_KEYS: tuple[str, ...] = tuple(field.name for field in fields(Profile))


@dataclass(frozen=True)
class Preferences:
    """What matters to the person: shown back, printed, never seen by a rule."""

    importance: tuple[tuple[str, int], ...] = ()
    """Each point that was weighed, 1 to 5, in the questionnaire's order."""
    trial_interest: str | None = None
