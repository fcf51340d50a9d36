"""What the summary page says of one person's answers, block by block, as one value."""

from dataclasses import dataclass

from evidence.core.assessment.summary import Stop
from questionnaire.handouts.option_sheet import OptionSheet
from questionnaire.questions import Text
from questionnaire.summary.answers_that_count import Counted, StillOpen
from questionnaire.summary.ask_first import AskFirst
from questionnaire.summary.blanks import Blank
from questionnaire.summary.offer import Answered
from questionnaire.summary.parts import Link
from questionnaire.summary.rows import RowGroup
from questionnaire.summary.warning import WarningBlock
from questionnaire.summary.what_matters import Point


@dataclass(frozen=True)
class SummaryPage:
    """Everything the summary page says of one person's answers, block by block."""

    stop: Stop | None
    warning: WarningBlock | None
    answer: Answered | None
    ways: tuple[RowGroup, ...]
    """Where no method was offered: a row for each way of giving exosomes."""
    ask: tuple[AskFirst, ...]
    counted: tuple[Counted, ...]
    open: StillOpen | None
    had_exosomes: bool
    groups: tuple[RowGroup, ...]
    choices: int
    """How many choices the groups hold."""
    numbered: bool
    points: tuple[Point, ...]
    blanks: tuple[Blank, ...]
    take_along: tuple[Link, ...]
    beside: Text
    """What the link to the comparison says."""
    contents: tuple[Link, ...]
    legend: tuple[tuple[str, Text, Text], ...]
    """Code, word and meaning of each status."""
    paper: OptionSheet | None
    """The one sheet that printing the page gives; None: the page itself is printed."""

    @property
    def hurry(self) -> bool:
        """Whether something is to be done now, this week or soon."""
        return self.warning is not None and self.warning.has_limit
