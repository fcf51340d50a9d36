"""Pictures of numbers, drawn as SVG that needs neither style nor script."""

from typing import TypedDict

from django import template

from evidence.core.views.cost_bars import CostBar

register = template.Library()

COLUMNS = 10
ROWS = 10
PEOPLE = COLUMNS * ROWS
STEP = 10


class IconArray(TypedDict):
    """What the drawing needs: the paths of the filled and of the hollow people, and the words."""

    filled: str
    hollow: str
    text: str


@register.inclusion_tag("_components/icon_array.html")
def icon_array(out_of_100: int, text: str) -> IconArray:
    """A hundred people, the first `out_of_100` of them filled; `text` says the same in words."""
    if not 0 <= out_of_100 <= PEOPLE:
        raise ValueError(f"an icon array shows 0 to {PEOPLE} people, not {out_of_100}")
    return {"filled": _dots(0, out_of_100), "hollow": _dots(out_of_100, PEOPLE), "text": text}


@register.inclusion_tag("_components/icon_array_none.html")
def nobody_counted(text: str) -> dict[str, str]:
    """An empty picture that says nobody knows; `text` says what was not found."""
    return {"text": text}


@register.inclusion_tag("_components/cost_bar.html")
def cost_bar(bar: CostBar | None) -> dict[str, object]:
    """A price on its scale. No price is an empty dashed bar: it is never drawn as nothing to pay."""
    if bar is None:
        return {"bar": None}
    start, width = (100 * part / bar.end for part in (bar.low, bar.high - bar.low))
    # A single price is a mark one part in a hundred wide, which stays inside the scale.
    width = max(width, 1)
    return {"bar": bar, "start": f"{min(start, 100 - width):.4g}", "width": f"{width:.4g}"}


def _dots(first: int, last: int) -> str:
    """The path of the people from `first` up to `last`: a dashed line per row, drawn with round ends."""
    segments = []
    for row in range(ROWS):
        start = max(first - row * COLUMNS, 0)
        stop = min(last - row * COLUMNS, COLUMNS)
        if start < stop:
            # A dash of no length with round ends is a dot; the line ends a hair
            # beyond the last one so that every browser draws it.
            length = (stop - start - 1) * STEP + 0.01
            segments.append(f"M{start * STEP + 5} {row * STEP + 5}h{length:g}")
    return "".join(segments)
