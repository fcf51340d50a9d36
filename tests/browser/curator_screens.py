"""Takes the pictures of docs/curating.md; `make screens` runs it, `make test` does not."""

from io import BytesIO
from pathlib import Path

from django.urls import reverse
from PIL import Image

from evidence.models import Finding, ImportBatch
from tests.browser.conftest import WIDE
from tests.browser.curating import IMPORT, add_row, fill, open_form, save, upload
from tests.browser.test_curator_tasks import STUDY, write_finding
from tests.importing import files

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screens"
TALLEST = 1_100
COLOURS = 32


def take(page, name, part="body"):
    """A picture of the page from this part on, small enough for the repository."""
    # In a window as tall as the page the buttons to save stand at its end, not across its middle.
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({**WIDE, "height": tall})
    picture = Image.open(BytesIO(page.screenshot(full_page=True)))
    top = int(page.locator(part).first.bounding_box()["y"])
    shown = picture.crop((0, top, picture.width, min(picture.height, top + TALLEST)))
    smaller = shown.resize((shown.width * 3 // 4, shown.height * 3 // 4), Image.Resampling.LANCZOS)
    smaller.quantize(COLOURS).save(FOLDER / f"curating-{name}.png", optimize=True)


def test_take_the_pictures_of_an_author(desk):
    page = desk("ada", "Author")
    page.goto(reverse("admin:index"))
    take(page, "first-page")
    open_form(page, "study")
    fill(page, **STUDY)
    add_row(page, "identifiers", scheme="doi", value="https://doi.org/10.3390/LIFE15030500")
    save(page)
    take(page, "study-known", "#identifiers-group")
    write_finding(page, text="It is proven to help.", change_control="")
    save(page)
    take(page, "finding-refused", ".errornote")
    upload(page, IMPORT, "list.bib", files.bibtex() + files.bibtex("10.5555/b", "B") + b"@a{x}\n")
    take(page, "import")
    assert ImportBatch.objects.count() == 1


def test_take_the_pictures_of_a_reviewer(desk):
    page = desk("rob", "Reviewer")
    finding = Finding.objects.get(key="finasteride-h1")
    page.goto(reverse("admin:evidence_finding_numbers", args=[finding.pk]))
    take(page, "numbers-again")
    assert (FOLDER / "curating-numbers-again.png").stat().st_size < 100_000
