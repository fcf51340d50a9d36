"""The living style page as it looked when somebody last looked: every component in every state.

The photographs are small on purpose: a quarter of the size forgives the edges of letters and still shows
a lost border, another colour, a moved box. `make photographs` takes them anew; look at them before you commit.
"""

import os
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image, ImageChops

FOLDER = Path(__file__).resolve().parent / "photographs"
FONTS = settings.BASE_DIR / "questionnaire" / "checklist_pdf" / "fonts"
PAGES = {"index": "/style/", "failed": "/style/failed/", "sheet": "/style/sheet/"}
WIDTHS = (320, 390, 1280)
LOOKS = {
    "light": {"color_scheme": "light", "media": "screen"},
    "dark": {"color_scheme": "dark", "media": "screen"},
    "print": {"color_scheme": "light", "media": "print"},
}
SMALLER = 4
COLOURS = 64
VISIBLE = 40
"""How much a point may differ, of 255: the palette of a stored photograph costs about half of that."""
SOME = 0.002
"""How many of the points may differ more than that: a border around one card is above it."""
OTHERS_SOME = 0.02
"""The same where another Chromium took the photographs: it may round a line or an edge otherwise."""
TAKEN_BY = FOLDER / "chromium.txt"
# Machines have other fonts. With the project's own, lines break alike everywhere.
FACES = """
@font-face { font-family: Pinned; font-weight: 100 500; src: url(/pinned/NotoSans-SemiCondensed.ttf); }
@font-face { font-family: Pinned; font-weight: 600 900; src: url(/pinned/NotoSans-SemiCondensedBold.ttf); }
* { font-family: Pinned !important; }
"""


def photograph(page):
    """What the page looks like, small."""
    picture = Image.open(BytesIO(page.screenshot(full_page=True, animations="disabled")))
    return picture.convert("RGB").reduce(SMALLER)


@pytest.fixture
def opened(open_browser):
    """A function that opens a page in the project's own font."""

    def open_at(path, width):
        # The policy of these pages lets nobody add a font.
        page = open_browser(
            viewport={"width": width, "height": 800}, bypass_csp=True, reduced_motion="reduce"
        )
        page.route(
            "**/pinned/*", lambda route: route.fulfill(path=FONTS / Path(route.request.url).name)
        )
        page.goto(path)
        page.add_style_tag(content=FACES)
        page.evaluate("document.fonts.ready")
        return page

    return open_at


def version_of(page):
    """The great number of the Chromium that draws."""
    return page.context.browser.version.partition(".")[0]


def beside(now, then):
    """Both in the size of the smaller one, where a few lines of points are all that differs."""
    size = (min(now.width, then.width), min(now.height, then.height))
    near = all(
        abs(one - other) <= OTHERS_SOME * other
        for one, other in zip(now.size, then.size, strict=True)
    )
    return (now.crop((0, 0, *size)), then.crop((0, 0, *size))) if near else (now, then)


def difference(now, then):
    """The share of points that look different; all of them where the size is another."""
    if now.size != then.size:
        return 1
    apart = ImageChops.difference(now, then).convert("L").point(lambda by: 255 * (by > VISIBLE))
    return apart.histogram()[255] / (now.width * now.height)


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_component_looks_as_it_did(opened, width, name):
    page = opened(PAGES[name], width)
    changed, newest = {}, version_of(page)
    if os.environ.get("RENEW_PHOTOGRAPHS"):
        FOLDER.mkdir(exist_ok=True)
        TAKEN_BY.write_text(f"{newest}\n")
    same = TAKEN_BY.read_text().strip() == newest
    for look, media in LOOKS.items():
        page.emulate_media(**media)
        now, kept = photograph(page), FOLDER / f"{name}-{width}-{look}.png"
        if os.environ.get("RENEW_PHOTOGRAPHS"):
            now.quantize(COLOURS, dither=Image.Dither.NONE).save(kept, optimize=True)
        then = Image.open(kept).convert("RGB")
        apart = difference(now, then) if same else difference(*beside(now, then))
        if apart > (SOME if same else OTHERS_SOME):
            changed[kept.name] = f"{apart:.1%} differs, now {now.size}"

    assert changed == {}


def test_a_border_that_is_gone_is_seen(opened):
    page = opened("/style/failed/", 390)
    before = photograph(page)
    page.add_style_tag(content=".error-summary { border-color: transparent !important; }")

    assert difference(before, before) == 0
    assert difference(photograph(page), before) > SOME


def test_another_chromium_may_round_a_line_and_a_moved_box_is_seen_still():
    then = Image.new("RGB", (90, 400), "white")
    lower = Image.new("RGB", (90, 404), "white")
    boxed = then.copy()
    boxed.paste("black", (0, 0, 90, 20))

    assert difference(then, lower) == 1
    assert difference(*beside(lower, then)) == 0
    assert difference(*beside(boxed, then)) > OTHERS_SOME
    assert difference(*beside(Image.new("RGB", (90, 480), "white"), then)) == 1
