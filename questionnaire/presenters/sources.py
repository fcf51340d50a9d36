"""Links to sources: every number and every reason leads to one in a single click."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from evidence.core.edition.catalogue import Catalogue
from evidence.core.wording.citations import short_name
from evidence.core.wording.sentences import how_read
from questionnaire.rendering.per_edition import once_per_edition
from questionnaire.rendering.prerendered import markup

LONGEST_LABEL = 34


@dataclass(frozen=True)
class Link:
    """One link under a statement."""

    label: str
    url: str
    note: str = ""


class Links(tuple[Link, ...]):
    """The links under one statement, drawn at most once per edition."""

    @cached_property
    def drawn(self) -> SafeString:
        """The line of links as it stands on the page."""
        if not self:
            return SafeString("")
        return markup("_components/sources", {"sources": self})


NO_LINKS = Links()


def source_links(keys: Iterable[str], catalogue: Catalogue) -> Links:
    """A link to the library's page of each source."""
    wanted, known = tuple(dict.fromkeys(keys)), _links(catalogue)
    memory = _drawn_before(catalogue)
    if wanted not in memory:
        memory[wanted] = Links(known[key] for key in wanted if key in known)
    return memory[wanted]


def study_links(keys: Iterable[str], catalogue: Catalogue) -> Links:
    """Links to the sources that studies were read in; each leads on to the record of the study."""
    found = (catalogue.study[key] for key in keys if key in catalogue.study)
    return source_links((source for study in found for source in study.sources), catalogue)


@once_per_edition
def _drawn_before(catalogue: Catalogue) -> dict[tuple[str, ...], Links]:
    """Links by their keys: as many as an edition's statements cite together, and no more."""
    return {}


@once_per_edition
def _links(catalogue: Catalogue) -> Mapping[str, Link]:
    labels = {source.key: short_name(source, LONGEST_LABEL) for source in catalogue.sources}
    often = Counter(labels.values())
    seen: Counter[str] = Counter()
    links = {}
    for source in catalogue.sources:
        label = labels[source.key]
        seen[label] += 1
        if often[label] > 1:
            # Two pages of one regulator in one year: the second letter keeps them apart.
            label = f"{label}, {seen[label]}"
        address = reverse("evidence:source", args=[source.key])
        links[source.key] = Link(
            label, address, ", ".join(gettext(word) for word in how_read(source))
        )
    return links
