"""States as curators read them."""

from django import template

from evidence.models.base import state_words

register = template.Library()
register.filter(state_words)
