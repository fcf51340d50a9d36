"""States as curators read them."""

from django import template

from evidence.models import State

register = template.Library()


@register.filter
def state_words(value: str) -> str:
    """Like “in review” for in_review; what is no state stays as it is."""
    return str(State(value).label) if value in State.values else value
