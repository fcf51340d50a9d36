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

  // An answer that could not be sent, or was not taken, stays in the page: say so.
  const say = (name, shown) => {
    const notice = document.querySelector(`[data-${name}]`);
    if (notice) notice.hidden = !shown;
  };
  document.addEventListener("htmx:error", () => say("offline", true));

  // Only what is wrong with an answer (422) is a part of this page. An error page of ours or
  // of a proxy is a page of its own: it never lands inside this one.
  const MEND_THE_ANSWER = 422;
  const refuse = (event) => {
    event.preventDefault();
    say("refused", true);
  };
  document.addEventListener("htmx:before:response", (event) => {
    const status = event.detail.ctx.response.status;
    if (status >= 400 && status !== MEND_THE_ANSWER) refuse(event);
  });
  document.addEventListener("htmx:after:request", (event) => {
    // Going back asks for a whole page, and puts it in the place of this one.
    const { text, request } = event.detail.ctx;
    const back = new Headers(request.headers).has("HX-History-Restore-Request");
    if (!back && /^\s*<!doctype/i.test(text || "")) refuse(event);
  });

  // A press too many: while an answer is on its way it is not sent again, and a second press
  // that lands on the next question, where the first one was, does not answer that.
  const STRAY_MS = 600, STRAY_PX = 24;
  const sending = new WeakSet();
  let pressed = { x: 0, y: 0 }, swappedAt = -STRAY_MS, touched = true;
  addEventListener("input", () => (touched = true), true);
  addEventListener("click", (event) => {
    const button = event.target.closest("form[hx-post] button");
    if (!button) return;
    const near = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < STRAY_PX;
    if (!touched && near && performance.now() - swappedAt < STRAY_MS) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else pressed = { x: event.clientX, y: event.clientY };
  }, true);
  addEventListener("submit", (event) => {
    if (!event.target.matches("form[hx-post]")) return;
    if (sending.has(event.target)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else sending.add(event.target);
  }, true);
  document.addEventListener("htmx:finally:request", ({ detail }) => sending.delete(detail.ctx.sourceElement));

  // htmx moves the focus to [autofocus] (the error summary) by itself. Where
  // the swap took the focus away with it, reading goes on from the heading.
  document.addEventListener("htmx:after:swap", () => {
    readyForPaper();
    startIdleClock();
    say("offline", false);
    say("refused", false);
    swappedAt = performance.now();
    touched = false;
    if (document.activeElement === document.body) document.querySelector("main h1")?.focus();
  });

  const readyForPaper = () => {
    for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
    // A path says little on paper: name the site as well.
    for (const place of document.querySelectorAll("[data-address]")) place.textContent = location.origin + location.pathname;
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

  readyForPaper();
  startIdleClock();
})();
