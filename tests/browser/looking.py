"""What a page is asked beside axe: its width, its targets, its headings."""

NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, select, summary, main input")]
  .filter((element) => !element.closest("p:not(.sources, .actions)"))
  .map((element) => element.closest(".choice, .scale-point, .asked-box") || element)
  .filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && !element.matches(".skip") && (box.width < 43.9 || box.height < 43.9);
  })
  .map((element) => element.outerHTML.slice(0, 80))"""
LEVELS = "[...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map(one => +one.tagName[1])"
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""What axe says differently of the same document in other colours."""


def in_light_and_dark(page, axe_violations):
    """What axe finds wrong with the page as it is, in both colour schemes."""
    # Colours that are still on their way from light to dark have no contrast to speak of.
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    light = axe_violations(page)
    page.emulate_media(color_scheme="dark")
    return light + axe_violations(page, rules=COLOUR_RULES)
