"""A curator at work in a real browser: fills forms, chooses from look-ups, sends files."""

from urllib.parse import parse_qs, urlsplit

from django.urls import reverse

IMPORT = "/admin/evidence/importbatch/add/"


def open_list(page, kind):
    page.goto(reverse(f"admin:evidence_{kind}_changelist"))


def open_form(page, kind, pk=None):
    name = "change" if pk else "add"
    page.goto(reverse(f"admin:evidence_{kind}_{name}", args=[pk] if pk else []))


def fill(page, **values):
    """Type into fields, or choose from short lists."""
    for name, value in values.items():
        field = page.locator(f"[name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(str(value))


def look_up(page, name, words):
    """Type into a look-up and take the first entry, by keyboard."""
    page.locator(f"[name={name}] + .select2 .select2-selection").click()
    with page.expect_response(
        lambda answer: parse_qs(urlsplit(answer.url).query).get("term") == [words]
    ):
        page.locator(".select2-search__field:visible").last.type(words)
    page.locator(".loading-results").wait_for(state="detached")
    page.locator(".select2-results__option--highlighted").wait_for()
    page.keyboard.press("Enter")


def add_row(page, prefix, **values):
    """Add a row of a draft, like an identifier, and fill it."""
    place = int(page.locator(f"[name={prefix}-TOTAL_FORMS]").input_value())
    page.locator(f"#{prefix}-group .add-row a").click()
    fill(page, **{f"{prefix}-{place}-{name}": value for name, value in values.items()})


def save(page):
    page.locator("[name=_continue]").last.click()
    page.wait_for_load_state()


def upload(page, address, name, content):
    page.goto(address)
    page.locator("[name=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    page.locator("input[type=submit].default").click()
    page.wait_for_load_state()
