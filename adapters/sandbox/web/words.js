// Words with people, moments, channels and links in them, as nodes.

import { el } from "./dom.js";

export function nodes(spans, page) {
  return spans.map((span) => node(span, page));
}

function node(span, page) {
  switch (span.kind) {
    case "person":
      return el("span", { class: `person ${span.me ? "myself" : ""}` }, `@${span.words}`);
    case "moment":
      return el("time", { datetime: span.iso, title: `in ${page.screen.me.city}` }, span.words);
    case "channel":
      return el("button", { type: "button", class: "link", onclick: () => page.open(span.room) },
        `#${span.words}`);
    case "link":
      return el("a", { href: span.url, target: "_blank", rel: "noopener noreferrer" }, span.words);
    default:
      return document.createTextNode(span.words);
  }
}

// Splits words where a line is left empty.
export function paragraphs(spans, page) {
  const parts = [[]];
  for (const span of spans) {
    const pieces = span.kind === "words" ? span.words.split(/\n{2,}/) : [null];
    pieces.forEach((piece, index) => {
      if (index) parts.push([]);
      if (piece !== "") parts.at(-1).push(piece === null ? span : { ...span, words: piece });
    });
  }
  return parts.filter((part) => part.length)
    .map((part) => el("p", { class: "words" }, nodes(part, page)));
}
