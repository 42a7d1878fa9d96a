// The open room: its name, what one can do with it, and the messages in it.

import { byId, el, fill, say } from "./dom.js";
import { drawMessage } from "./message.js";
import { openAdd } from "./people.js";

let shown = "";
const drawn = new Map(); // message id: [what it was drawn from, its node]

export function drawRoom(page) {
  const { room, me } = page.screen;
  say("room-title", title(room));
  say("room-about", about(room, me));
  const moved = shown !== room.id;
  shown = room.id;
  if (moved) drawn.clear();
  if (moved) drawActs(page, room);
  drawLog(page, room, moved);
}

function title(room) {
  if (room.kind === "channel") return `# ${room.name}`;
  return room.kind === "direct" ? "Messages from Confab" : room.name;
}

function about(room, me) {
  if (room.kind === "home") return "Only you see this page";
  if (room.kind === "direct") return "Only you and Confab are here";
  if (room.kind === "channel") return `${room.members.length} people`;
  const others = room.members.filter((name) => name !== me.name);
  return `Private: you and ${others.join(", ")}`;
}

function drawActs(page, room) {
  const acts = byId("room-acts");
  if (room.kind !== "channel") return fill(acts);
  fill(
    acts,
    el("button", { type: "button", "aria-label": "Add people", onclick: () => openAdd(page) },
      "Add", el("span", { class: "wide" }, "\u00a0people")),
    el("button", { type: "button", onclick: () => page.act("leave", { room: room.id }) }, "Leave"),
  );
}

function drawLog(page, room, moved) {
  const log = byId("log");
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const held = log.contains(document.activeElement) ? document.activeElement.closest("li") : null;
  const rows = room.messages.length ? withDays(page, room.messages) : [empty(page, room)];
  put(log, rows);
  if (held && !held.isConnected) {
    const again = log.querySelector(`[data-message="${held.dataset.message}"]`);
    (again ?? log).focus({ preventScroll: true });
  }
  if (moved || atEnd) log.scrollTop = log.scrollHeight;
  const fresh = room.firstNew && log.querySelector(`[data-message="${room.firstNew}"]`);
  if ((moved || atEnd) && fresh) keepInSight(log, fresh);
}

// Whoever comes back begins to read where something is new.
function keepInSight(log, fresh) {
  const above = fresh.getBoundingClientRect().top - log.getBoundingClientRect().top - 16;
  if (above < 0) log.scrollTop += above;
}

// Keeps every node that still stands, so that focus stays and nothing is read out twice.
function put(log, rows) {
  let next = log.firstChild;
  for (const row of rows) {
    if (row === next) next = next.nextSibling;
    else log.insertBefore(row, next);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

function withDays(page, messages) {
  const rows = [];
  let before = null;
  for (const message of messages) {
    if (before?.day !== message.day) rows.push(keep(`day ${message.day}`, "", () => day(message)));
    const follows = follow(before, message);
    const from = JSON.stringify([message, follows]);
    rows.push(keep(message.id, from, () => drawMessage(page, message, follows)));
    before = message;
  }
  return rows;
}

function keep(id, from, draw) {
  const [was, node] = drawn.get(id) ?? [];
  if (node && was === from) return node;
  const fresh = draw();
  drawn.set(id, [from, fresh]);
  return fresh;
}

const WITHIN = 10 * 60 * 1000;

function follow(before, message) {
  return Boolean(before)
    && before.author.id === message.author.id
    && before.day === message.day
    && before.private === message.private
    && new Date(message.iso) - new Date(before.iso) < WITHIN;
}

const day = (message) => el("li", { class: "day" }, el("span", {}, message.day));

const HINTS = {
  direct: ["This is where Confab writes to you.", "Type /peer below to see what you can do."],
  home: ["Nothing here yet.", "Type /peer below to see what you can do."],
  place: ["This room is for you alone.", "Say hello."],
  channel: ["Nobody has written here yet.", "Say hello, or type /peer to see what you can do."],
};

function empty(page, room) {
  return keep("empty", room.kind, () => {
    const [first, second] = HINTS[room.kind];
    return el("li", { class: "empty" }, el("p", {}, el("strong", {}, first)), el("p", {}, second));
  });
}
