"""The words of a page that somebody sees before opening anything, in the markup alone."""

from lxml import html

UNSEEN = (
    "//details[not(@open)]/*[not(self::summary)]",
    "//script|//style|//noscript|//option|//svg",
    "//*[contains(concat(' ', @class, ' '), ' visually-hidden ')]",
    "//*[contains(concat(' ', @class, ' '), ' print-only ')]",
    "//*[@hidden]",
)


def words_seen(text):
    """Every word of <main> that stands there before anything is opened, in order."""
    page = html.document_fromstring(text)
    for unseen in UNSEEN:
        for element in page.xpath(unseen):
            element.drop_tree()
    (main,) = page.xpath("//main")
    return " ".join(main.itertext()).split()
