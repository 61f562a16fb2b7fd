"use strict";
// Draws the charts with plotly.js: their titles and sliders as elements of the page, which fit a phone and the keyboard,
// and their colours light or dark. data-drawn or data-failed on each chart says how it went.
(() => {
  const config = { responsive: true, displaylogo: false, modeBarButtonsToRemove: ["select2d", "lasso2d"] };
  const dark = new Map(Object.entries(JSON.parse(document.getElementById("dark-colors").textContent)));
  const rgba = /^rgba?\((\d+), *(\d+), *(\d+)(.*)$/;
  const hex = (...parts) => "#" + parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("");

  const darkColor = (color) => {
    const [, red, green, blue, rest] = rgba.exec(color) ?? [];
    if (rest === undefined) return dark.get(color.toLowerCase()) ?? color;
    const found = dark.get(hex(red, green, blue));
    return found ? `rgba(${[1, 3, 5].map((at) => parseInt(found.slice(at, at + 2), 16)).join(", ")}${rest}` : color;
  };

  // A copy of a figure with every colour in it replaced: strings that are a colour and nothing else.
  const inDark = (value) => {
    if (typeof value === "string") return value[0] === "#" || value.startsWith("rgb") ? darkColor(value) : value;
    if (Array.isArray(value)) return value.map(inDark);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inDark(inner)]));
  };

  // plotly.js has titles with a few tags, of which the house style uses two: <b> for the title of a whole, and <br>.
  const showTitle = (caption, text) => {
    const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;
    const lines = text.split("<br>");
    const whole = lines.filter((line) => line.startsWith("<b>")).map(plain).join(" ");
    const part = lines.filter((line) => !line.startsWith("<b>")).map(plain).join(" ");
    caption.replaceChildren(part);
    if (whole) caption.prepend(Object.assign(document.createElement("strong"), { textContent: whole }));
  };

  // The room that plotly.js would need for a title, its lines 22 pixels high.
  const titleHeight = (title) => (title?.text ? 16 + 22 * title.text.split("<br>").length : 0);
  const sliderHeight = 76;

  // A layout without what the page shows by itself. Its own width would not fit a phone; the page decides it.
  const withoutControls = ({ width, title, sliders, ...layout }, isNarrow) => {
    const saved = { t: titleHeight(title), b: sliders ? sliderHeight : 0 };
    const margin = { t: 60, b: 56, ...layout.margin };
    const fitted = {
      ...layout,
      autosize: true,
      height: (layout.height ?? 420) - saved.t - saved.b,
      margin: { ...margin, t: Math.max(margin.t - saved.t, 20), b: margin.b - saved.b },
    };
    // A finger on a chart scrolls the page. A ring has no room for its legend beside it.
    if (matchMedia("(pointer: coarse)").matches) fitted.dragmode = false;
    if (isNarrow && layout.polar) fitted.legend = { ...layout.legend, orientation: "h", x: 0, y: 0, yanchor: "top" };
    return withoutPanel(fitted);
  };

  // Texts that a click shows stand below the plot on a page: what is left for them inside is cut off.
  const withoutPanel = (layout) => {
    const panel = layout.annotations?.find((annotation) => annotation.clicktoshow);
    if (!panel) return layout;
    const [from, to] = layout.yaxis.range;
    const height = layout.height * (to - panel.y) / (to - from);
    return { ...layout, height, yaxis: { ...layout.yaxis, range: [panel.y, to] }, annotations: layout.annotations.filter((annotation) => !annotation.clicktoshow) };
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // The steps of a slider as a range of the page. Calls back with the frame's name.
  const addSlider = (chart, slider, choose) => {
    const name = (slider.currentvalue?.prefix ?? "step").replace(/: *$/, "");
    const output = element("output", {}, slider.steps[0].label);
    const range = element("input", { type: "range", min: 0, max: slider.steps.length - 1, value: 0, id: `${chart.id}-slider` });
    range.setAttribute("aria-valuetext", slider.steps[0].label);
    range.addEventListener("input", () => {
      const { label, args } = slider.steps[range.value];
      output.textContent = label;
      range.setAttribute("aria-valuetext", label);
      choose(args[0][0]);
    });
    const place = element("div", { className: "slider" }, element("label", { htmlFor: range.id }, name), output, range);
    chart.querySelector(".frame").after(place);
  };

  // Texts that plotly.js shows at a click on a point, "name: text", with a button for each, and one of them shown.
  // Gives a function that shows the text of a point.
  const addChoices = (chart, annotations) => {
    const shown = element("p", { className: "chosen" });
    shown.setAttribute("aria-live", "polite");
    const choices = annotations.map((annotation) => ({ annotation, button: element("button", { type: "button" }, annotation.text.split(":")[0]) }));
    const choose = (chosen) => {
      showTitle(shown, chosen.annotation.text);
      choices.forEach((choice) => choice.button.setAttribute("aria-pressed", String(choice === chosen)));
    };
    choices.forEach((choice) => choice.button.addEventListener("click", () => choose(choice)));
    const buttons = element("div", { className: "choices" }, ...choices.map(({ button }) => button));
    buttons.setAttribute("role", "group");
    buttons.setAttribute("aria-label", "Explain");
    chart.querySelector(".frame").after(buttons, shown);
    choose(choices.find(({ annotation }) => annotation.visible !== false) ?? choices[0]);
    return ({ x, y }) => {
      const clicked = choices.find(({ annotation }) => annotation.xclick === x && annotation.yclick === y);
      if (clicked) choose(clicked);
    };
  };

  // Whether a chart has so many words in it that on a phone they would lie on each other: it keeps its width, and scrolls.
  const isDense = ({ data, layout: { annotations = [], yaxis } }) =>
    annotations.length > 6 || data.length > 7 || yaxis?.type === "category"
    || data.some(({ orientation, text, mode = "", y }) => (orientation === "h" && text) || mode.includes("text") || (Array.isArray(y) && typeof y[0] === "string"));

  const draw = async (chart) => {
    const { Plotly } = window;
    const plot = chart.querySelector(".plot");
    if (!Plotly) throw new Error("plotly.min.js is missing beside this page.");
    const figure = JSON.parse(chart.querySelector('script[type="application/json"]').textContent);
    const frames = new Map((figure.frames ?? []).map((frame) => [frame.name, frame]));
    const caption = element("figcaption");
    const annotations = figure.layout.annotations ?? [];
    const panels = annotations.filter((annotation) => annotation.clicktoshow);
    let step = null;
    let choose = () => {};

    const titleNow = () => frames.get(step)?.layout?.title?.text ?? figure.layout.title?.text ?? "";
    // A step may give the legend other rows, which moves the axes; only what is drawn after that stands where they say.
    // A step that the next one overtakes is refused without an error.
    const toStep = () => Plotly.animate(plot, [step], { mode: "immediate", frame: { duration: 0, redraw: true }, transition: { duration: 0 } })
      .then(() => Plotly.redraw(plot), (error) => { if (error) throw error; });
    const paint = async () => {
      const { data, layout } = window.book.isDark() ? inDark(figure) : figure;
      const themed = (figure.frames ?? []).map((frame) => (window.book.isDark() ? inDark(frame) : frame));
      const bare = themed.map(({ layout: { title, height, margin, ...rest } = {}, ...frame }) => ({ ...frame, layout: rest }));
      // Drawn anew, since plotly.js writes into what it is given, and keeps frames of before.
      const copy = structuredClone({ data, layout: withoutControls(layout, plot.clientWidth < 480), frames: bare, config: { ...figure.config, ...config } });
      plot.style.height = `${copy.layout.height}px`;
      await Plotly.newPlot(plot, copy);
      if (step !== null) await toStep();
      plot.on("plotly_click", ({ points }) => choose(points[0]));
    };

    if (isDense(figure) && !figure.layout.polar) chart.classList.add("dense");
    if (titleNow()) {
      showTitle(caption, titleNow());
      chart.prepend(caption);
    }
    await paint();
    if (figure.layout.sliders) {
      addSlider(chart, figure.layout.sliders[0], (frame) => {
        step = frame;
        toStep();
        showTitle(caption, titleNow());
        const text = frames.get(step)?.layout?.meta?.alt;
        if (text) plot.setAttribute("aria-label", text);
      });
    }
    if (panels.length > 0) choose = addChoices(chart, panels);
    window.addEventListener("themechange", paint);
  };

  window.drawCharts = async () => {
    for (const chart of document.querySelectorAll("figure.chart")) {
      try {
        await draw(chart);
        chart.dataset.drawn = "true";
      } catch (error) {
        const plot = chart.querySelector(".plot");
        chart.dataset.failed = error.message;
        plot.textContent = "This chart could not be drawn: " + error.message;
        plot.classList.add("undrawn");
        chart.querySelector("details")?.setAttribute("open", "");
        window.book.report(error.message);
      }
    }
  };
})();
