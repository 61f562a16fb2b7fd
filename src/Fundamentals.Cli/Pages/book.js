"use strict";
// The page around the charts: light or dark, copy buttons, the section that is read, the arrow keys.
// data-errors on the root element has what went wrong; data-ready says that the page, its charts too, is done.
(() => {
  const root = document.documentElement;
  const errors = [];

  const report = (message) => {
    errors.push(String(message));
    root.dataset.errors = errors.join("\n");
  };
  window.addEventListener("error", (event) => report(event.message || "A file of this page could not be loaded."), true);
  window.addEventListener("unhandledrejection", (event) => report(event.reason));

  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const printing = matchMedia("print");
  const isDark = () => !printing.matches && (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);

  // Charts listen to "themechange". On paper everything is light.
  const announceTheme = () => window.dispatchEvent(new Event("themechange"));

  const addThemeButton = (bar) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "theme";
    const name = () => { button.textContent = isDark() ? "Light" : "Dark"; };
    button.setAttribute("aria-label", "Light or dark page");
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* Some browsers keep nothing for files. */ }
      announceTheme();
    });
    window.addEventListener("themechange", name);
    name();
    bar.append(button);
  };

  const copyText = async (text) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "offscreen";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };

  const addCopyButton = (block) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy this code");
    button.addEventListener("click", async () => {
      await copyText(block.querySelector("code").textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    block.append(button);
  };

  // data-more says on which sides there is more to see, where the style sheet draws a shadow.
  const markSides = (element) => {
    const hidden = element.scrollWidth - element.clientWidth - element.scrollLeft;
    element.dataset.more = [element.scrollLeft > 1 && "left", hidden > 1 && "right"].filter(Boolean).join(" ");
  };

  // What scrolls sideways must be reachable with the keyboard, and what does not must not be in its way.
  const followWidths = () => {
    const widths = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
        else target.removeAttribute("tabindex");
        markSides(target);
      }
    });
    document.querySelectorAll("pre, .scroll, .out-html, .frame").forEach((element) => {
      widths.observe(element);
      element.addEventListener("scroll", () => markSides(element), { passive: true });
    });
  };

  // Marks in the list of contents the section that is being read.
  const followReading = (contents) => {
    const links = new Map([...contents.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    const mark = () => {
      const read = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 4);
      for (const [id, link] of links) {
        if (id !== read?.id) link.removeAttribute("aria-current");
        else if (!link.hasAttribute("aria-current")) {
          link.setAttribute("aria-current", "true");
          if (contents.scrollHeight > contents.clientHeight) link.scrollIntoView({ block: "nearest" });
        }
      }
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    mark();
  };

  // The arrow keys turn pages, except where they move something else.
  const turnPages = (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], [tabindex]")) return;
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    document.querySelector(`a[rel="${rel}"]`)?.click();
  };

  const start = async () => {
    addThemeButton(document.querySelector(".bar"));
    document.querySelectorAll(".code").forEach(addCopyButton);
    const contents = document.querySelector(".contents");
    if (contents) {
      if (matchMedia("(max-width: 75rem)").matches) contents.querySelector("details").open = false;
      followReading(contents);
    }
    followWidths();
    document.addEventListener("keydown", turnPages);
    systemDark.addEventListener("change", announceTheme);
    printing.addEventListener("change", announceTheme);
    window.book = { isDark, report };
    if (document.querySelector("figure.chart")) {
      if (!window.drawCharts) throw new Error("charts.js is missing beside this page.");
      await window.drawCharts();
    }
    root.dataset.ready = "true";
  };

  // Deferred scripts run in order, and all before this event: charts.js is there by then.
  document.addEventListener("DOMContentLoaded", start);
})();
