// The list of rooms.

import { byId, el, face, fill, say } from "./dom.js";

export function drawRooms(page) {
  const { me, rooms, others, workspace } = page.screen;
  byId("me-face").replaceWith(Object.assign(face(me), { id: "me-face" }));
  say("me-name", me.name);
  say("me-caption", [me.caption, `${me.time} in ${me.city}`].filter(Boolean).join(" · "));
  say("workspace", workspace);
  const of = (kind) => rooms.filter((room) => room.kind === kind);
  const places = of("place").reverse();
  const focused = document.activeElement?.dataset?.room;
  fill(
    byId("rooms"),
    list(page, "With Confab", [...of("home"), ...of("direct")]),
    list(page, "Channels", of("channel"), others),
    places.length ? list(page, "Private places", places) : null,
  );
  if (focused) byId("rooms").querySelector(`[data-room="${focused}"]`)?.focus();
  byId("back-dot").hidden = !rooms.some((room) => room.unread && room.id !== page.room);
}

function list(page, title, rooms, others = []) {
  const id = `list-${title.toLowerCase().replace(" ", "-")}`;
  return el(
    "section",
    { "aria-labelledby": id },
    el("h2", { id }, title),
    el("ul", {}, rooms.map((room) => row(page, room)), others.map((room) => other(page, room))),
  );
}

function row(page, room) {
  const here = room.id === page.room;
  const unread = here ? 0 : room.unread;
  const words = room.kind === "direct" ? "Messages from Confab" : room.name;
  return el(
    "li",
    {},
    el(
      "button",
      {
        type: "button",
        class: `to ${unread ? "new" : ""} ${room.resting ? "resting" : ""}`,
        "aria-current": here ? "page" : null,
        "data-room": room.id,
        onclick: () => (room.kind === "home" ? goHome(page) : page.open(room.id)),
      },
      mark(room),
      el("span", { class: "name" }, words),
      unread
        ? el("span", { class: `count ${room.called ? "called" : ""}` }, String(unread),
            el("span", { class: "unseen" }, room.called ? " new, one names you" : " new"))
        : null,
    ),
  );
}

function mark(room) {
  const sign = room.kind === "channel" ? "#" : null;
  return el("span", { class: `mark ${room.kind}`, "aria-hidden": "true" }, sign);
}

function other(page, room) {
  return el(
    "li",
    { class: "other" },
    el("span", { class: "mark", "aria-hidden": "true" }, "#"),
    el("span", { class: "name" }, room.name),
    el("button", {
      type: "button",
      class: "small",
      "aria-label": `Join #${room.name}`,
      "data-room": `join-${room.id}`,
      onclick: () => page.act("join", { room: room.id }).then(() => page.open(room.id)),
    }, "Join"),
  );
}

async function goHome(page) {
  await page.act("home");
  await page.open(page.screen.home);
}
