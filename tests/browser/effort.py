"""What a task costs somebody who has never done it, by the keystroke-level model.

After Card, Moran and Newell (1980): each key K, each pointing with its click P, and a decision M
before each field and each other click. Every label, heading, message and word of help on the way is
read, each text once, at the pace of adults who read for information (Brysbaert 2019: 238 words a
minute). The paper and the entries are not counted: to read and to judge them is the work, with any
tool.
"""

from dataclasses import dataclass, field

KEY, POINT, DECIDE, WORDS_A_MINUTE = 0.28, 1.1, 1.35, 238
HELP = (
    ".messagelist, #content h1, #content h2, #content label, #content .help,"
    " #content .curating-state, #content .curating-told, #content .curating-errors,"
    " .curating-tiles h2, .curating p, .curating-state li, .curating-tiles li"
)
READ = """selector => [...document.querySelectorAll(selector)]
    .filter(part => part.offsetParent && !part.parentElement.closest(selector))
    .map(part => part.innerText.trim()).filter(Boolean)"""


@dataclass
class Effort:
    """Counted while the task is done in a real browser."""

    pages: int = 0
    clicks: int = 0
    fields: int = 0
    keys: int = 0
    decisions: int = 0
    read: set[str] = field(default_factory=set)

    @property
    def words(self):
        return sum(len(text.split()) for text in self.read)

    @property
    def minutes(self):
        hands = self.keys * KEY + self.clicks * POINT + self.decisions * DECIDE
        return hands / 60 + self.words / WORDS_A_MINUTE

    def arrive(self, page):
        """A page that has just opened is read, but not what stood on one before."""
        page.wait_for_load_state()
        self.pages += 1
        self.read |= set(page.evaluate(READ, HELP))

    def click(self, page, what):
        """One pointing; leads to no other page."""
        what.click()
        self.clicks += 1
        self.decisions += 1

    def follow(self, page, name, role="link"):
        """One pointing that opens a page."""
        page.get_by_role(role, name=name).first.click()
        self.clicks += 1
        self.decisions += 1
        self.arrive(page)

    def fill(self, page, **values):
        """Point at each field; type, or choose from its list, or tick it."""
        for name, value in values.items():
            one = page.locator(f"[name={name}]")
            if one.evaluate("field => field.tagName") == "SELECT":
                one.select_option(value)
                self.clicks += 1
            elif value is True:
                one.check()
            else:
                one.fill(str(value))
                self.keys += len(str(value))
            self.clicks += 1
            self.fields += 1
            self.decisions += 1

    def look_up(self, page, name, words):
        """Type into a look-up and take the first entry."""
        page.locator(f"[name={name}] + .select2 .select2-selection").click()
        page.locator(".select2-search__field:visible").last.type(words)
        page.locator(".select2-results__option--highlighted").wait_for()
        page.keyboard.press("Enter")
        self.keys += len(words) + 1
        self.clicks += 1
        self.fields += 1
        self.decisions += 1
