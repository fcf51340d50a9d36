// Look-ups of the curators' forms are built by script, without a name. They get the one of their label.
function labelOf(id) {
  const label = document.querySelector(`label[for="${id}"]`);
  if (label && !label.id) label.id = `${id}_label`;
  return label?.id;
}
function nameBy(label, part) {
  const own = part.getAttribute("aria-labelledby");
  if (label) part.setAttribute("aria-labelledby", own ? `${label} ${own}` : label);
}
addEventListener("load", () => {
  for (const list of document.querySelectorAll("select.admin-autocomplete")) {
    const parts = list.nextElementSibling?.querySelectorAll("[role=combobox], [role=textbox], input") ?? [];
    parts.forEach((part) => nameBy(labelOf(list.id), part));
  }
});
// The box to search in is made when its list opens.
addEventListener("focusin", ({ target }) => {
  if (!target.matches(".select2-search__field:not([aria-labelledby])")) return;
  nameBy(labelOf(target.getAttribute("aria-controls")?.replace(/^select2-|-results$/g, "")), target);
});
