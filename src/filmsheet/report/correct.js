"use strict";
// Corrections of a record. All input of the user is put into elements as text, like everything else on the page.
function correcting({ $, make, visible, count, itemOf, indexOf, draw: drawAsRead }) {
  const PARTS = {
    release_dates: [["date", "Date"], ["place", "Place"]],
    ratings: [["value", "Value"], ["best", "Best possible"], ["votes", "Votes"], ["source", "Source"]],
    budget: [["text", "As printed"], ["amount", "Amount"], ["amount_max", "Upper amount"], ["currency", "Currency"]],
    cast: [["actor", "Actor"], ["role", "Role"]],
    trivia: [["text", "Text"], ["number", "Number"]],
    other: [["text", "Text"], ["label", "Label"]],
    year: [["text", "Year"]],
    runtime: [["text", "Minutes"]],
  };
  PARTS.box_office = PARTS.budget;
  const SINGLE = new Set(["title", "original_title", "year", "runtime", "budget", "box_office", "tagline", "storyline"]);
  const NEEDED = { ratings: ["value"], release_dates: ["date"], cast: ["actor"], budget: ["text", "amount"], box_office: ["text", "amount"], other: ["text", "label"] };
  const NUMBERS = new Set(["value", "best", "votes", "amount", "amount_max", "number"]);
  const WHOLE = [/^\d{1,15}$/, "a whole number"], SCORE = [/^\d{1,15}(\.\d+)?$/, "a number, as 7.4"];
  const FORMS = {
    year: [/^(18[7-9]\d|19\d\d|20\d\d|2100)$/, "a year from 1870 to 2100"],
    runtime: [/^[1-9]\d{0,8}$/, "whole minutes, as 97"],
    date: [/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "a date as 1948-09-06, 1948-09 or 1948"],
    currency: [/^[A-Z]{3}$/, "three letters, as USD"],
    votes: WHOLE, amount: WHOLE, amount_max: WHOLE, number: WHOLE, value: SCORE, best: SCORE,
  };
  const LONG = new Set(["storyline", "trivia"]);
  const partsOf = (key) => PARTS[key] || [["text", "Text"]];
  const formOf = (key, part) => FORMS[part === "text" ? key : part];
  const short = (text) => visible(text.length > 60 ? `${text.slice(0, 59)}…` : text);
  const nameOf = ({ key, parts }) => `${indexOf().fields[key][1]} ${short(partsOf(key).map(([part]) => parts[part]).filter(Boolean)[0])}`;

  const edits = new Map();
  let on = false, state = null, open = null, held = "", heldRange = null, made = 0, saved = "[]", silence = 0;

  // ---- the record as a list of entries, which are never changed: undo returns to an earlier list
  function entriesOf(values) {
    const entries = new Map();
    for (const value of values) {
      const [key, place, last] = value.path;
      if (key === "unread") continue;
      const at = SINGLE.has(key) ? key : `${key}/${place}`;
      if (!entries.has(at)) entries.set(at, { id: ++made, key, parts: key === "other" ? { label: place } : {}, values: {} });
      const part = key === "other" ? "text" : (SINGLE.has(key) ? place : last) ?? "text";
      entries.get(at).parts[part] = value.text;
      entries.get(at).values[part] = value;
    }
    return [...entries.values()];
  }
  function recordOf(entries) {
    const record = {};
    for (const key of Object.keys(indexOf().fields)) if (key !== "unread") record[key] = SINGLE.has(key) ? null : key === "other" ? Object.create(null) : [];
    for (const { key, parts } of entries) {
      const whole = Object.fromEntries(partsOf(key).map(([part]) => [part, parts[part] ? NUMBERS.has(part) ? Number(parts[part]) : parts[part] : null]));
      if (key === "other") record.other[parts.label] = parts.text;
      else if (key === "year" || key === "runtime") record[key] = Number(parts.text);
      else if (SINGLE.has(key)) record[key] = PARTS[key] ? whole : parts.text;
      else record[key].push(PARTS[key] ? whole : parts.text);
    }
    return record;
  }
  function tidy(text, long) {
    const paragraphs = long ? text.replace(/\r\n?/g, "\n").split(/\n\s*\n/) : [text];
    return paragraphs.map((one) => one.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n\n");
  }
  const isNew = (edit) => JSON.stringify(recordOf(edit.entries)) !== JSON.stringify(recordOf(edit.base));
  const counts = (edit) => edit.confirmed || isNew(edit);
  const chosen = () => [...edits.values()].filter(counts).sort((one, other) => one.place - other.place);
  const current = () => edits.get(state.place);
  function say(words) {
    $("said").textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => { $("said").textContent = ""; }, 15_000);
  }

  // ---- the value of a selected text, as far as it is simple: the user sees it in the form and can correct it
  const AMOUNTS = { k: 1e3, m: 1e6, mio: 1e6, million: 1e6, millions: 1e6, bn: 1e9, billion: 1e9 };
  const SIGNS = { $: "USD", "£": "GBP", "€": "EUR", "₹": "INR" };
  const GUESSES = {
    year: (text) => ({ text: /\d{4}/.exec(text)?.[0] ?? text }),
    runtime(text) {
      const [, hours, minutes] = /(\d+) ?(?:h[a-z]*|:) ?(\d+)?/i.exec(text) || [];
      return { text: hours ? String(60 * hours + Number(minutes || 0)) : /\d+/.exec(text)?.[0] ?? text };
    },
    release_dates(text) {
      const [, day, , place = ""] = /^(.*?)( ?\((.*)\))?$/s.exec(text);
      const date = new Date(/\p{L}{3}.*\d{4}|\d{4}.*\p{L}{3}/u.test(day) ? `${day} UTC` : NaN);
      return { date: isNaN(date) ? day : date.toISOString().slice(0, day.match(/\d+/g).length > 1 ? 10 : 7), place };
    },
    ratings(text) {
      const [all, value = text, best = ""] = /(\d+(?:[.,]\d+)?)(?: ?(?:\/|of|out of) ?(\d+))?/.exec(text) || [""];
      return { value: value.replace(",", "."), best, votes: (/(\d[\d.,\s]*) ?votes/i.exec(text)?.[1] ?? "").replace(/\D/g, ""), source: tidy(text.split(all)[0] || "").replace(/[\s:(-]+$/, "") };
    },
    budget(text) {
      const [, digits = "", word = ""] = /(\d[\d.,' ]*\d|\d) ?(million|millions|mio|m|billion|bn|k)?\b/i.exec(text) || [];
      const amount = word ? Math.round(Number(digits.replace(",", ".")) * AMOUNTS[word.toLowerCase()]) : digits.replace(/\D/g, "");
      return { text, amount: String(amount || ""), currency: SIGNS[/[$£€₹]/.exec(text)?.[0]] || /\b[A-Z]{3}\b/.exec(text)?.[0] || "" };
    },
    trivia(text) {
      const [, number = "", rest] = /^(?:(\d+)[.)]\s+)?(.*)$/s.exec(text);
      return { number, text: rest };
    },
  };
  GUESSES.box_office = GUESSES.budget;
  const guess = (key, text) => GUESSES[key]?.(tidy(text, LONG.has(key))) ?? { [partsOf(key)[0][0]]: tidy(text, LONG.has(key)) };

  // ---- the selected text, line by line as in the sheet: without the names and findings between the lines
  function selected() {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    if (!range?.intersectsNode($("text"))) return null;
    const texts = [...$("text").querySelectorAll(".line")].filter((line) => range.intersectsNode(line)).map((line) => {
      const part = document.createRange();
      part.selectNodeContents(line);
      if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
      if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
      return part.toString();
    });
    return { text: texts.join("\n").trim(), range: range.cloneRange() };
  }
  let waiting = 0, seen = "";
  document.addEventListener("selectionchange", () => {
    if (!on || !state) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const taken = selected(), before = seen;
      seen = taken?.text ?? "";
      if (seen && seen !== before) take(seen, taken.range);
    }, 200);
  });
  // A press on a link or on the focused element selects nothing: while the mouse is down, a mark is neither.
  $("text").addEventListener("pointerdown", (event) => {
    const mark = event.target.closest(".v"), before = mark && [["href", mark.getAttribute("href")], ["tabindex", mark.getAttribute("tabindex")]];
    if (!on || !mark) return;
    before.forEach(([name]) => mark.removeAttribute(name));
    const restore = () => { before.forEach(([name, value]) => mark.setAttribute(name, value)); };
    ["pointerup", "pointercancel"].forEach((name) => addEventListener(name, () => setTimeout(restore), { once: true }));
  });
  // Browsers do not move the caret in read-only text, so this one is editable and ignores input.
  $("plain").addEventListener("beforeinput", (event) => event.preventDefault());
  $("plain").addEventListener("select", () => {
    const text = $("plain").value.slice($("plain").selectionStart, $("plain").selectionEnd).trim();
    if (text) [held, heldRange] = [text, null];
  });
  $("plain").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const text = $("plain").value.slice($("plain").selectionStart, $("plain").selectionEnd).trim();
    if (!text) { say("Nothing is selected."); return; }
    take(text, null);
    ($("entry-field").value ? $("entry-parts").querySelector("input, textarea") : $("entry-field")).focus();
  });
  // A selection opens the form; while it is open, the selection goes to the first empty part.
  function take(text, range) {
    [held, heldRange] = [text, range];
    if (!on || !state) return;
    if (!open || (open.fresh && !open.entry)) { openForm({ text, opener: range ? null : $("plain") }); say(`Selected: ${short(tidy(text))}. Say in the form what this is.`); return; }
    const empty = [...$("entry-parts").querySelectorAll("input, textarea")].find((input) => !input.value);
    if (empty) fill(empty);
  }
  function fill(input) {
    const key = $("entry-field").value;
    input.value = formOf(key, input.name) ? guess(key, held)[input.name] ?? tidy(held) : tidy(held, LONG.has(key));
    open.fresh = false;
    if (heldRange) open.range = heldRange;
    say(`${input.labels[0].textContent}: ${short(input.value)}`);
  }

  // ---- the form: the kind of the entry, and its parts
  function openForm({ entry = null, text = "", key = "", heading = "This is …", opener = null }) {
    open = { entry, raw: text, fresh: Boolean(text), opener, range: text ? heldRange : null };
    $("entry-heading").textContent = heading;
    $("entry-field").value = entry?.key ?? key;
    $("entry-done").textContent = entry ? "Change" : "Add";
    showParts(entry ? entry.parts : key || text ? guess(key || "title", text) : {});
    $("entry").hidden = false;
  }
  function closeForm() {
    open = null;
    $("entry").hidden = true;
  }
  function showParts(parts) {
    const key = $("entry-field").value;
    $("entry-fault").textContent = "";
    $("entry-parts").replaceChildren(...partsOf(key).map(([part, label]) => {
      const input = LONG.has(key) && part === "text" ? make("textarea", { rows: "4" }) : make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
      input.name = part;
      input.dir = "auto";
      input.value = parts[part] || "";
      const button = make("button", { type: "button", class: "link", "aria-label": `Take selection: ${label}` }, "Take selection");
      button.addEventListener("click", () => { if (held) fill(input); else say("Nothing is selected in the sheet."); });
      return make("div", { class: "part" }, make("label", {}, make("span", { class: "label" }, label), input), button);
    }));
  }
  $("entry-field").addEventListener("change", () => {
    const first = $("entry-parts").querySelector("input, textarea").value;
    const text = open.fresh ? open.raw : first;
    open.fresh = false;
    showParts($("entry-field").value === open.entry?.key ? open.entry.parts : guess($("entry-field").value || "title", text));
  });
  $("entry-parts").addEventListener("input", () => { open.fresh = false; });
  $("entry-cancel").addEventListener("click", leaveForm);
  $("entry").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    leaveForm();
  });
  function leaveForm() {
    const opener = open.opener;
    closeForm();
    say("Nothing was changed.");
    focusOn(opener);
  }
  function faultOf(key, parts) {
    if (!key) return ["", "Say which field it is."];
    for (const [part, label] of partsOf(key)) {
      const form = formOf(key, part);
      if (!parts[part] && (NEEDED[key] || ["text"]).includes(part)) return [part, `${label} is needed${form ? `: ${form[1]}` : ""}.`];
      if (parts[part] && form && !form[0].test(parts[part])) return [part, `${label} is ${form[1]}.`];
    }
    if (Number(parts.best || Infinity) < Number(parts.value) || parts.best && !Number(parts.best)) return ["best", "Best possible is no less than the value, and above 0."];
    if (Number(parts.amount_max || Infinity) < Number(parts.amount)) return ["amount_max", "Upper amount is no less than the amount."];
    const same = ({ key: other, parts: theirs }) => other === key && (key === "other" ? theirs.label === parts.label : partsOf(key).every(([part]) => (theirs[part] || "") === (parts[part] || "")));
    return !SINGLE.has(key) && current().entries.some((one) => one !== open.entry && same(one)) ? [key === "other" ? "label" : "", "The record has this already."] : null;
  }
  $("entry").addEventListener("submit", (event) => {
    event.preventDefault();
    const key = $("entry-field").value, inputs = [...$("entry-parts").querySelectorAll("input, textarea")];
    const parts = Object.fromEntries(inputs.map((input) => [input.name, tidy(input.value, LONG.has(key))]));
    const fault = faultOf(key, parts);
    inputs.forEach((input) => input.setAttribute("aria-invalid", String(input.name === fault?.[0])));
    $("entry-fault").textContent = fault?.[1] ?? "";
    if (fault) (inputs.find((input) => input.name === fault[0]) || $("entry-field")).focus();
    else enter(key, parts);
  });
  function enter(key, parts) {
    const old = open.entry, stays = old?.key === key, byMouse = Boolean(open.range);
    const values = stays ? Object.fromEntries(Object.entries(old.values).filter(([part, value]) => value.text === parts[part])) : {};
    const entry = { id: ++made, key, parts, values, range: open.range || (stays ? old.range : rangeOf(old)) };
    const others = current().entries.filter((one) => stays || (one !== old && !(SINGLE.has(key) && one.key === key)));
    const replaced = !stays && SINGLE.has(key) && current().entries.find((one) => one !== old && one.key === key);
    const words = stays ? `Changed: ${nameOf(entry)}` : `${old ? `Moved: ${nameOf(old)}, now` : "Added:"} ${nameOf(entry)}${replaced ? `, in place of ${nameOf(replaced)}` : ""}`;
    closeForm();
    change(stays ? others.map((one) => one === old ? entry : one) : [...others, entry], words, foundIn(entry) ? "" : " This text is not in the sheet word for word.");
    focusOn({ id: entry.id, act: "edit" }, byMouse);
  }
  function rangeOf(entry) {
    const marks = entry ? Object.values(entry.values).flatMap((value) => value.marks) : [];
    if (!marks.length) return entry?.range ?? null;
    const range = document.createRange();
    range.setStartBefore(marks[0]);
    range.setEndAfter(marks[marks.length - 1]);
    return range;
  }
  function foundIn({ key, parts }) {
    const folded = tidy(current().text).toLowerCase();
    return partsOf(key).every(([part]) => formOf(key, part) || (parts[part] || "").split("\n\n").every((one) => folded.includes(one.toLowerCase())));
  }

  // ---- changes and undo
  function change(entries, words, note = "") {
    const edit = current();
    edit.past.push({ entries: edit.entries, words });
    edit.entries = entries;
    draw();
    say(`${words}.${note}`);
  }
  function undo() {
    const last = state && current().past.pop();
    if (!last) { say("There is nothing to undo."); return; }
    const focused = document.activeElement;
    current().entries = last.entries;
    draw();
    say(`Undone. ${last.words}.`);
    if (!focused.isConnected || focused === $("undo")) focusOn(null);
  }
  function remove(entry) {
    const rows = [...$("record").querySelectorAll("[data-id]")];
    const at = rows.findIndex((row) => row.dataset.id === String(entry.id));
    const next = (rows[at + 1] || rows[at - 1])?.dataset.id;
    change(current().entries.filter((one) => one !== entry), `Removed: ${nameOf(entry)}`);
    focusOn(next ? { id: next, act: "remove" } : null);
  }
  // A removed element is found again by its entry; if nothing is left, the focus goes to the next action.
  function focusOn(place, still = false) {
    const found = place?.act ? $("record").querySelector(`[data-id="${place.id}"] [data-act="${place.act}"]`) : place;
    (found?.isConnected && !found.disabled ? found : $("undo").disabled ? $("add") : $("undo")).focus({ preventScroll: still });
  }
  $("record").addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (!button) return;
    const { act } = button.dataset, id = button.closest("[data-id]")?.dataset.id;
    const entry = current().entries.find((one) => String(one.id) === id);
    if (act === "remove") { remove(entry); return; }
    if (act === "say") { heldRange = null; openForm({ text: button.said, opener: button }); }
    else openForm({ entry, heading: act === "move" ? "Move to …" : "Edit", opener: { id, act } });
    (act === "edit" ? $("entry-parts").querySelector("input, textarea") : $("entry-field")).focus();
  });
  $("record").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], row = event.target.closest("[data-id]");
    if (!on || !step || !row) return;
    event.preventDefault();
    const rows = [...$("record").querySelectorAll("[data-id]")], next = rows[rows.indexOf(row) + step];
    next?.querySelector(`[data-act="${event.target.dataset.act || "edit"}"]`).focus();
  });
  $("add").addEventListener("click", () => startAdding("", "Add a value"));
  $("add-credit").addEventListener("click", () => startAdding("cast", "Add a credit"));
  function startAdding(key, heading) {
    openForm({ key, heading, opener: document.activeElement });
    (key ? $("entry-parts").querySelector("input") : $("entry-field")).focus();
  }
  $("undo").addEventListener("click", undo);
  document.addEventListener("keydown", (event) => {
    const types = event.target.matches("input[type=text], input[type=search], textarea:not(#plain)");
    if (!on || !state || types || event.key !== "z" || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    undo();
  });
  $("confirmed").addEventListener("change", () => {
    current().confirmed = $("confirmed").checked;
    say(current().confirmed ? "This record is confirmed: it will be saved." : "This record is no longer confirmed.");
    showCount();
  });

  // ---- display
  function draw() {
    const { entries, past, confirmed } = current();
    state.values.forEach((value) => { value.item = null; });
    const keys = Object.keys(indexOf().fields).filter((key) => entries.some((entry) => entry.key === key));
    $("record").replaceChildren(...keys.map((key) => groupOf(key, entries.filter((entry) => entry.key === key).map(rowOf))));
    const unread = state.values.filter((value) => value.key === "unread");
    if (unread.length) $("record").append(groupOf("unread", unread.map(unreadOf)));
    if (!entries.length) $("record").prepend(make("p", { class: "quiet" }, "The record is empty."));
    $("undo").disabled = !past.length;
    $("confirmed").checked = confirmed;
    showCount();
    marked();
  }
  function groupOf(key, rows) {
    const [heading, , group] = indexOf().fields[key];
    return make("div", { class: `group tall c-${group}${key === "unread" ? " unread" : ""}`, "data-key": key }, make("h3", {}, heading), make("ul", {}, ...rows));
  }
  function rowOf(entry) {
    const words = partsOf(entry.key).filter(([part]) => entry.parts[part]).flatMap(([part, label]) => [
      PARTS[entry.key]?.length > 1 ? make("span", { class: "quiet" }, `${label.toLowerCase()} `) : null,
      entry.values[part] ? itemOf(entry.values[part]) : make("span", { class: "item", dir: "auto" }, visible(entry.parts[part])), " "]);
    const act = (name, text) => make("button", { type: "button", class: "link", "data-act": name, "aria-label": `${text}: ${nameOf(entry)}` }, text);
    return make("li", { "data-entry": "", "data-id": String(entry.id) }, make("span", { class: LONG.has(entry.key) ? "clamp" : null }, ...words),
      make("span", { class: "acts" }, act("edit", "Edit"), act("move", "Move to…"), act("remove", "Remove")));
  }
  function unreadOf(value) {
    const button = make("button", { type: "button", class: "link", "data-act": "say", "aria-label": `This is…: ${short(value.text)}` }, "This is…");
    button.said = value.text;
    return make("li", { "data-entry": "" }, itemOf(value), make("span", { class: "acts" }, button));
  }
  // In the text, removed values are not marked any more, and added ones are.
  function marked() {
    state.marks.forEach((mark) => mark.classList.toggle("gone", on && !mark.layers[mark.layers.length - 1].item));
    if (!globalThis.CSS?.highlights) return;
    const ranges = on && state ? current().entries.map((entry) => entry.range).filter((range) => range?.startContainer.isConnected) : [];
    CSS.highlights.set("added", new Highlight(...ranges));
  }
  function showCount() {
    const number = chosen().length;
    $("save").textContent = number ? `Save corrections (${count(number, "sheet")})` : "Save corrections";
  }
  $("correct").addEventListener("click", () => {
    on = !on;
    $("correct").setAttribute("aria-pressed", String(on));
    document.documentElement.toggleAttribute("data-correcting", on);
    $("save").hidden = $("correcting").hidden = !on;
    closeForm();
    if (state) show(state);
    say(on ? `Corrections are on.${state ? "" : " Open a sheet to correct it."}` : "Corrections are off: the record is shown as it was read.");
  });
  function show(shown) {
    if (state !== shown) [held, heldRange] = ["", null];
    state = shown;
    closeForm();
    if (!state) return;
    if (!on) { drawAsRead(state); marked(); return; }
    if (!edits.has(state.place)) {
      const base = entriesOf(state.values);
      edits.set(state.place, { place: state.place, text: state.sheet.t, line: state.sheet.l, base, entries: base, past: [], confirmed: false });
    } else join(current());
    $("plain").value = state.sheet.t;
    draw();
  }
  // A sheet that is shown again has new marks, which are assigned to its entries.
  function join(edit) {
    const values = new Map(state.values.map((value) => [value.pointer, value]));
    [...edit.entries, ...edit.base, ...edit.past.flatMap((step) => step.entries)].forEach((entry) => {
      for (const [part, value] of Object.entries(entry.values)) entry.values[part] = values.get(value.pointer);
    });
  }

  // ---- saving a complete file
  function sheets() {
    const names = indexOf().rows.map((row) => row[4]);
    return chosen().map(({ place, text, line, entries }) => ({
      name: names[place], line, part: names.indexOf(names[place]) !== names.lastIndexOf(names[place]),
      sha256: sha256(new TextEncoder().encode(text)), text, records: [recordOf(entries)],
    }));
  }
  $("save").addEventListener("click", () => {
    if (open) { say("Nothing was saved: the form is still open. Add what is in it, or cancel it."); $("entry-done").focus(); return; }
    const found = sheets();
    if (!found.length) { say("Nothing was saved: no sheet is corrected or confirmed."); return; }
    const content = JSON.stringify({ filmsheet_corrections: 1, version: indexOf().version, sheets: found }, null, 1);
    const link = make("a", { href: URL.createObjectURL(new Blob([`${content}\n`], { type: "application/json" })), download: "corrections.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    saved = JSON.stringify(found);
    say(`Saved: corrections.json, ${count(found.length, "sheet")}.`);
  });
  addEventListener("beforeunload", (event) => { if (edits.size && JSON.stringify(sheets()) !== saved) event.preventDefault(); });

  // The browser's own function is missing on insecure connections.
  function sha256(bytes) {
    const primes = [];
    for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
    const fraction = (root) => (root % 1) * 2 ** 32 | 0;
    const sum = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
    const keys = primes.map((prime) => fraction(Math.cbrt(prime)));
    const turn = (word, by) => word >>> by | word << 32 - by;
    const padded = new DataView(new ArrayBuffer(bytes.length + 72 >> 6 << 6));
    new Uint8Array(padded.buffer).set(bytes);
    padded.setUint8(bytes.length, 0x80);
    padded.setUint32(padded.byteLength - 8, bytes.length / 2 ** 29);
    padded.setUint32(padded.byteLength - 4, bytes.length << 3);
    const w = new Int32Array(64);
    for (let at = 0; at < padded.byteLength; at += 64) {
      let [a, b, c, d, e, f, g, h] = sum;
      for (let i = 0; i < 64; i++) {
        if (i < 16) w[i] = padded.getInt32(at + 4 * i);
        else {
          const [x, y] = [w[i - 15], w[i - 2]];
          w[i] = w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ x >>> 3) + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ y >>> 10);
        }
        const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + keys[i] + w[i];
        const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c);
        [a, b, c, d, e, f, g, h] = [one + two | 0, a, b, c, d + one | 0, e, f, g];
      }
      [a, b, c, d, e, f, g, h].forEach((word, i) => { sum[i] = sum[i] + word | 0; });
    }
    return sum.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  function start() {
    $("entry-field").append(make("option", { value: "" }, "Choose a field …"),
      ...Object.entries(indexOf().fields).filter(([key]) => key !== "unread").map(([key, field]) => make("option", { value: key }, field[0])));
    $("correct").hidden = false;
  }
  return { start, show, marked, isOn: () => on, selecting: () => on && Boolean(selected()?.text) };
}
