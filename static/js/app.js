// Small conveniences on top of pages that all work without them.
(() => {
  "use strict";
  const visit = () => document.body.hasAttribute("data-visit");

  // "None of these" empties the others, and the others empty it.
  document.addEventListener("change", ({ target }) => {
    const group = target.closest("[data-choices]");
    if (!group || !target.checked) return;
    for (const other of group.querySelectorAll("input")) {
      const clash = target.hasAttribute("data-exclusive") || other.hasAttribute("data-exclusive");
      if (other !== target && clash) other.checked = false;
    }
  });

  // A page kept by the browser may show answers that were cleared since.
  addEventListener("pageshow", (event) => {
    if (event.persisted && visit()) location.reload();
  });

  // htmx moves the focus to [autofocus] (the error summary) by itself. Where
  // the swap took the focus away with it, reading goes on from the heading.
  document.addEventListener("htmx:after:swap", () => {
    showPrintButtons();
    startIdleClock();
    if (document.activeElement === document.body) document.querySelector("main h1")?.focus();
  });

  const showPrintButtons = () => {
    for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
  };

  // Before the answers are forgotten, say so and offer to stay.
  let clock;
  const startIdleClock = () => {
    clearTimeout(clock);
    const notice = document.querySelector("[data-idle]");
    if (!notice) return;
    notice.hidden = true;
    clock = setTimeout(() => (notice.hidden = false), notice.dataset.minutes * 60000);
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
    const stay = event.target.closest("[data-stay]");
    if (!stay) return;
    // Fetched, not followed: what is typed but not sent yet stays.
    event.preventDefault();
    fetch(stay.href, { cache: "no-store" }).then(
      (response) => (response.ok ? startIdleClock() : location.assign(stay.href)),
      () => location.assign(stay.href),
    );
  });

  showPrintButtons();
  startIdleClock();
})();
