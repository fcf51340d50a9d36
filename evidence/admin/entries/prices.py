"""Admin pages of prices and orders of size."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from evidence.admin.workflow.base import DraftAdmin, shortened
from evidence.models import FirstYearCost, Ingredient, OrderOfSize, Price, PriceNotFound


@admin.register(Price)
class PriceAdmin(DraftAdmin):
    """Prices somebody asked."""

    list_display = ("key", "option", "currency", "low", "high", "point", "unit", "place", "state")
    list_filter = ("state", "option", "currency", "source_type")
    search_fields = ("key", "option", "place", "unit", "note")


@admin.register(PriceNotFound)
class PriceNotFoundAdmin(DraftAdmin):
    """Prices that were looked for."""

    list_display = ("what", "option", "searches", "found", "state")
    search_fields = ("option", "what")


@admin.register(FirstYearCost)
class FirstYearCostAdmin(DraftAdmin):
    """Costs of the first year."""

    list_display = ("option", "currency", "low", "high", "as_of", "state")
    list_filter = ("state", "currency")
    search_fields = ("option__name", "currency", "note")
    autocomplete_fields = ("option",)


@admin.register(Ingredient)
class IngredientAdmin(DraftAdmin):
    """Ingredients of compounded blends."""

    list_display = ("key", shortened("evidence", _("evidence")), "state")
    search_fields = ("key", "evidence", "harms")


@admin.register(OrderOfSize)
class OrderOfSizeAdmin(DraftAdmin):
    """Measured differences."""

    list_display = ("key", "option", "hairs_per_cm2_vs_control", "horizon", "state")
    search_fields = ("key", "option", "note")
