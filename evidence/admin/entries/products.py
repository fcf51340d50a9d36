"""Admin pages of products and of the words on labels."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from evidence.admin.workflow.base import DraftAdmin, Parts, shortened
from evidence.models import LabelTerm, Product, RegulatorAction


class RegulatorActionInline(Parts):
    """What regulators did."""

    model = RegulatorAction


@admin.register(Product)
class ProductAdmin(DraftAdmin):
    """Products people meet by name."""

    list_display = ("name", "maker", "source_class", "sold_as", "checked_on", "state")
    list_filter = ("state", "source_class", "sold_as")
    search_fields = ("key", "name", "names_seen", "maker", "plain_summary", "actions__fact")
    inlines = (RegulatorActionInline,)


@admin.register(LabelTerm)
class LabelTermAdmin(DraftAdmin):
    """Words on labels."""

    list_display = (
        "term",
        "source_class",
        "vesicles",
        shortened("meaning", _("what it is")),
        "state",
    )
    list_filter = ("state", "source_class", "vesicles")
    search_fields = ("key", "term", "also_seen", "meaning")
