"""Sources that came from a file which calls them retracted or doubted: nobody approves them unseen."""

from typing import Any

from django.utils.translation import gettext as _

from evidence.models import ImportLine, Source


def why_not_looked_at(draft: Any) -> str:
    """What keeps an imported source from being approved; empty where nothing does.

    Whoever looks at the notice writes down who looked, when, and what the state is now.
    """
    if not isinstance(draft, Source) or (draft.checked_by_id and draft.checked_on):
        return ""
    lines: Any = ImportLine.objects.filter(source=draft.pk, created=True)
    if not any(line.record.get("standing") for line in lines.only("record")):
        return ""
    told = _(
        "The file that “%s” came from says that it was retracted or is doubted. Look at its notice,"
        " set its checked state, and fill in who checked it and when."
    )
    return told % draft.key
