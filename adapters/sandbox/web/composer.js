// Writing: a line with completion that works by keyboard, pointer and screen reader.

import { byId, el, fill } from "./dom.js";
import { get } from "./server.js";

const drafts = new Map(); // room: what is typed there and not sent yet
let room = "";
let chosen = -1;
let asked = 0;

export function startComposer(page) {
  const words = byId("words");
  words.addEventListener("input", () => complete(words.value));
  words.addEventListener("keydown", (event) => key(event, words));
  words.addEventListener("blur", () => setTimeout(close, 150));
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send(page, words);
  });
}

export function drawComposer(page) {
  const words = byId("words");
  if (page.room === room) return;
  if (room) drafts.set(room, words.value);
  room = page.room;
  words.value = drafts.get(room) ?? "";
  close();
}

async function send(page, words) {
  const typed = words.value;
  if (!typed.trim()) return;
  words.value = "";
  close();
  if (!(await page.act("say", { room: page.room, words: typed }))) words.value ||= typed;
}

async function complete(typed) {
  const turn = ++asked;
  const found = typed.startsWith("/") ? await get("/api/complete", { typed }).catch(() => []) : [];
  if (turn === asked) show(found);
}

function show(found) {
  const offers = byId("offers");
  const kept = offers.children[chosen]?.dataset.line; // a later answer may offer the same again
  chosen = found.findIndex(({ line }) => line === kept);
  fill(offers, found.map(({ line, about }, index) => el("li", {
    id: `offer-${index}`,
    role: "option",
    "aria-selected": "false",
    onpointerdown: (event) => {
      event.preventDefault();
      take(line);
    },
    "data-line": line,
  }, el("kbd", {}, line), about ? el("span", { class: "quiet small" }, ` ${about}`) : null)));
  offers.hidden = !found.length;
  mark();
}

function mark() {
  const words = byId("words");
  const rows = [...byId("offers").children];
  rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === chosen)));
  words.setAttribute("aria-expanded", String(rows.length > 0));
  if (chosen >= 0) words.setAttribute("aria-activedescendant", `offer-${chosen}`);
  else words.removeAttribute("aria-activedescendant");
  rows[chosen]?.scrollIntoView({ block: "nearest" });
}

function key(event, words) {
  const rows = byId("offers").children.length;
  if (!rows) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    chosen = (chosen + step + rows + (chosen < 0 && step < 0 ? 1 : 0)) % rows;
    mark();
  } else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) {
    event.preventDefault();
    take(byId("offers").children[chosen].dataset.line);
  } else if (event.key === "Escape") {
    event.preventDefault();
    close();
    words.focus();
  }
}

function take(line) {
  const words = byId("words");
  words.value = line;
  words.focus();
  close(); // at once: the next Enter sends
  complete(line);
}

function close() {
  asked += 1;
  show([]);
}
