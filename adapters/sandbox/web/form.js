// The form in front of one: a real dialog, errors beside the fields, nothing typed is ever lost.

import { byId, el, fill } from "./dom.js";
import { field, valueOf } from "./field.js";
import { head } from "./people.js";
import { paragraphs } from "./words.js";

let shown = "";
let opener = null;

export function drawForm(page) {
  const dialog = byId("form");
  const { form } = page.screen;
  if (!form) {
    shown = "";
    if (dialog.open) dialog.close();
    return;
  }
  if (form.id === shown) return;
  shown = form.id;
  if (!dialog.open) opener = document.activeElement;
  fill(dialog, head("form-title", form.title, dialog), body(page, form, dialog));
  dialog.onclose = () => closed(page, form.id);
  if (!dialog.open) dialog.showModal();
  start(dialog);
}

function body(page, form, dialog) {
  const names = Object.keys(form.errors);
  const fields = form.fields.map((each) => field(each, form.errors[each.name] ?? ""));
  return el(
    "form",
    { novalidate: true, onsubmit: (event) => send(event, page, form) },
    names.length
      ? el("p", { class: "wrong", role: "alert" },
          names.length > 1 ? `Please look at ${names.length} answers again. Nothing was lost.`
            : "Please look at one answer again. Nothing was lost.")
      : null,
    el("div", { class: "intro" }, paragraphs(form.intro, page)),
    fields,
    el(
      "footer",
      {},
      el("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
      el("button", { type: "submit", class: "main" }, form.submit),
    ),
  );
}

function start(dialog) {
  const inputs = ":is(input, select, textarea)";
  const wrong = dialog.querySelector(`.bad ${inputs}`);
  (wrong ?? dialog.querySelector(`form ${inputs}`))?.focus({ preventScroll: true });
  if (wrong) wrong.closest(".field").scrollIntoView({ block: "center" });
  else dialog.scrollTop = 0;
}

async function send(event, page, form) {
  event.preventDefault();
  const dialog = byId("form");
  const button = dialog.querySelector("[type=submit]");
  if (button.getAttribute("aria-disabled")) return;
  button.setAttribute("aria-disabled", "true");
  const values = Object.fromEntries(form.fields.map((each) => [each.name, valueOf(each, dialog)]));
  await page.act("submit", { values });
  button.removeAttribute("aria-disabled");
}

function closed(page, id) {
  if (opener?.isConnected) opener.focus();
  else byId("log").focus();
  if (shown === id) page.act("cancel");
}
