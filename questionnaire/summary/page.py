"""The summary page: one `Summary` in the order in which it answers."""

from dataclasses import replace

from django.utils.translation import gettext as _

from evidence.core.assessment.assess import assess
from evidence.editions.store import PublishedEdition
from questionnaire.handouts.option_sheet import usual_sheet
from questionnaire.options.words import STATUS
from questionnaire.summary.answers_that_count import (
    answers_that_count,
    still_open,
)
from questionnaire.summary.ask_first import ask_first
from questionnaire.summary.blanks import blanks
from questionnaire.summary.budget import within_budget
from questionnaire.summary.offer import answered
from questionnaire.summary.page_value import SummaryPage
from questionnaire.summary.parts import Link
from questionnaire.summary.rows import groups, numbered, ways
from questionnaire.summary.take_along import take_along
from questionnaire.summary.warning import warning_of
from questionnaire.summary.what_matters import points
from questionnaire.summary.words import STATUS_MEANING
from questionnaire.visit.visit import Visit

MANY = 4
"""With more conditions and signs than these, the page may hold more words."""


def summary_page(visit: Visit, edition: PublishedEdition) -> SummaryPage:
    """The very value that `manage.py summarise` prints, in the words of the page."""
    profile, preferences = visit.persona()
    profile = profile.asked()
    catalogue = edition.catalogue
    summary = assess(profile, catalogue)
    warning = warning_of(summary, visit, catalogue)
    hurry = warning is not None and warning.has_limit
    answer = None if summary.stop else answered(summary, profile, catalogue, hurry=hurry)
    offered = answer.method if answer else ""
    found = groups(summary, profile, catalogue, hurry=hurry, offered=offered)
    each_way = () if offered or summary.stop else ways(summary, profile, catalogue)
    uses = any(one.already_using for one in summary.options)
    page = SummaryPage(
        stop=summary.stop,
        warning=warning,
        answer=answer,
        ways=each_way,
        ask=ask_first(summary, catalogue),
        counted=answers_that_count(summary, visit, catalogue),
        open=None if summary.stop else still_open(summary, catalogue),
        had_exosomes="exosomes" in (profile.regimen or ()),
        groups=found,
        choices=sum(len(group.rows) for group in found),
        numbered=numbered((*found, *each_way)),
        points=points(summary, profile, preferences, catalogue),
        blanks=() if summary.stop else blanks(profile.offer_method, catalogue),
        take_along=take_along(
            profile, preferences, warned=bool(warning), offered=summary.offer is not None
        ),
        beside=_("Put it beside what I use now") if uses else _("Put it beside doing nothing"),
        contents=(),
        legend=tuple((status.value, STATUS[status], STATUS_MEANING[status]) for status in STATUS),
        paper=None if summary.stop else usual_sheet(summary, profile.regimen or (), catalogue),
    )
    many = len(profile.conditions or ()) + len(profile.warning_signs or ()) > MANY
    return _with_contents(within_budget(page, many=many))


def _with_contents(page: SummaryPage) -> SummaryPage:
    answered_title = (
        _("Your offer") if page.answer and page.answer.method else _("Exosomes for you")
    )
    blocks = (
        (page.warning, _("First, a doctor"), "warning"),
        (page.answer, answered_title, "answer"),
        (page.ways, _("Each way of giving them"), "ways"),
        (page.ask, _("Ask first"), "ask"),
        (page.counted or page.open, _("What you told us"), "counts"),
        (True, _("All your choices"), "choices"),
        (not page.stop, _("What matters to you"), "matters"),
        (page.blanks, _("What nobody knows"), "nobody"),
        (True, _("Take along"), "next"),
    )
    contents = tuple(Link(text, f"#{anchor}") for there, text, anchor in blocks if there)
    return replace(page, contents=contents)
