// Portico works without this file. It adds the keyboard, the count of picked rows and small comforts.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  document.documentElement.classList.add("scripted");

  // Single keys can be switched off (WCAG 2.1.4); without storage they stay on.
  const remembered = {
    get keys() { try { return localStorage.getItem("portico.keys") !== "off"; } catch { return true; } },
    set keys(on) { try { localStorage.setItem("portico.keys", on ? "on" : "off"); } catch { /* not kept */ } },
  };
  const useKeys = one("#use-keys");
  if (useKeys) {
    useKeys.checked = remembered.keys;
    useKeys.addEventListener("change", () => { remembered.keys = useKeys.checked; });
  }

  // The list of shortcuts.
  const help = one("#shortcuts");
  const openHelp = () => { if (help && !help.open) help.showModal(); };
  for (const link of all('a[href="#shortcuts"]')) {
    link.addEventListener("click", (event) => { event.preventDefault(); openHelp(); });
  }
  for (const link of all("[data-close]")) {
    link.addEventListener("click", (event) => {
      if (!help.open) return;
      event.preventDefault();
      help.close();
    });
  }

  // Tabs by address, without the page jumping.
  const tabLinks = all("[data-tabs] a");
  const markTab = () => {
    const current = tabLinks.find((link) => one(`.tabs > ${link.hash}`)?.checkVisibility?.());
    for (const link of tabLinks) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const showTab = (hash) => {
    const top = window.scrollY;
    if (location.hash !== hash) location.hash = hash;
    window.scrollTo({ top, behavior: "instant" });
    markTab();
  };
  for (const link of tabLinks) {
    link.addEventListener("click", (event) => { event.preventDefault(); showTab(link.hash); });
  }
  window.addEventListener("hashchange", markTab);
  window.addEventListener("load", markTab); // only then is the address's target known
  markTab();

  // Menus and chips close by Escape and by a click elsewhere.
  const floating = "details.menu[open], details.chip[open]";
  document.addEventListener("click", (event) => {
    for (const details of all(floating)) if (!details.contains(event.target)) details.open = false;
  });

  // The work queue: one row is the cursor, and the focus goes with it so that a screen reader follows.
  const rows = all(".queue tr[data-case]");
  let cursor = -1;
  const pick = (row) => one('input[name="case"]', row);
  const place = (index, focus = true) => {
    if (!rows.length) return;
    rows[cursor]?.removeAttribute("data-cursor");
    cursor = Math.max(0, Math.min(rows.length - 1, index));
    rows[cursor].setAttribute("data-cursor", "");
    if (!focus) return;
    one("[data-open]", rows[cursor]).focus({ preventScroll: true });
    rows[cursor].scrollIntoView({ block: "nearest" });
  };
  rows.forEach((row, index) => row.addEventListener("focusin", () => place(index, false)));

  const selectAll = one("[data-select-all]");
  const picked = one("[data-picked]");
  const count = () => {
    if (!picked) return;
    const boxes = rows.map(pick).filter(Boolean);
    const chosen = boxes.filter((box) => box.checked).length;
    picked.textContent = String(chosen);
    if (!selectAll) return;
    selectAll.checked = chosen > 0 && chosen === boxes.length;
    selectAll.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  if (picked) picked.closest("p").setAttribute("role", "status");
  if (selectAll) {
    selectAll.hidden = false;
    selectAll.addEventListener("change", () => {
      for (const box of rows.map(pick)) if (box) box.checked = selectAll.checked;
      count();
    });
  }
  document.addEventListener("change", (event) => {
    if (event.target.name === "case") count();
    const form = event.target.closest?.("[data-submit-on-change]");
    if (form) form.requestSubmit();
  });
  window.addEventListener("pageshow", count);

  // Closing: the button says at once when the chosen outcome is blocked.
  for (const form of all(".close-form")) {
    const buttons = all("[data-close-button]", form);
    const judge = () => {
      const chosen = one('input[name="outcome"]:checked', form);
      for (const button of buttons) {
        if (chosen?.hasAttribute("data-blocked")) {
          button.setAttribute("aria-disabled", "true");
          button.setAttribute("aria-describedby", chosen.getAttribute("aria-describedby"));
        } else {
          button.removeAttribute("aria-disabled");
          button.removeAttribute("aria-describedby");
        }
      }
    };
    form.addEventListener("change", judge);
    window.addEventListener("pageshow", judge);
    form.addEventListener("submit", (event) => {
      const chosen = one('input[name="outcome"]:checked', form);
      if (!chosen?.hasAttribute("data-blocked")) return;
      event.preventDefault();
      chosen.focus();
    });
  }

  // A bulk action needs rows, and its own fields.
  one(".bulk-form")?.addEventListener("submit", (event) => {
    if (rows.map(pick).some((box) => box?.checked)) return;
    event.preventDefault();
    pick(rows[Math.max(0, cursor)])?.focus();
  });

  // Going to what a key stands for: show its tab, open what hides it, put the focus into it.
  const field = "input:not([type=hidden]), select, textarea, button";
  const goTo = (target) => {
    const tab = target.closest(".tabs > section");
    if (tab) showTab(`#${tab.id}`);
    if (target.matches("summary")) {
      const details = target.parentElement;
      details.open = true;
      (one(`.body :is(${field})`, details) ?? target).focus();
    } else if (target.hasAttribute("data-press")) {
      target.click();
    } else {
      target.focus();
    }
    target.scrollIntoView({ block: "nearest" });
  };

  const goals = { h: "/", q: "/queue", u: "/upstream", r: "/remittances", d: "/documents" };
  let going = 0;
  const writes = (element) =>
    element.matches("input:not([type=checkbox]):not([type=radio]):not([type=submit]), select, textarea") ||
    element.isContentEditable;

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const open = all(floating).pop();
      if (open) {
        open.open = false;
        one("summary", open).focus();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (!remembered.keys || help?.open || writes(event.target)) return;
    const key = event.key;
    if (performance.now() - going < 1500 && going && goals[key]) {
      going = 0;
      event.preventDefault();
      location.assign(goals[key]);
      return;
    }
    going = 0;
    if (key === "g") { going = performance.now(); return; }
    if (key === "?") { event.preventDefault(); openHelp(); return; }
    if (rows.length) {
      if (key === "j" || key === "k") {
        event.preventDefault();
        place(cursor < 0 ? 0 : cursor + (key === "j" ? 1 : -1));
        return;
      }
      if (key === "Enter" && cursor >= 0 && event.target === document.body) {
        one("[data-open]", rows[cursor]).click();
        return;
      }
      if (key === "x" && pick(rows[Math.max(0, cursor)])) {
        event.preventDefault();
        if (cursor < 0) place(0);
        const box = pick(rows[cursor]);
        box.checked = !box.checked;
        count();
        return;
      }
    }
    const target = one(`[data-key="${CSS.escape(key)}"]`);
    if (!target) return;
    event.preventDefault();
    // On the queue a and h mean the row under the cursor when none is picked.
    if (target.closest(".bulk") && cursor >= 0 && !rows.some((row) => pick(row)?.checked)) {
      pick(rows[cursor]).checked = true;
      count();
    }
    goTo(target);
  });

  one('[role="alert"][tabindex]')?.focus();
})();
