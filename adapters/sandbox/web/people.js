// Who is there: choosing who one is, who acts alone, and adding somebody to a channel.

import { byId, el, face, fill } from "./dom.js";
import { become } from "./server.js";

export function startPeople(page) {
  byId("me").addEventListener("click", () => openPeople(page));
  for (const id of ["people", "add"])
    byId(id).addEventListener("click", (event) => {
      if (event.target === byId(id)) byId(id).close(); // a click beside the dialog
    });
}

function openPeople(page) {
  const dialog = byId("people");
  fill(
    dialog,
    head("people-title", "Who are you?", dialog),
    el("p", { class: "quiet" }, "Be anybody here. Open a second window to be two people at once."),
    el("input", {
      type: "search",
      id: "filter",
      placeholder: "Find somebody",
      "aria-label": "Find somebody",
      oninput: () => drawPeople(page),
    }),
    el("div", { class: "all-auto" }, toggle(page, "all", "Everybody else acts by themselves", "")),
    el("p", { class: "quiet small" },
      "When time moves on they answer Confab in their own way. People you are never do."),
    el("ul", { class: "people", id: "people-list" }),
  );
  drawPeople(page);
  dialog.showModal();
}

export function drawPeople(page) {
  const list = byId("people-list");
  if (!list) return;
  const wanted = byId("filter").value.trim().toLowerCase();
  const { people, me } = page.screen;
  const found = people.filter((each) => `${each.name} ${each.caption}`.toLowerCase().includes(wanted));
  const focused = document.activeElement?.id;
  fill(list, found.map((each) => row(page, each, me)));
  if (focused) byId(focused)?.focus();
  const others = people.filter((each) => each.id !== me.id);
  byId("auto-all").checked = others.every((each) => each.auto);
  byId("auto-all").indeterminate = !byId("auto-all").checked && others.some((each) => each.auto);
}

function row(page, person, me) {
  const you = person.id === me.id;
  return el(
    "li",
    { class: you ? "you" : "" },
    el(
      "button",
      { type: "button", class: "be", id: `be-${person.id}`, onclick: () => choose(person, you) },
      face(person),
      el("span", { class: "who" }, el("strong", {}, person.name),
        el("span", { class: "quiet small" }, person.caption),
        el("span", { class: "quiet small" }, `${person.time} in ${person.city}`)),
      person.admin ? el("span", { class: "tag" }, "organiser") : null,
      you ? el("span", { class: "tag you" }, "you") : null,
    ),
    you ? null : toggle(page, person.id, "Acts alone", person.name, person.auto),
  );
}

function choose(person, you) {
  if (you) byId("people").close();
  else become(person.id);
}

function toggle(page, id, label, name, on = false) {
  return el(
    "label",
    { class: "switch" },
    el("input", {
      type: "checkbox",
      role: "switch",
      id: `auto-${id}`,
      checked: on,
      "aria-label": name ? `${name} acts by themselves` : null,
      onchange: (event) =>
        page.act("autopilot", { who: id === "all" ? "" : id, on: event.target.checked }),
    }),
    el("span", {}, label),
  );
}

export function openAdd(page) {
  const dialog = byId("add");
  const { room, people } = page.screen;
  const outside = people.filter((each) => !room.memberIds.includes(each.id));
  fill(
    dialog,
    head("add-title", `Add people to #${room.name}`, dialog),
    outside.length ? null : el("p", {}, "Everybody is here already."),
    el("ul", { class: "people" }, outside.map((each) => el(
      "li",
      {},
      el("button", {
        type: "button",
        class: "be",
        onclick: async () => {
          dialog.close();
          await page.act("join", { room: room.id, who: each.id });
        },
      }, face(each), el("span", { class: "who" }, el("strong", {}, each.name),
        el("span", { class: "quiet small" }, each.caption))),
    ))),
  );
  dialog.showModal();
}

export function head(id, title, dialog) {
  return el(
    "header",
    {},
    el("h2", { id }, title),
    el("button", { type: "button", class: "close", onclick: () => dialog.close() },
      el("span", { "aria-hidden": "true" }, "×"), el("span", { class: "unseen" }, "Close")),
  );
}
