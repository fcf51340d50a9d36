"""Addresses of pages that show what curators stored, and what to look for on them."""

from django.contrib import admin
from django.urls import reverse

from evidence.editions import store
from evidence.models import Draft
from tests.payloads import WORKED_OUT

VISIT = (
    *("check", "summary", "compare", "claims", "passport", "understanding", "people_like_me"),
    *("checklist", "checklist_choice", "sheet", "harm_card", "baseline", "answers", "quotes"),
    *("see_a_doctor_first", "stop", "home", "about", "help", "privacy"),
)
LOOK = r"""(page) => {
  const odd = [], harmless = ['http:', 'https:', 'mailto:', 'tel:'];
  const addresses = /^(href|src|action|formaction|data|xlink:href)$/;
  const kind = address => new URL(address, 'https://aid.test/').protocol;
  for (const one of page.querySelectorAll('*')) {
    if (one.localName === 'zz' || one.hasAttribute('zz')) odd.push(one.outerHTML.slice(0, 200));
    for (const {name, value} of one.attributes) {
      if (/^(on|hx-on)/.test(name)) odd.push(`${name}=${value}`);
      if (addresses.test(name) && !harmless.includes(kind(value))) odd.push(`${name}=${value}`);
    }
  }
  const notes = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  while (notes.nextNode()) if (/zz/.test(notes.currentNode.data)) odd.push('a comment');
  return {odd: odd.slice(0, 5), said: page.documentElement.textContent};
}"""
"""What a page holds that no template of ours has put there, and its words."""
LOOK_HERE = f"() => ({LOOK})(document)"
LOOK_AT = f"""async (addresses) => {{
  const found = {{}}, reader = new DOMParser();
  for (const address of addresses) {{
    const text = await (await fetch(address)).text();
    found[address] = ({LOOK})(reader.parseFromString(text, 'text/html'));
  }}
  return found;
}}"""


def note(page, said):
    """Whatever the browser complains of; it asks for an icon that the admin does not have."""
    if not said.location["url"].endswith("/favicon.ico"):
        page.happened.append(f"{said.text} {said.location['url']} {page.url}")


def assert_text_alone(page, address):
    answer = page.goto(address)
    assert answer.status < 400, (address, answer.status)
    assert_nothing_else(address, page.evaluate(LOOK_HERE))
    assert page.happened == []


def assert_nothing_else(address, seen):
    assert seen["odd"] == [], address
    assert not [number for number in WORKED_OUT if number in seen["said"]], address


def visit_paths():
    option = store.current_edition().catalogue.options[0].key
    return [*(reverse(name) for name in VISIT), reverse("option", args=[option])]


def one_of_each(paths):
    """One address of each shape: /evidence/studies/ST01/ stands for every study."""
    shapes = {}
    for path in paths:
        shape = path.rstrip("/").rsplit("/", 1)[0] if path.count("/") > 3 else path
        shapes.setdefault(shape, path)
    return list(shapes.values())


PAGES = ("changelist", "change", "review", "history")


def admin_paths(*pages):
    """The addresses of these kinds of pages for the first entry of each kind; of all, if none is named."""
    for model in admin.site._registry:
        app, name = model._meta.app_label, model._meta.model_name
        first = model._default_manager.first()
        there = {"changelist"}
        there |= {"change"} if first is not None and app == "evidence" else set()
        there |= {"review", "history"} if first is not None and issubclass(model, Draft) else set()
        for page in PAGES:
            if page in there and page in (pages or PAGES):
                args = [] if page == "changelist" else [first.pk]
                yield reverse(f"admin:{app}_{name}_{page}", args=args)
