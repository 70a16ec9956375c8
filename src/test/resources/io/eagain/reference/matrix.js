// The filters of the matrix. Their state is in the URL's fragment, #errno=10035&differs=1, so that a view can be linked;
// a fragment that is an id, #RCV-05, shows that row. Without this file the page is whole, and cannot be filtered.
"use strict";
(() => {
  const byId = id => document.getElementById(id);
  const form = document.querySelector(".filters");
  const fields = ["q", "errno", "call", "host"];
  const errnos = JSON.parse(byId("errnos").textContent).map(([table, number, name, meaning]) => ({table, number, name, meaning}));
  const rows = [...document.querySelectorAll("tr.row")].map(row => ({
    row,
    more: row.nextElementSibling,
    // The ids of the claims stand behind the cells.
    text: [row, ...row.nextElementSibling.querySelectorAll(".claims b")].map(e => e.textContent).join(" ").toLowerCase(),
    calls: row.dataset.calls.split(" "),
    cells: [...row.cells].slice(1),
  }));

  document.documentElement.classList.add("js");

  // What an error means by its number or name in any system's table; part of a name will do.
  function meant(asked) {
    if (!asked) return {meanings: null, note: ""};
    const number = /^-?\d+$/.test(asked) ? Number(asked) : null;
    // "EAGAIN 11", as a cell has it, is its name.
    const name = asked.toUpperCase().replace(/\s+-?\d+$/, "");
    let found = errnos.filter(e => number === null ? e.name === name : e.number === number || e.number === Math.abs(number));
    if (!found.length && number === null) found = errnos.filter(e => e.name.includes(name));
    if (!found.length) return {meanings: new Set(), note: `No system's table has ${asked}.`};
    const meanings = new Set(found.map(e => e.meaning));
    const said = [...new Set(found.map(e => `${e.name} ${e.number} in ${e.table}`))];
    const here = said.length > 8 ? `${said.slice(0, 8).join(", ")} and ${said.length - 8} more` : said.join(", ");
    return {meanings, note: `${asked}: ${here}. Shown by meaning: ${[...meanings].join(", ")}.`};
  }

  function state() {
    const state = new URLSearchParams();
    for (const id of fields) if (byId(id).value.trim()) state.set(id, byId(id).value.trim());
    if (byId("differs").checked) state.set("differs", "1");
    return state;
  }

  function show() {
    const {q, errno, call, host, differs} = Object.fromEntries(state());
    const words = (q || "").toLowerCase().split(/\s+/).filter(word => word);
    const {meanings, note} = meant(errno);
    const means = cell => (cell.dataset.errors || "").split(" ").some(error => meanings.has(error));
    let count = 0;
    for (const {row, more, text, calls, cells} of rows) {
      const looked = host ? cells.filter(cell => cell.dataset.key === host && !cell.classList.contains("none")) : cells;
      const shown = looked.length > 0 && words.every(word => text.includes(word)) && (!call || calls.includes(call))
        && (!differs || looked.some(cell => cell.classList.contains("differs"))) && (!meanings || looked.some(means));
      cells.forEach(cell => cell.classList.toggle("hit", shown && meanings !== null && looked.includes(cell) && means(cell)));
      row.hidden = more.hidden = !shown;
      count += shown ? 1 : 0;
    }
    document.querySelectorAll("tbody").forEach(body => { body.hidden = !body.querySelector("tr.row:not([hidden])"); });
    document.querySelectorAll("thead th:not(:first-child)").forEach((head, i) => {
      head.classList.toggle("looked", host === byId("host").options[i + 1].value);
    });
    byId("count").textContent = `${count} of ${rows.length} rows`;
    const prose = differs && byId("host").selectedOptions[0].dataset.prose;
    byId("note").textContent = [note, prose].filter(said => said).join(" ");
  }

  function filtered() {
    show();
    history.replaceState(null, "", "#" + state());
  }

  // Opens what stands behind a cell, or closes it if it is what is open.
  function open(cell) {
    const row = cell.closest("tr");
    const section = byId(`${row.id}-${cell.dataset.key}`);
    const details = section.closest("details");
    const close = details.open && section.classList.contains("current");
    details.querySelectorAll(".current").forEach(other => other.classList.remove("current"));
    details.open = !close;
    section.classList.toggle("current", !close);
    expanded(row, close ? null : cell);
    if (!close) section.scrollIntoView({block: "nearest"});
  }

  function expanded(row, cell) {
    row.querySelectorAll("a.known").forEach(link => link.setAttribute("aria-expanded", String(link.parentElement === cell)));
  }

  function closeAll() {
    const open = [...document.querySelectorAll("details[open]")];
    open.forEach(details => {
      details.open = false;
      expanded(details.closest("tr").previousElementSibling, null);
    });
    return open.length > 0;
  }

  function fromHash() {
    const hash = location.hash.slice(1);
    const target = hash && byId(hash);
    const asked = new URLSearchParams(target ? "" : hash);
    for (const id of fields) byId(id).value = asked.get(id) || "";
    byId("differs").checked = asked.get("differs") === "1";
    show();
    if (target) {
      const link = document.querySelector(`a.known[href="#${hash}"]`);
      if (link && !target.classList.contains("current")) open(link.parentElement);
      target.scrollIntoView();
    }
  }

  form.addEventListener("input", filtered);
  // Not every way to choose an option is an input too. A text that loses the focus to a link changes as well, and must not
  // take the link's fragment away.
  form.addEventListener("change", event => { if (event.target.matches("select")) filtered(); });
  form.addEventListener("reset", () => setTimeout(filtered));
  form.addEventListener("submit", event => event.preventDefault());
  window.addEventListener("hashchange", fromHash);
  byId("matrix").addEventListener("click", event => {
    const cell = event.target.closest("tr.row > td");
    if (!cell || String(getSelection())) return;
    event.preventDefault();
    open(cell);
  });
  document.addEventListener("keydown", event => {
    const field = event.target.closest("input, select");
    if (event.key === "/" && !field && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      byId("q").focus();
    } else if (event.key === "Escape") {
      if (field && field.value && field.type === "search") field.value = "";
      else if (field) field.blur();
      else if (!closeAll()) form.reset();
      filtered();
    }
  });
  // The heads of the columns stay below the filters, whatever those are high.
  new ResizeObserver(() => form.parentElement.style.setProperty("--filters", `${form.offsetHeight}px`)).observe(form);
  fromHash();
})();
