"""What a visit must remember, told a second time and more simply than the product does."""

from evidence.core.edition.items import is_asked
from questionnaire.questions import QUESTIONS
from questionnaire.questions.steps import STEPS


class Remembering:
    """The answers that were acknowledged and the pages that were skipped."""

    def __init__(self):
        self.forget()

    def forget(self):
        self.answers, self.skipped = {}, set()

    def adopt(self, answers, skipped):
        self.answers, self.skipped = dict(answers), set(skipped)

    @property
    def is_empty(self):
        return not self.answers and not self.skipped

    def take(self, step, given):
        self.answers = {k: v for k, v in self.answers.items() if k not in step.keys} | given
        self.answers = {k: v for k, v in self.answers.items() if self.asks(k)}
        (self.skipped.discard if given else self.skipped.add)(step.slug)

    def asks(self, key):
        return is_asked(
            key, {k: tuple(v) if isinstance(v, list) else v for k, v in self.answers.items()}
        )

    def is_open(self, step):
        if not self.asks(step.keys[0]):
            return False
        needed = [key for key in step.keys if QUESTIONS[key].missing]
        if needed:
            return not set(needed) <= set(self.answers)
        return step.slug not in self.skipped and step.keys[0] not in self.answers

    def first_open(self):
        return next((step for step in STEPS if self.is_open(step)), None)

    def is_due(self, step, origin):
        before = [one for one in STEPS[: STEPS.index(step)] if self.is_open(one)]
        if origin and not any(self.is_open(one) for one in STEPS if one.section.safety):
            before = []
        return self.asks(step.keys[0]) and not before
