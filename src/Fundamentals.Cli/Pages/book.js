"use strict";
// Draws the charts and adds the copy buttons. What happened can be read off the document: data-drawn or data-failed on
// each chart, data-errors on the root element, data-ready once everything is done.
(() => {
  const root = document.documentElement;
  const errors = [];

  const report = (message) => {
    errors.push(String(message));
    root.dataset.errors = errors.join("\n");
  };
  window.addEventListener("error", (event) => report(event.message || "A file of this page could not be loaded."), true);
  window.addEventListener("unhandledrejection", (event) => report(event.reason));

  const config = { responsive: true, displaylogo: false, modeBarButtonsToRemove: ["select2d", "lasso2d"] };

  // plotly.js does not break the lines of a title, and cuts off what is too long for a narrow screen.
  const wrapTitle = (layout, width) => {
    const text = layout.title?.text;
    if (!text || text.includes("<")) return;
    const size = Math.min(layout.title.font?.size ?? 17, width < 600 ? 14 : 100);
    const perLine = Math.floor((width - 40) / (size * 0.56));
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = (lines.at(-1) + " " + word).trim();
      if (longer.length <= perLine || lines.at(-1) === "") lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    if (lines.length === 1 && text.length * size * 0.56 < width) return;
    layout.title = { ...layout.title, text: lines.join("<br>"), font: { ...layout.title.font, size } };
    layout.margin = { ...layout.margin, t: (layout.margin?.t ?? 60) + (lines.length - 1) * size * 1.2 };
  };

  // A figure's own width would not fit a phone; the page decides it.
  const fit = (figure, width) => {
    const layout = { ...figure.layout };
    delete layout.width;
    layout.autosize = true;
    wrapTitle(layout, width);
    return { data: figure.data, layout, frames: figure.frames, config: { ...figure.config, ...config } };
  };

  const plain = (markup) => markup.replace(/<br>/g, " ").replace(/<[^>]*>/g, "");

  // Points that show a text when they are clicked, as on a map: plotly.js hears the mouse only, so each gets a button for
  // the keyboard, which does what the click does. The buttons are seen while one of them has the focus.
  const operateByKeyboard = (chart, plot) => {
    const annotations = plot.layout.annotations ?? [];
    const panels = annotations.filter((annotation) => annotation.clicktoshow);
    if (panels.length === 0) return;
    const group = document.createElement("div");
    group.className = "point-buttons";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Points of this chart");
    const said = document.createElement("p");
    said.className = "point-said";
    said.setAttribute("role", "status");
    for (const panel of panels) {
      const trace = plot.data.find((data) => data.x?.some((x, i) => x === panel.xclick && data.y[i] === panel.yclick));
      if (!trace) continue;
      const label = trace.text[[...trace.x.keys()].find((i) => trace.x[i] === panel.xclick && trace.y[i] === panel.yclick)];
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = plain(label);
      button.addEventListener("click", async () => {
        const shown = annotations.map((annotation, i) => [`annotations[${i}].visible`, annotation === panel])
          .filter((_, i) => panels.includes(annotations[i]));
        await window.Plotly.relayout(plot, Object.fromEntries(shown));
        said.textContent = plain(panel.text);
      });
      group.append(button);
    }
    chart.querySelector(".plot").after(group, said);
  };

  const draw = async (chart) => {
    const plot = chart.querySelector(".plot");
    try {
      if (!window.Plotly) throw new Error("plotly.min.js is missing beside this page.");
      const figure = JSON.parse(chart.querySelector('script[type="application/json"]').textContent);
      if (figure.layout && figure.layout.height) plot.style.height = figure.layout.height + "px";
      await window.Plotly.newPlot(plot, fit(figure, plot.clientWidth));
      operateByKeyboard(chart, plot);
      chart.dataset.drawn = "true";
    } catch (error) {
      chart.dataset.failed = error.message;
      plot.textContent = "This chart could not be drawn: " + error.message;
      plot.classList.add("undrawn");
      chart.querySelector("details")?.setAttribute("open", "");
      report(error.message);
    }
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

  // Marks in the list of contents the section that is being read.
  const followReading = (contents) => {
    const links = new Map([...contents.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute("aria-current");
        links.get(entry.target.id)?.setAttribute("aria-current", "true");
      }
    }, { rootMargin: "0px 0px -75% 0px" });
    for (const id of links.keys()) {
      const heading = document.getElementById(id);
      if (heading) seen.observe(heading);
    }
  };

  const start = async () => {
    document.querySelectorAll(".code").forEach(addCopyButton);
    const contents = document.querySelector(".contents");
    if (contents) {
      if (matchMedia("(max-width: 75rem)").matches) contents.querySelector("details").open = false;
      followReading(contents);
    }
    for (const chart of document.querySelectorAll("figure.chart")) await draw(chart);
    root.dataset.ready = "true";
  };

  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".chart[data-drawn] .plot").forEach((plot) => window.Plotly.Plots.resize(plot));
  });
  start();
})();
