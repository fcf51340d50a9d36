"""The one home of the words people are asked in, questions.yaml, and the order of its pages."""

from questionnaire.questions.words import POINTS, QUESTIONS, Choice, Question, Text

__all__ = ["POINTS", "QUESTIONS", "Choice", "Question", "Text"]
