"""What a draft would change for people who use the aid, for curators to read."""

from collections.abc import Mapping
from typing import Any

from evidence.core.edition.serialisation import ShapeError
from evidence.core.proof.impact import Impact
from evidence.curation.impact_preview import DECIDES, impact_of
from evidence.editions.store import current_edition
from evidence.models import Draft


def impact_in_words(
    draft: Draft, plain: Mapping[str, Any] | None = None
) -> tuple[Impact | None, str]:
    """Whose status changes against the live edition, or why that cannot be told yet.

    Neither: a draft of this kind changes nobody's status.
    """
    if not isinstance(draft, DECIDES) or (edition := current_edition()) is None:
        return None, ""
    try:
        return impact_of(draft, edition.catalogue, plain), ""
    except ShapeError as error:
        return None, str(error)
