// One message: who said it, its words or cards, its files.

import { el, face } from "./dom.js";
import { fileAddress } from "./server.js";
import { nodes, paragraphs } from "./words.js";

export function drawMessage(page, message, follows) {
  if (message.mine && message.private) return command(message);
  const kind = message.author.bot ? "from-bot" : "from-person";
  return el(
    "li",
    {
      class: `message ${kind} ${follows ? "follows" : ""} ${message.private ? "private" : ""}`,
      "data-message": message.id,
      tabindex: "-1",
    },
    follows ? el("span", { class: "face none", "aria-hidden": "true" }) : face(message.author),
    el("div", { class: "said" }, byline(message, follows), privately(page, message),
      called(message), message.words ? el("p", { class: "words" }, message.words) : null,
      message.cards.map((card) => drawCard(page, message, card)), message.files.map(file)),
  );
}

function byline(message, follows) {
  return el(
    "p",
    { class: `byline ${follows ? "unseen" : ""}` },
    el("strong", {}, message.author.name),
    message.author.bot ? el("span", { class: "tag" }, "bot") : null,
    el("time", { class: "quiet small", datetime: message.iso }, message.time),
  );
}

function privately(page, message) {
  if (!message.private || page.screen.room.kind === "home") return null;
  return el(
    "p",
    { class: "only" },
    el("span", {}, "Only you see this"),
    el("button", {
      type: "button",
      class: "link",
      onclick: () => page.act("dismiss", { message: message.id }),
    }, "Dismiss"),
  );
}

function called(message) {
  if (!message.mention.length) return null;
  const names = message.mention.map(({ name, me }) =>
    el("span", { class: `person ${me ? "myself" : ""}` }, `@${name}`));
  return el("p", { class: "called" }, names.flatMap((name) => [name, " "]));
}

function command(message) {
  return el(
    "li",
    { class: "command", "data-message": message.id, tabindex: "-1" },
    el("span", {}, "You used ", el("kbd", {}, message.words)),
    el("time", { class: "small", datetime: message.iso }, message.time),
  );
}

function drawCard(page, message, card) {
  return el(
    "article",
    { class: "card" },
    card.title.length ? el("h3", {}, nodes(card.title, page)) : null,
    card.elements.map((element) => drawElement(page, message, element)).flat(),
  );
}

function drawElement(page, message, element) {
  switch (element.kind) {
    case "text":
      return paragraphs(element.words, page);
    case "facts":
      return el("dl", {}, element.facts.map((fact) => drawFact(page, fact)));
    case "row":
      return drawRow(page, message, element);
    case "buttons":
      return el("div", { class: "buttons" },
        element.buttons.map((each) => button(page, message, each)));
    case "why":
      return el("p", { class: "why" }, nodes(element.words, page));
    default:
      throw new Error(`no way to draw ${element.kind}`);
  }
}

// Buttons of several rows may say the same: each is described by its line.
function drawRow(page, message, row) {
  const id = `line-${(lines += 1)}`;
  const pressed = button(page, message, row.button);
  pressed.setAttribute("aria-describedby", id);
  return el("div", { class: "row" },
    el("p", { id, class: "words" }, nodes(row.words, page)), pressed);
}

let lines = 0;

const drawFact = (page, fact) =>
  el("div", {}, el("dt", {}, fact.label), el("dd", {}, nodes(fact.value, page)));

function button(page, message, shown) {
  if (shown.url)
    return el("a", { class: "button", href: shown.url, target: "_blank", rel: "noopener noreferrer" },
      shown.label);
  const made = el("button", { type: "button", class: shown.look }, shown.label);
  made.addEventListener("click", () => press(page, message, shown, made));
  return made;
}

// A press on its way cannot be pressed again; it keeps the focus, so no `disabled`.
async function press(page, message, shown, made) {
  if (made.getAttribute("aria-disabled")) return;
  made.setAttribute("aria-disabled", "true");
  await page.act("press", { message: message.id, token: shown.token });
  made.removeAttribute("aria-disabled");
}

function file(shown) {
  const address = fileAddress(shown.path);
  if (shown.picture)
    return el("figure", {}, el("img", { src: address, alt: shown.alt }),
      el("figcaption", {}, el("a", { href: address, download: shown.name }, `Save ${shown.name}`)));
  return el("p", { class: "file" }, el("a", { href: address, download: shown.name }, shown.name),
    el("span", { class: "quiet small" }, ` ${size(shown.size)}`));
}

const size = (bytes) => (bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 100) / 10} kB`);
