(() => {
  const $ = (id) => document.getElementById(id);
  const SEVERITIES = ["error", "warning", "info"];
  const WORDS = { error: "error", warning: "warning", info: "note" };
  const PAGE_ROWS = 200, FIRST_LINES = 400;
  let index, order = [], shown = null;

  // Everything from a sheet is added here as text: no string of a sheet is ever parsed as markup.
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === undefined || value === null || value === false) continue;
      if (key === "class") element.className = value;
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }
  const count = (number, word) => `${number.toLocaleString("en").replace(/,/g, "\u202f")} ${word}${number === 1 ? "" : "s"}`;
  const percent = (p) => p >= 0.9995 ? "> 99.9 %" : p < 0.001 ? "< 0.1 %" : `${Number((100 * p).toFixed(p > 0.99 || p < 0.01 ? 1 : 0))} %`;

  // ---- the compressed blocks
  async function unpack(block) {
    const letters = atob(block.textContent);
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).json();
  }
  const blocks = [...document.querySelectorAll("script.block")].filter((block) => block.id !== "index");
  const unpacked = new Map();
  function portion(number) {
    if (!unpacked.has(number)) unpacked.set(number, unpack(blocks[number]));
    return unpacked.get(number);
  }
  async function sheetAt(place) {
    let number = 0;
    while (place >= Number(blocks[number].dataset.sheets)) place -= Number(blocks[number++].dataset.sheets);
    return (await portion(number))[place];
  }

  // ---- theme
  const THEMES = ["system", "light", "dark"];
  function setTheme(name) {
    if (name === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    $("theme-name").textContent = name;
  }
  $("theme").addEventListener("click", () => {
    setTheme(THEMES[(THEMES.indexOf($("theme-name").textContent) + 1) % THEMES.length]);
  });

  // ---- the overview: a table of sheets with sorting and filters
  const TITLE = 0, YEAR = 1, DIRECTORS = 2, GENRES = 3, NAME = 4, LINE = 5, FILLED = 6, FOUND = 7, CODES = 8, LOWEST = 9;
  const bits = (number) => { let total = 0; for (; number; number &= number - 1) total++; return total; };
  const COLUMNS = [
    { heading: "Title", key: (row) => row[TITLE], cell: titleCell },
    { heading: "Year", key: (row) => row[YEAR], number: true, cell: (row) => row[YEAR] || "–" },
    { heading: "Director", key: (row) => row[DIRECTORS] },
    { heading: "Fields", key: (row) => bits(row[FILLED]), number: true },
    { heading: "Lowest confidence", key: (row) => row[LOWEST], number: true, cell: (row) => row[LOWEST] === 1 ? "–" : percent(row[LOWEST]) },
    { heading: "Findings", key: (row) => row[FOUND][0] * 1e8 + row[FOUND][1] * 1e4 + row[FOUND][2], cell: findingsCell, descending: true },
    { heading: "Source", key: (row) => row[NAME], cell: (row) => row[LINE] > 1 ? `${row[NAME]}:${row[LINE]}` : row[NAME] },
  ];
  const list = { sort: null, descending: false, rows: PAGE_ROWS, texts: null };
  const titleOf = (row) => row[TITLE] || `Untitled, line ${row[LINE]}`;
  function titleCell(row, place) {
    return make("a", { href: `#sheet-${place + 1}`, dir: "auto" }, titleOf(row));
  }
  function findingsCell(row) {
    const cell = make("span");
    SEVERITIES.forEach((severity, place) => {
      if (row[FOUND][place]) cell.append(make("span", { class: `mark ${severity}` }, count(row[FOUND][place], WORDS[severity])));
    });
    return cell;
  }
  function prepareList() {
    COLUMNS.forEach((column, place) => {
      const button = make("button", { type: "button" }, column.heading);
      button.addEventListener("click", () => sortBy(place));
      $("list").tHead.rows[0].append(make("th", { scope: "col", class: column.number ? "number" : null }, button));
    });
    const filled = index.rows.reduce((all, row) => all | row[FILLED], 0);
    [["with", ""], ["without", "-"]].forEach(([word, sign]) => {
      const group = make("optgroup", { label: word });
      Object.entries(index.fields).forEach(([key, field], place) => {
        if (filled & (1 << place)) group.append(make("option", { value: `${sign}field:${key}` }, `${word} ${field[0].toLowerCase()}`));
      });
      $("list-field").append(group);
    });
    SEVERITIES.forEach((severity) => $("list-finding").append(make("option", { value: severity }, `${WORDS[severity]}s`)));
    [...new Set(index.rows.flatMap((row) => row[CODES]))].sort().forEach((code) =>
      $("list-finding").append(make("option", { value: `code:${code}` }, `${code} ${index.codes[code][0]}`)));
    $("list-tools").addEventListener("submit", (event) => event.preventDefault());
    $("list-tools").addEventListener("input", () => refreshList(true));
    $("list-tools").addEventListener("reset", () => setTimeout(() => refreshList(true)));
    $("list-more").addEventListener("click", () => { list.rows += PAGE_ROWS * 5; refreshList(); });
    document.querySelectorAll("[data-filter]").forEach((button) => button.addEventListener("click", () => {
      const wanted = button.dataset.filter;
      (wanted.startsWith("code:") ? $("list-finding") : $("list-field")).value = wanted;
      refreshList(true);
      $("sheets-heading").scrollIntoView({ block: "start" });
      $("list").querySelector("a")?.focus({ preventScroll: true });
    }));
    refreshList(true);
    const region = $("list").parentElement;
    new ResizeObserver(() => { $("list-cut").hidden = region.scrollWidth <= region.clientWidth + 1; }).observe(region);
    // On a small screen the sheets come first; print shows everything.
    $("charts").open = innerWidth >= 576;
    addEventListener("beforeprint", () => { $("charts").open = true; });
  }
  function sortBy(place) {
    list.descending = list.sort === place ? !list.descending : Boolean(COLUMNS[place].descending);
    list.sort = place;
    refreshList();
  }
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  function compare(a, b) {
    const key = COLUMNS[list.sort].key;
    const [one, other] = [key(index.rows[a]), key(index.rows[b])];
    const emptyLast = (one === "" || one === 0) - (other === "" || other === 0);
    if (emptyLast && !COLUMNS[list.sort].descending) return emptyLast;
    const ordered = typeof one === "string" ? collator.compare(one, other) : one - other;
    return (list.descending ? -ordered : ordered) || a - b;
  }
  const keyPlaces = () => Object.keys(index.fields);
  function passes(row, field, finding) {
    if (field) {
      const wanted = !field.startsWith("-");
      const bit = 1 << keyPlaces().indexOf(field.split(":")[1]);
      if (Boolean(row[FILLED] & bit) !== wanted) return false;
    }
    if (!finding) return true;
    return finding.startsWith("code:") ? row[CODES].includes(finding.slice(5)) : row[FOUND][SEVERITIES.indexOf(finding)] > 0;
  }
  async function loadTexts() {
    const all = await Promise.all(blocks.map((_, number) => portion(number)));
    list.texts = all.flat().map((sheet) => sheet.t.toLowerCase());
    refreshList();
  }
  function refreshList(anew = false) {
    if (anew) list.rows = PAGE_ROWS;
    const [field, finding] = [$("list-field").value, $("list-finding").value];
    const wanted = $("list-find").value.trim().toLowerCase();
    if (wanted && !list.texts) loadTexts();
    const heard = (row, place) => [TITLE, YEAR, DIRECTORS, GENRES, NAME].some((key) => String(row[key]).toLowerCase().includes(wanted))
      || Boolean(list.texts?.[place].includes(wanted));
    order = index.rows.map((_, place) => place)
      .filter((place) => passes(index.rows[place], field, finding) && (!wanted || heard(index.rows[place], place)));
    if (list.sort !== null) order.sort(compare);
    [...$("list").tHead.rows[0].cells].forEach((cell, place) => {
      if (place === list.sort) cell.setAttribute("aria-sort", list.descending ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
    $("list").tBodies[0].replaceChildren(...order.slice(0, list.rows).map(listRow));
    $("list-more").hidden = order.length <= list.rows;
    $("list-found").textContent = order.length === index.rows.length ? count(order.length, "sheet") : `${order.length} of ${count(index.rows.length, "sheet")}`;
  }
  function listRow(place) {
    const row = index.rows[place];
    return make("tr", {}, ...COLUMNS.map((column) => {
      const content = column.cell ? column.cell(row, place) : String(column.key(row) || "–");
      // A word that is too long for any column may be broken, others may not.
      const long = /\S{31}/.test(content.textContent ?? content);
      return make("td", { class: column.number ? "number" : long ? "long" : null, dir: column.number ? null : "auto" }, content);
    }));
  }

  // ---- one sheet: its text
  const partNames = { actor: "actor", role: "role", date: "release date", place: "release place", source: "rating source", best: "best rating", votes: "votes", number: "number", amount: "amount", amount_max: "upper amount", currency: "currency" };
  const unescape = (part) => part.replace(/~1/g, "/").replace(/~0/g, "~");
  function describe(value) {
    const [pointer, text, confidence, other, otherConfidence] = value;
    const path = pointer.slice(1).split("/").map(unescape);
    const [heading, single, group] = index.fields[path[0]];
    const last = path[path.length - 1];
    let name = path.length > 1 && partNames[last] && path[0] !== "other" && !/^\d+$/.test(last) ? partNames[last] : single;
    if (path[0] === "other") name = path[1].length > 40 ? path[1].slice(0, 39) + "…" : path[1];
    return {
      pointer, text, path, key: path[0], heading, name, confidence, other, otherConfidence,
      group: last === "role" && path[0] === "cast" ? "role" : group, doubt: confidence !== undefined && confidence !== null && confidence < index.doubtful,
      marks: [], item: null,
    };
  }
  function* pieces(sheet) {
    let offset = 0;
    for (const segment of sheet.s) {
      const [length, ...layers] = typeof segment === "number" ? [segment] : segment;
      yield { text: sheet.t.slice(offset, offset + length), layers };
      offset += length;
    }
  }
  // The lines of the text, each a list of pieces; a value is cut at line ends.
  function linesOf(sheet) {
    const lines = [[]];
    let afterReturn = false;
    for (const { text, layers } of pieces(sheet)) {
      let start = 0;
      for (let place = 0; place < text.length; place++) {
        const letter = text[place];
        if (letter !== "\n" && letter !== "\r") { afterReturn = false; continue; }
        if (place > start) lines[lines.length - 1].push({ text: text.slice(start, place), layers });
        if (letter !== "\n" || !afterReturn) lines.push([]);
        afterReturn = letter === "\r";
        start = place + 1;
      }
      if (start < text.length) lines[lines.length - 1].push({ text: text.slice(start), layers });
    }
    return lines;
  }
  const visible = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (c) => String.fromCodePoint(0x2400 + c.charCodeAt(0))).replace(/\u007f/g, "\u2421");
  function markOf(piece, values) {
    const text = visible(piece.text);
    if (!piece.layers.length) return text;
    if (piece.layers[0] < 0) return make("span", { class: piece.layers[0] === -1 ? "l" : "m" }, text);
    const layers = piece.layers.map((layer) => values[layer]);
    const inner = layers[layers.length - 1];
    const mark = make("a", { class: `v g-${inner.group}${layers.some((value) => value.doubt) ? " doubt" : ""}`, href: "#record", tabindex: "-1" }, text);
    mark.layers = layers;
    layers.forEach((value) => value.marks.push(mark));
    if (inner.group === "prose" && !text.trim()) mark.classList.add("blank");
    return mark;
  }
  // The name is shown once, after the last piece of a value; for long prose, after the first.
  function nameMarks(values) {
    for (const value of values) {
      const own = value.marks.filter((mark) => mark.layers[mark.layers.length - 1] === value && mark.textContent.trim());
      // In lines with columns, a name would move the text after it: the bar below shows it instead.
      if (!own.length || value.name === "number" || value.named || own.some((mark) => mark.closest(".fixed"))) continue;
      value.named = true;
      const long = value.group === "prose";
      own[long ? 0 : own.length - 1].dataset.name = value.name;
      if (long) own[0].classList.add("long");
    }
  }
  // Lines with aligned columns: a text begins after a gap at the same place as in the line above or below.
  const GAP = /[^\s](?: {2,}|\t+ *|\.{3,} *)(?=\S)/g;
  function columnsOf(text) {
    let column = 0;
    const wide = [...text].map((letter) => letter === "\t" ? " ".repeat(4 - column++ % 4) : (column++, letter)).join("");
    const gaps = new Set([...wide.matchAll(GAP)].filter((gap) => !/^[.!?…] {2}$/.test(gap[0])).map((gap) => gap.index + gap[0].length));
    return { gaps, starts: new Set([...wide.matchAll(/(?<=[\s.])\S/g)].map((start) => start.index)) };
  }
  function alignedLines(lines) {
    const texts = lines.map((line) => line.map((piece) => piece.text).join(""));
    const filled = texts.map((text, place) => place).filter((place) => texts[place].trim());
    const columns = new Map(filled.map((place) => [place, columnsOf(texts[place])]));
    const aligned = new Set();
    filled.slice(1).forEach((place, before) => {
      const [one, other] = [columns.get(filled[before]), columns.get(place)];
      const shared = [...one.gaps].some((column) => other.starts.has(column)) || [...other.gaps].some((column) => one.starts.has(column));
      if (shared && (one.gaps.size || other.gaps.size)) aligned.add(filled[before]).add(place);
    });
    return aligned;
  }
  function noteOf([code, severity, message, line, column]) {
    const [title, advice] = index.codes[code] || [code, ""];
    return make("p", { class: `note ${severity}`, "data-severity": severity, "data-code": code, tabindex: "-1" },
      make("b", {}, `${WORDS[severity]} ${code}`), ` ${visible(message)}`, make("span", { class: "advice" }, `Column ${column}: ${advice || title}.`));
  }
  function drawText(state) {
    const rows = new Map();
    const notes = new Map();
    state.sheet.d.forEach((finding) => notes.set(finding[3], [...(notes.get(finding[3]) || []), finding]));
    const lines = linesOf(state.sheet);
    const head = state.sheet.h ? [[{ text: state.sheet.h[1] }]] : [];
    const aligned = alignedLines([...head, ...lines]);
    const kind = (place, name) => aligned.has(place) ? `${name} fixed` : name;
    const draw = (from, to) => {
      const fragment = document.createDocumentFragment();
      for (let place = from; place < Math.min(to, lines.length); place++) {
        const number = state.sheet.l + place;
        if (place === lines.length - 1 && !lines[place].length && !notes.has(number) && place) break;
        const line = make("p", { class: "line", dir: "auto" }, ...lines[place].map((piece) => markOf(piece, state.values)));
        const row = make("div", { class: kind(place + head.length, "row"), "data-line": number }, make("span", { class: "at", "aria-hidden": "true" }, String(number)), line);
        (notes.get(number) || []).forEach((finding) => row.append(noteOf(finding)));
        rows.set(number, row);
        fragment.append(row);
      }
      $("text").append(fragment);
    };
    $("text").replaceChildren();
    if (state.sheet.h) {
      const [number, heading] = state.sheet.h;
      $("text").append(make("div", { class: kind(0, "row heading"), title: "the heading of the table" },
        make("span", { class: "at", "aria-hidden": "true" }, String(number)), make("p", { class: "line", dir: "auto" }, visible(heading))));
    }
    $("text").classList.toggle("many", lines.length > FIRST_LINES);
    draw(0, FIRST_LINES);
    // Distant parts are drawn when the browser is idle, so that a long sheet opens at once.
    let next = FIRST_LINES;
    const go = () => {
      if (state !== shown) return;
      if (next < lines.length) { draw(next, next + 2000); next += 2000; setTimeout(go); } else finishText(state);
    };
    if (next < lines.length) setTimeout(go); else finishText(state);
  }
  function finishText(state) {
    nameMarks(state.values);
    state.marks = [...$("text").querySelectorAll(".v:not(.blank)")];
    if (state.marks.length) state.marks[0].tabIndex = 0;
    state.rows = [...$("text").children];
    state.folded = state.rows.map((row) => row.querySelector(".line").textContent.toLowerCase());
    applyFilters();
    corrections.marked();
  }

  // ---- one sheet: its record
  const COUNTS = new Set(["votes", "amount", "amount_max"]);
  function itemOf(value) {
    const content = COUNTS.has(value.path[value.path.length - 1]) ? Number(value.text).toLocaleString("en").replace(/,/g, "\u202f") : visible(value.text);
    value.item = value.placed
      ? make("a", { class: "item", href: "#text", dir: "auto" }, content)
      : make("span", { class: "item plain", dir: "auto", title: "follows from what was read" }, content);
    if (value.name === "number") value.item.classList.add("number");
    value.item.value = value;
    return value.item;
  }
  function orOf(value) {
    const sure = value.confidence;
    if (sure === undefined || sure === null || (sure >= 0.995 && !value.doubt)) return null;
    const words = [`${percent(sure)} sure`];
    if (value.other) words.push(`otherwise “${visible(value.other)}” (${percent(value.otherConfidence)})`);
    return make("span", { class: value.doubt ? "or doubt" : "or" }, words.join("; "));
  }
  function withOr(value) {
    return make("span", {}, itemOf(value), orOf(value));
  }
  function drawRecord(state) {
    const groups = new Map();
    state.values.forEach((value) => groups.set(value.key, [...(groups.get(value.key) || []), value]));
    $("record").replaceChildren(...[...groups].map(([key, values]) => groupOf(key, values)));
    if (!groups.size) $("record").append(make("p", { class: "quiet" }, "Nothing was read."));
  }
  const SUMS = new Set(["budget", "box_office"]);
  function groupOf(key, values) {
    const heading = make("h3", {}, values[0].heading);
    const entries = new Map();
    values.forEach((value) => { const place = SUMS.has(key) ? "" : value.path[1] ?? ""; entries.set(place, [...(entries.get(place) || []), value]); });
    const body = make("ul", {}, ...[...entries.values()].map((entry) => make("li", { "data-entry": "" }, entryOf(key, entry))));
    const tall = ["storyline", "cast", "trivia", "unread", "other"].includes(key);
    return make("div", { class: `group c-${values[0].group}${tall ? " tall" : ""}${key === "unread" ? " unread" : ""}`, "data-key": key }, heading, body);
  }
  function entryOf(key, values) {
    if (key === "cast") {
      const cells = values.map((value) => make("span", { class: "cell" }, itemOf(value)));
      const doubts = values.map((value) => { const or = orOf(value); or?.prepend(`${value.name}: `); return or; });
      return make("div", { class: "credit" }, ...cells, ...doubts);
    }
    if (key === "other") return make("span", {}, make("span", { class: "quiet", dir: "auto" }, `${visible(values[0].path[1])}: `), withOr(values[0]));
    if (key === "trivia" || key === "storyline" || key === "unread") {
      const body = make("span", { class: key === "unread" ? null : "clamp" });
      values.forEach((value) => body.append(itemOf(value), value.name === "number" ? ". " : ""));
      return make("span", {}, body, ...values.map(orOf));
    }
    if (values.length === 1) {
      const only = withOr(values[0]);
      if (key === "runtime") only.firstChild.after(make("span", { class: "plain" }, " min"));
      return only;
    }
    const line = make("span");
    values.forEach((value, place) => {
      if (place) line.append(" ");
      const last = value.path[value.path.length - 1];
      const before = { best: "of ", amount: "= ", amount_max: "to " }[last];
      if (before) line.append(make("span", { class: "plain" }, before));
      line.append(withOr(value));
      if (last === "votes") line.append(make("span", { class: "plain" }, " votes"));
    });
    return line;
  }

  // ---- both sides at once
  function light(values, scrollTo) {
    shown.lit?.forEach((element) => element.classList.remove("on"));
    shown.lit = [];
    const [value] = values.slice(-1);
    if (!value) { $("inspector").hidden = true; return; }
    [...value.marks, value.item].forEach((element) => { if (element) { element.classList.add("on"); shown.lit.push(element); } });
    if (scrollTo === "record") reveal(value.item, $("record").parentElement);
    if (scrollTo === "text") value.marks[0]?.scrollIntoView({ block: "nearest" });
    inspect(value, values);
  }
  function reveal(element, box) {
    if (!element || box.scrollHeight <= box.clientHeight) return;
    const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
    const bottom = Math.min(outer.bottom, innerHeight - 64);  // the bar below hides the rest
    if (inner.top < outer.top + 8) box.scrollTop -= outer.top + 24 - inner.top;
    else if (inner.bottom > bottom - 8) box.scrollTop += Math.min(inner.bottom - bottom + 24, inner.top - outer.top - 24);
  }
  function inspect(value, values) {
    const text = value.text.length > 160 ? value.text.slice(0, 159) + "…" : value.text;
    const words = [make("b", {}, value.name), " ", make("span", { dir: "auto" }, visible(text)), " ", make("span", { class: "path" }, visible(value.pointer))];
    const around = values.slice(0, -1).map((outer) => outer.name);
    if (around.length) words.push(` in ${around.join(", ")}`);
    const or = orOf(value);
    if (or) words.push(" · ", or.textContent);
    $("inspector").replaceChildren(...words);
    $("inspector").hidden = false;
  }
  function valuesAt(target) {
    const mark = target.closest?.(".v");
    if (mark) return mark.layers;
    const item = target.closest?.(".item");
    if (item?.value) return [item.value];
    const entry = target.closest?.("[data-entry]");
    return entry ? [] : null;
  }
  const article = $("sheet");
  article.addEventListener("mouseover", (event) => {
    const values = valuesAt(event.target);
    if (values?.length) light(values, event.target.closest(".v") ? "record" : null);
  });
  article.addEventListener("focusin", (event) => {
    const values = valuesAt(event.target);
    if (!values?.length) return;
    // An element that is focused by a press of the mouse must not move before the release, or there is no click.
    const moves = event.target.matches(":focus-visible") && sideBySide();
    light(values, event.target.closest(".v") ? "record" : moves ? "text" : null);
  });
  const sideBySide = () => getComputedStyle($("record").parentElement).position === "sticky";
  function cross(target) {
    const mark = target.closest(".v");
    if (mark) {
      const value = mark.layers[mark.layers.length - 1];
      value.item?.focus({ preventScroll: sideBySide() });
      return true;
    }
    const value = target.closest("a.item")?.value;
    if (!value) return false;
    const own = value.marks.find((one) => one.layers[one.layers.length - 1] === value) || value.marks[0];
    if (own) goTo(own);
    return true;
  }
  // Rows of long sheets are laid out when they come near, which moves the rows below: so it is done twice.
  function bring(element) {
    element.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
  }
  function goTo(mark) {
    shown.marks.forEach((other) => { other.tabIndex = -1; });
    mark.tabIndex = 0;
    bring(mark);
    mark.focus({ preventScroll: true });
  }
  article.addEventListener("click", (event) => {
    if (!event.target.closest(".v, a.item")) return;
    event.preventDefault();
    // While text is selected for a correction, a press of the mouse does not navigate.
    if (!corrections.isOn() || !event.detail || (sideBySide() && !corrections.selecting())) cross(event.target);
  });
  $("text").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    const mark = event.target.closest(".v");
    if (!step || !mark || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const usable = shown.marks.filter((one) => !$("text").parentElement.classList.contains("filtered") || one.classList.contains("keep"));
    const place = usable.indexOf(mark) + step;
    const next = usable[Math.max(0, Math.min(usable.length - 1, place))];
    if (next) goTo(next);
  });
  document.addEventListener("keydown", (event) => {
    const field = shown ? $("find") : $("list-find");
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !/INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) {
      event.preventDefault();
      field?.focus();
      field?.select();
    } else if (event.key === "Escape" && event.target === field && field.value) {
      event.preventDefault();
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (event.key === "Escape" && shown) light([]);
  });

  // ---- one sheet: filters and search
  function applyFilters() {
    if (!shown?.rows) return;
    const key = $("only-field").value;
    $("text").parentElement.classList.toggle("filtered", Boolean(key));
    $("text").classList.toggle("unnamed", !$("show-names").checked);
    shown.marks.forEach((mark) => mark.classList.toggle("keep", mark.layers.some((value) => value.key === key)));
    document.querySelectorAll("#text .note").forEach((note) => { note.hidden = !$(`show-${note.dataset.severity}`).checked; });
    const wanted = $("find").value.trim().toLowerCase();
    shown.hits = [];
    shown.rows.forEach((row, place) => {
      const hit = !wanted || shown.folded[place].includes(wanted);
      row.classList.toggle("dim", !hit);
      if (wanted && hit) shown.hits.push(row);
    });
    document.querySelectorAll("#record [data-entry]").forEach((entry) => { entry.hidden = Boolean(wanted) && !entry.textContent.toLowerCase().includes(wanted); });
    document.querySelectorAll("#record .group").forEach((group) => {
      group.hidden = Boolean(key && group.dataset.key !== key) || !group.querySelector("[data-entry]:not([hidden])");
    });
    $("found").textContent = wanted ? `${count(shown.hits.length, "line")} found` : "";
    shown.hit = -1;
    highlight(wanted);
  }
  function highlight(wanted) {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.delete("found");
    if (!wanted) return;
    const ranges = [];
    for (const row of shown.hits) {
      const line = row.querySelector(".line");
      const nodes = [];
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), at = 0; node; at += node.data.length, node = walker.nextNode()) nodes.push([node, at]);
      const folded = line.textContent.toLowerCase();
      if (folded.length !== line.textContent.length) continue;
      const spot = (offset, end) => { const [node, at] = nodes.findLast(([, start]) => end ? start < offset : start <= offset); return [node, offset - at]; };
      for (let at = folded.indexOf(wanted); at >= 0 && ranges.length < 2000; at = folded.indexOf(wanted, at + wanted.length)) {
        const range = new Range();
        range.setStart(...spot(at, false));
        range.setEnd(...spot(at + wanted.length, true));
        ranges.push(range);
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }
  $("sheet-tools").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!shown?.hits.length) return;
    shown.hit = (shown.hit + 1) % shown.hits.length;
    bring(shown.hits[shown.hit]);
    $("found").textContent = `${shown.hit + 1} of ${count(shown.hits.length, "line")}`;
  });
  $("sheet-tools").addEventListener("input", applyFilters);

  // ---- one sheet: its head
  function drawHead(state) {
    const { sheet, values } = state;
    const valueOf = (pointer) => values.find((value) => value.pointer === pointer)?.text;
    const title = valueOf("/title") || `Untitled, line ${sheet.l}`;
    $("sheet-title").replaceChildren(make("span", { dir: "auto" }, visible(title)));
    if (valueOf("/year")) $("sheet-title").append(" ", make("span", { class: "year" }, valueOf("/year")));
    const name = visible(index.rows[state.place][NAME]);
    $("sheet-source").textContent = sheet.l > 1 ? `${name}, from line ${sheet.l}` : name;
    document.title = `${title} · filmsheet report`;
    $("sheet-layouts").textContent = sheet.u ?? "";
    const read = values.filter((value) => value.key !== "unread").length;
    const facts = [make("li", {}, `${count(read, "value")} read`)];
    const jump = (kind, number, words) => {
      if (!number) return;
      const button = make("button", { type: "button", "data-jump": kind, title: "go to the next one" }, words);
      button.addEventListener("click", () => jumpTo(state, kind));
      facts.push(make("li", {}, button));
    };
    const unread = values.length - read;
    jump("unread", unread, count(unread, "unread text"));
    const doubts = values.filter((value) => value.doubt).length;
    jump("doubt", doubts, count(doubts, "doubtful value"));
    SEVERITIES.forEach((severity) => {
      const number = sheet.d.filter((finding) => finding[1] === severity).length;
      jump(severity, number, count(number, WORDS[severity]));
    });
    $("sheet-facts").replaceChildren(...facts);
    const keys = [...new Set(values.map((value) => value.key))];
    $("only-field").replaceChildren(make("option", { value: "" }, "All fields"), ...keys.map((key) => make("option", { value: key }, index.fields[key][0])));
  }
  function jumpTo(state, kind) {
    const selector = { unread: ".v.g-unread", doubt: ".v.doubt" }[kind] || `.note.${kind}`;
    const spots = [...$("text").querySelectorAll(selector)].filter((spot) => spot.offsetParent);
    if (!spots.length) return;
    state.jumps ??= {};
    state.jumps[kind] = ((state.jumps[kind] ?? -1) + 1) % spots.length;
    const spot = spots[state.jumps[kind]];
    if (spot.matches(".v")) goTo(spot);
    else { bring(spot); spot.focus({ preventScroll: true }); }
  }

  // ---- navigation between views
  async function showSheet(place, focus) {
    const sheet = await sheetAt(place);
    const state = { sheet, place, values: sheet.v.map(describe), marks: [], lit: [] };
    for (const segment of sheet.s) if (typeof segment !== "number") segment.slice(1).forEach((layer) => { if (layer >= 0) state.values[layer].placed = true; });
    shown = state;
    $("find").value = "";
    $("inspector").hidden = true;
    drawHead(state);
    corrections.show(state);
    drawText(state);
    if ($("overview")) $("overview").hidden = true;
    article.hidden = false;
    showTrail(place);
    $("record").parentElement.scrollTop = 0;
    $("record").parentElement.tabIndex = 0;
    scrollTo(0, 0);
    if (focus) $("sheet-title").focus({ preventScroll: true });
  }
  function showTrail(place) {
    $("trail").hidden = index.rows.length < 2;
    const at = order.indexOf(place);
    [["trail-previous", order[at - 1]], ["trail-next", at < 0 ? undefined : order[at + 1]]].forEach(([id, other]) => {
      $(id).hidden = other === undefined;
      if (other !== undefined) { $(id).href = `#sheet-${other + 1}`; $(id).title = titleOf(index.rows[other]); }
    });
  }
  let from = null;
  function showOverview(focus) {
    shown = null;
    corrections.show(null);
    article.hidden = true;
    $("inspector").hidden = true;
    $("trail").hidden = true;
    $("overview").hidden = false;
    document.title = `${$("overview-title").textContent} · filmsheet report`;
    const link = from !== null && $("list").querySelector(`a[href="#sheet-${from + 1}"]`);
    if (link) { link.scrollIntoView({ block: "center" }); link.focus({ preventScroll: true }); }
    else if (focus) $("overview-title").focus();
  }
  async function route(event) {
    const focus = Boolean(event);
    const number = Number(/^#sheet-(\d{1,9})$/.exec(location.hash)?.[1]) - 1;
    if (number >= 0 && number < index.rows.length) { from = number; await showSheet(number, focus); }
    else if (index.rows.length === 1) { if (!shown) await showSheet(0, focus); }
    else if (!event || /^#(overview)?$/.test(location.hash) || location.hash === "") showOverview(focus);
  }
  const corrections = correcting({ $, make, visible, count, itemOf, indexOf: () => index, draw: drawRecord });
  async function start() {
    index = await unpack($("index"));
    corrections.start();
    if ($("overview")) prepareList();
    else order = index.rows.map((_, place) => place);
    addEventListener("hashchange", (event) => route(event).catch(fail));
    await route();
    document.documentElement.dataset.ready = "";
  }
  function fail(error) {
    $("failure").hidden = false;
    $("failure").textContent = globalThis.DecompressionStream
      ? `The report cannot be shown: ${error.message}`
      : "This browser is too old for the report: it cannot decompress the sheets. Any browser since May 2023 can.";
  }
  start().catch(fail);
})();
