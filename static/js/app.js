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

  // An answer that could not be sent stays in the page: say so.
  const sayOffline = (offline) => {
    const notice = document.querySelector("[data-offline]");
    if (notice) notice.hidden = !offline;
  };
  document.addEventListener("htmx:error", () => sayOffline(true));

  // htmx moves the focus to [autofocus] (the error summary) by itself. Where
  // the swap took the focus away with it, reading goes on from the heading.
  document.addEventListener("htmx:after:swap", () => {
    showPrintButtons();
    startIdleClock();
    sayOffline(false);
    if (document.activeElement === document.body) document.querySelector("main h1")?.focus();
  });

  const showPrintButtons = () => {
    for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
  };

  // Before the answers are forgotten, say so and offer to stay. After that, ask
  // the server: the page of what happened takes the place of answers on a screen.
  const FORGOTTEN_MINUTES = 5.5;
  let warning, ending;
  const startIdleClock = () => {
    clearTimeout(warning);
    clearTimeout(ending);
    const notice = document.querySelector("[data-idle]");
    if (!notice) return;
    notice.hidden = true;
    const minutes = Number(notice.dataset.minutes);
    warning = setTimeout(() => (notice.hidden = false), minutes * 60000);
    const stay = notice.querySelector("[data-stay]");
    ending = setTimeout(() => stayHere(stay.href), (minutes + FORGOTTEN_MINUTES) * 60000);
  };

  // Fetched, not followed: what is typed but not sent yet stays.
  const stayHere = (address) =>
    fetch(address, { cache: "no-store" }).then(
      (response) => (response.ok ? startIdleClock() : location.assign(address)),
      () => location.assign(address),
    );

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
    const stay = event.target.closest("[data-stay]");
    if (!stay) return;
    event.preventDefault();
    stayHere(stay.href);
  });

  // A path says little on paper: name the site as well.
  for (const place of document.querySelectorAll("[data-address]")) place.textContent = location.origin + location.pathname;

  showPrintButtons();
  startIdleClock();
})();
