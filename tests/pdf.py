"""Looking into a PDF: its tags, its fonts and its words as a screen reader meets them."""

import io
from functools import cache

import pikepdf

SHOWING = {"Tj", "TJ"}
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
"""Letters that a font joins into one; a reader searches for them apart."""
PAINTING = {"g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"}


def structure(made):
    """The tags in reading order."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return list(_tags(pdf.Root.StructTreeRoot))


def fonts(made):
    """Name and whether it is embedded, of each font."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        found = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
        return [
            (str(font.FontName)[1:], any(f"/FontFile{n}" in font for n in ("", "2", "3")))
            for font in found
        ]


def pages(made):
    """The words of each page, foot and head included."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return ["".join(text for _mark, text in _shown(page)) for page in pdf.pages]


def colours(made):
    """Every shade that is used, as its parts: one part is a grey."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return {
            tuple(map(float, operands))
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) in PAINTING
        }


def sizes(made):
    """Every size of letters that is used, in points. The typesetter scales by the text matrix alone."""
    found = set()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for page in pdf.pages:
            size = 0.0
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    size = float(operands[1])
                elif str(operator) in SHOWING:
                    found.add(round(size, 2))
    return found


def text_of(made):
    """The words of the tags in reading order; the head and foot of pages are no part of it."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        marked = {}
        for page in pdf.pages:
            for mark, text in _shown(page):
                key = (page.objgen, mark)
                marked[key] = marked.get(key, "") + text
        spoken = "".join(marked.get(key, "") for key in _marks(pdf.Root.StructTreeRoot, None))
    return " ".join(spoken.split())


def _tags(node):
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)[1:]
        if "/K" in node:
            yield from _tags(node.K)


def _marks(node, page):
    """Page and mark of everything that is said, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _marks(child, page)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.Pg.objgen if "/Pg" in node else page
        if "/MCID" in node:
            yield page, int(node.MCID)
        elif "/K" in node:
            yield from _marks(node.K, page)
            if node.get("/S") in ("/P", "/H1", "/H2", "/LBody", "/Lbl"):
                yield page, "end"
    elif page is not None:
        yield page, int(node)


def _shown(page):
    """Each piece of text with the mark it stands under; None for what is decoration."""
    letters = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    stack, font = [], None
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            marked = operands[1]
            inside = isinstance(marked, pikepdf.Dictionary) and "/MCID" in marked
            stack.append(int(marked.MCID) if inside else None)
        elif name == "BMC":
            stack.append(None)
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = letters[str(operands[0])]
        elif name in SHOWING:
            parts = operands[0] if name == "TJ" else [operands[0]]
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            width, said = font
            codes = [int.from_bytes(raw[at : at + width]) for at in range(0, len(raw), width)]
            yield stack[-1] if stack else None, "".join(said.get(code, "") for code in codes)


def _letters(font):
    """How many bytes a code of the font has, and what each says by its own table."""
    # A browser draws the letters of a variable font itself: a simple font, one byte a letter.
    width = 2 if font.Subtype == "/Type0" else 1
    return width, dict(_table(bytes(font.ToUnicode.read_bytes())))


@cache
def _table(cmap):
    pairs = []
    lines = cmap.decode("ascii", "replace").splitlines()
    reading = ""
    for line in lines:
        words = line.replace("<", " ").replace(">", " ").replace("[", " ").replace("]", " ").split()
        if line.endswith(("beginbfchar", "beginbfrange")):
            reading = line.split()[-1]
        elif line.startswith("end"):
            reading = ""
        elif reading == "beginbfchar":
            text = bytes.fromhex(words[1]).decode("utf-16-be")
            pairs.append((int(words[0], 16), LIGATURES.get(text, text)))
        elif reading == "beginbfrange":
            first, last, start = words[:3]
            for step in range(int(last, 16) - int(first, 16) + 1):
                text = chr(int(start, 16) + step)
                pairs.append((int(first, 16) + step, LIGATURES.get(text, text)))
    return tuple(pairs)
