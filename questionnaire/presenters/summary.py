"""One `Summary` as a page: everything in it, in the order in which people need it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from evidence.core.assessment.assess import assess
from evidence.core.assessment.profile import Preferences
from evidence.core.assessment.summary import OptionSummary, Stop, Summary
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import Contact
from evidence.core.edition.vocabulary import Status
from evidence.editions.store import PublishedEdition
from evidence.presenters.option_page import option_page
from evidence.presenters.sourcing import Links, short_links
from questionnaire.asking.urgent_messages import messages_for
from questionnaire.presenters.asking_clinics import QuestionTold, questions_told
from questionnaire.presenters.card import OptionCard, drawn_card
from questionnaire.presenters.matters import Weighed, points_beside, weighed
from questionnaire.presenters.reasons import (
    changes_told,
    limits_told,
    reasons_told,
    why_in_brief,
)
from questionnaire.presenters.sorting_out import (
    ClaimTold,
    OfferTold,
    OpenQuestion,
    claims_told,
    offer_told,
    open_questions,
)
from questionnaire.presenters.unknowns import Unknown, unknowns
from questionnaire.presenters.words import STATUS, STATUS_MEANING
from questionnaire.questions import Text
from questionnaire.rendering.prerendered import edition_moulds, joined, markup
from questionnaire.summary.own_cost import own_cost
from questionnaire.summary.own_law import law_lines
from questionnaire.visit.visit import Visit


@dataclass(frozen=True)
class StatusGroup:
    """The options that stand alike."""

    status: Status
    title: Text
    meaning: Text
    cards: tuple[OptionCard, ...]
    drawn: SafeString
    """The cards as they stand on the page."""


@dataclass(frozen=True)
class Callout:
    """A warning sign or a notice."""

    key: str
    text: str
    action: str
    sources: Links


@dataclass(frozen=True)
class Section:
    """One line of the list of contents."""

    href: str
    text: Text


@dataclass(frozen=True)
class SummaryPage:
    """Everything the summary page says of one person's answers."""

    stop: Stop | None
    warnings: tuple[Callout, ...]
    contacts: tuple[Contact, ...]
    """Whom to turn to now, where an answer calls for it."""
    notices: tuple[Callout, ...]
    open_questions: tuple[OpenQuestion, ...]
    offer: OfferTold | None
    claims: tuple[ClaimTold, ...]
    groups: tuple[StatusGroup, ...]
    unknowns: tuple[Unknown, ...]
    questions: tuple[QuestionTold, ...]
    weighed: tuple[Weighed, ...]
    next_steps: SafeString
    wording: Mapping[str, str]

    @property
    def has_to_sort_out(self) -> bool:
        """Whether anything comes before the options."""
        return bool(
            self.warnings or self.notices or self.open_questions or self.offer or self.claims
        )


def summary_page(visit: Visit, edition: PublishedEdition, today: date) -> SummaryPage:
    """The very value that `manage.py summarise` prints, in words."""
    profile, preferences = visit.persona()
    catalogue = edition.catalogue
    summary = assess(profile, catalogue)
    cards = option_cards(summary, visit, catalogue, today)
    return SummaryPage(
        stop=summary.stop,
        warnings=tuple(
            Callout(one.key, one.text, one.action, short_links(catalogue, one.sources))
            for one in summary.warnings
        ),
        contacts=_contacts(visit, catalogue),
        notices=tuple(
            Callout(one.key, one.text, "", short_links(catalogue, one.sources))
            for one in summary.notices
        ),
        open_questions=open_questions(summary.options, catalogue),
        offer=offer_told(summary.offer, catalogue),
        claims=claims_told(summary.claims, catalogue),
        groups=_groups(cards, catalogue),
        unknowns=unknowns(summary, catalogue),
        questions=questions_told(summary.questions, catalogue),
        weighed=weighed(preferences),
        next_steps=_next_steps(preferences, catalogue),
        wording=catalogue.wording,
    )


def contents(page: SummaryPage) -> tuple[Section, ...]:
    """What the long page holds, for its list at the top."""
    statuses = ((f"status-{group.status}", group.title) for group in page.groups)
    sections = (
        ("your-answers", _("What you told us")),
        ("sort-out", _("Sort out first")),
        ("options", _("Your options")),
        *statuses,
        ("nobody-knows", _("What nobody knows, and matters for you")),
        ("ask", _("Questions to ask")),
        ("matters", _("What matters to you")),
        ("next", _("Next steps")),
    )
    return tuple(Section(f"#{anchor}", text) for anchor, text in sections)


def option_cards(
    summary: Summary, visit: Visit, catalogue: Catalogue, today: date
) -> tuple[OptionCard, ...]:
    """A card for every option of a summary, in its order."""
    profile, preferences = visit.persona()
    cards = []
    for one in summary.options:
        page = option_page(catalogue, catalogue.option[one.key], one.cost.currency)
        law = law_lines(one.key, one.regulation, profile, catalogue, today)
        cost = own_cost(one.key, one.cost, profile.budget, catalogue)
        reasons = reasons_told(one.reasons, catalogue)
        cards.append(
            OptionCard(
                page=page,
                brief=markup("questionnaire/_option_brief", {"page": page}),
                known=markup("questionnaire/_option_known", {"page": page}),
                link=markup("questionnaire/_card_link", {"page": page}),
                why=why_in_brief(reason for reason in reasons if not reason.is_limit),
                status=one.status,
                status_word=STATUS[one.status],
                past_limits=limits_told(one.past_limits),
                already_using=_already_using(one, catalogue),
                reasons=reasons,
                changes=changes_told(one.would_change, visit.answers, catalogue),
                matters=points_beside(preferences, page, cost, law),
                cost=cost,
                law=law,
            )
        )
    return tuple(cards)


def _contacts(visit: Visit, catalogue: Catalogue) -> tuple[Contact, ...]:
    due = (contact for message in messages_for(visit, catalogue) for contact in message.contacts)
    return tuple(dict.fromkeys(due))


def _groups(cards: tuple[OptionCard, ...], catalogue: Catalogue) -> tuple[StatusGroup, ...]:
    groups = []
    for status in STATUS:
        alike = tuple(card for card in cards if card.status is status)
        if alike:
            drawn = joined(drawn_card(card, catalogue) for card in alike)
            group = StatusGroup(status, STATUS[status], STATUS_MEANING[status], alike, drawn)
            groups.append(group)
    return tuple(groups)


def _already_using(option: OptionSummary, catalogue: Catalogue) -> str:
    return catalogue.wording["already_using"] if option.already_using else ""


def _next_steps(preferences: Preferences, catalogue: Catalogue) -> SafeString:
    wants_trial = preferences.trial_interest in ("yes", "maybe")

    def draw() -> str:
        page = {"wording": catalogue.wording, "wants_trial": wants_trial}
        return render_to_string("questionnaire/_next_steps.html", {"page": page})

    return edition_moulds(catalogue).draw(("next", wants_trial), draw).fill({})
