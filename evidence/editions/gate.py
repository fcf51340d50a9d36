"""A rule that people were once protected by does not vanish from the aid.

The proof holds the promises that every rule together must keep. Some rules only ask for care
beside others: without them every promise still holds, and yet somebody is told less.
"""

from django.utils.translation import gettext as _

from evidence.core.edition import snapshot
from evidence.core.edition.catalogue import Catalogue
from evidence.models import Edition


def rules_gone(catalogue: Catalogue) -> list[str]:
    """A sentence for each rule of the last edition that this catalogue has not."""
    last = Edition.objects.order_by("-number").first()
    if last is None:
        return []
    left = {rule.key for rule in catalogue.rules}
    told = _("Rule %(key)s of edition %(number)s is gone. Change what a rule says, but keep it.")
    return [
        told % {"key": rule.key, "number": last.number}
        for rule in snapshot.loads(last.snapshot).rules
        if rule.key not in left
    ]
