"""The lists of the first page in rooms: what belongs together stands together."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ROOMS = {
    _("Studies and what they found"): (
        "Study", "Finding", "Source", "ImportBatch", "Review", "Harm", "RegisteredTrial", "Gap",
        "GapType", "ReferenceCheck", "ClaimTrace", "Inconsistency", "OrderOfSize",
    ),
    _("What people read and are asked"): (
        "Option", "Ingredient", "ClinicQuestion", "QuestionTrigger", "Claim", "Statement",
        "GlossaryTerm", "RealQuestion", "CommunityTheme", "KnowledgeItem", "Wording", "Translation",
        "Colophon",
    ),
    _("Products and practical questions"): ("Product", "LabelTerm", "Topic", "TopicAnswer"),
    _("Safety and rules"): (
        "Rule", "Wish", "LinkedUse", "Notice", "Precaution", "WarningSign", "AfterTreatmentSign",
        "ReportingRoute", "Contact",
    ),
    _("Law and money"): (
        "LegalPosition", "Jurisdiction", "CountryUnion", "Price", "PriceNotFound", "FirstYearCost",
    ),
    _("Editions, withdrawals and the trail"): ("ChangeSet", "Edition", "LedgerEntry", "AuditRow"),
}  # fmt: skip
"""Each room and its kinds of entry in the order of use; a kind that stands in none comes last."""


def in_rooms(apps: list[Any]) -> list[Any]:
    """The evidence in rooms; what other apps have follows as it was."""
    evidence = next((app for app in apps if app["app_label"] == "evidence"), None)
    if evidence is None:
        return apps
    kinds = {kind["object_name"]: kind for kind in evidence["models"]}
    rooms = [
        {**evidence, "name": room, "models": [kinds.pop(name) for name in names if name in kinds]}
        for room, names in ROOMS.items()
    ]
    rest = [{**evidence, "models": list(kinds.values())}]
    others = [app for app in apps if app is not evidence]
    return [room for room in (*rooms, *rest) if room["models"]] + others
