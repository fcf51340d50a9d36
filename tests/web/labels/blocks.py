"""A page as the texts somebody meets one after the other: a label, then what stands beside it."""

from lxml import html

BLOCKS = {
    "article", "button", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "h1", "h2",
    "h3", "h4", "h5", "label", "legend", "li", "p", "section", "small", "span.visually-hidden",
    "summary", "td", "th", "tr", "ul",
}  # fmt: skip
UNSAID = "//script|//style|//svg|//noscript|//nav|//*[@hidden]"


def page_of(response):
    """The page's <main> without what nobody reads."""
    tree = html.document_fromstring(response.content.decode())
    for element in tree.xpath(UNSAID):
        element.drop_tree()
    (main,) = tree.xpath("//main")
    return main


def texts(element):
    """The texts of an element in order, one for each block: `["Who took part", "Men", …]`."""
    found = [""]
    _walk(element, found)
    return [flat for text in found if (flat := " ".join(text.split()))]


def _walk(element, found):
    block = element.tag in BLOCKS
    if block:
        found.append("")
    found[-1] += element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            _walk(child, found)
        found[-1] += child.tail or ""
    if block:
        found.append("")
