"""The style sheets: readable in light and dark, small, and free of left and right."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = settings.BASE_DIR / "static" / "css"
TEMPLATES = settings.BASE_DIR / "templates"
SHEETS = sorted(CSS.glob("*.css"))
# Curators see what was taken out and put in, in colours and in words.
FOR_PEOPLE = [sheet for sheet in SHEETS if not sheet.name.startswith(("curating", "preview"))]
TEXT_COLOURS = ["ink", "soft-ink", "accent", "accent-strong"]
GROUNDS = ["paper", "surface", "sand", "blush"]
PAIRS = [(text, ground) for text in TEXT_COLOURS for ground in GROUNDS] + [
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("surface", "ink"),
]
SHAPES = [("edge", "surface"), ("edge", "paper"), ("warm", "surface"), ("accent", "sand")]
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|left|right|top|bottom|(?:min-|max-)?(?:width|height))\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def tokens(scheme):
    """The colours of :root; the dark ones stand in their own media query and replace the light."""
    text = (CSS / "app.css").read_text(encoding="utf-8")
    light, dark = text.split("@media (prefers-color-scheme: dark)", 1)
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", dark))
    return found


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_guidelines_do():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_seven_to_one(scheme, text, ground):
    colours = tokens(scheme)

    assert contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_stand_out_three_to_one(scheme, shape, ground):
    colours = tokens(scheme)

    assert contrast(colours[shape], colours[ground]) >= 3


def test_dark_replaces_every_colour():
    names = {name for name, value in tokens("light").items()}
    light, dark = tokens("light"), tokens("dark")

    assert names == set(dark)
    assert [name for name in names if light[name] == dark[name]] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_sides_are_start_and_end(sheet):
    rules = re.sub(r"@media[^{]*|@page[^;]*;", "", sheet.read_text(encoding="utf-8"))

    assert PHYSICAL.findall(rules) == []


@pytest.mark.parametrize("sheet", FOR_PEOPLE, ids=lambda sheet: sheet.name)
def test_colours_outside_the_tokens_are_shades_of_paper_and_ink_only(sheet):
    rules = sheet.read_text(encoding="utf-8")
    if sheet.name == "app.css":
        rules = rules.split("@layer base", 1)[1]
        # The shadow under the page is the one colour with transparency.
        assert set(re.findall(r"#[0-9a-f]{3,8}\b", rules)) <= {"#3d1a3f1f", "#3d1a3f2e"}
    else:
        greys = re.findall(r"#([0-9a-f]{3}|[0-9a-f]{6})\b", rules)
        assert all(len(set(grey)) == 1 for grey in greys)


@pytest.mark.parametrize(
    ("path", "limit"),
    [("css/app.css", 10_000), ("css/print.css", 2_300), ("js/app.js", 2_000)],
)
def test_what_every_page_loads_stays_small(path, limit):
    content = (settings.BASE_DIR / "static" / path).read_bytes()

    assert len(gzip.compress(content, 9)) <= limit


def test_style_sheets_fetch_nothing():
    for sheet in SHEETS:
        assert re.findall(r"url\(|@import|@font-face", sheet.read_text(encoding="utf-8")) == []


def test_a_template_is_written_without_style_or_handlers():
    offending = re.compile(r"<[^>]*\s(?:style|on[a-z]+)\s*=|<style|javascript:", re.IGNORECASE)
    found = [
        path.relative_to(TEMPLATES)
        for path in Path(TEMPLATES).rglob("*.html")
        if offending.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []
