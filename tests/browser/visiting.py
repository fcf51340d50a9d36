"""How a person with a real browser fills in a page and goes on."""

from tests.walking import SENT, address

BUTTON = "main form button:not([name])"


def fill(page, sent):
    """Answer a page with the mouse: whole rows are clicked, lists chosen, lines typed."""
    for name, values in sent.items():
        first = page.locator(f'main [name="{name}"]').first
        if first.evaluate("(input) => ['radio', 'checkbox'].includes(input.type)"):
            for value in values if isinstance(values, list) else [values]:
                box = page.locator(f'main [name="{name}"][value="{value}"]')
                page.locator(f'label[for="{box.get_attribute("id")}"]').click()
        elif first.evaluate("(input) => input.tagName") == "SELECT":
            first.select_option(values)
        else:
            first.fill(values)


def go_on(page, to):
    """Press the button and wait for the page it leads to."""
    page.click(BUTTON)
    page.wait_for_url(f"**{to}")


def answer(page, slug, to, sent=None):
    fill(page, SENT[slug] if sent is None else sent)
    go_on(page, to)


def walk(page, each=lambda page: None, until=None):
    """From the first page to the list of answers; `each` looks at every page on the way."""
    slugs = list(SENT)
    page.goto("/")
    each(page)
    page.click("main a.button")
    for slug, following in zip(slugs, [*slugs[1:], None], strict=True):
        if slug == until:
            return
        each(page)
        answer(page, slug, address(following) if following else "/check/")
    each(page)
