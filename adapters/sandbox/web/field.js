// One question of a form, by its kind.

import { el } from "./dom.js";

const FEW = 6; // choices to pick one of that are shown at once; more of them go into a list
const LONG = 9; // choices to pick several of that fit without scrolling

export function field(asked, error) {
  const id = `field-${asked.name}`;
  const hint = asked.hint ? el("p", { class: "quiet small", id: `${id}-hint` }, asked.hint) : null;
  const wrong = error ? el("p", { class: "error", id: `${id}-error` }, error) : null;
  const described = [hint, wrong].filter(Boolean).map((each) => each.id).join(" ") || null;
  const rest = { "aria-describedby": described, "aria-invalid": error ? "true" : null };
  const inner = control(asked, id, { ...rest, "aria-required": asked.required ? "true" : null });
  if (inner.dataset.group)
    return el("fieldset", { class: `field ${error ? "bad" : ""}`, ...rest },
      el("legend", {}, label(asked)), hint, wrong, inner);
  return el("div", { class: `field ${error ? "bad" : ""}` },
    el("label", { for: id }, label(asked)), hint, wrong, inner);
}

const label = (asked) => [
  el("span", {}, asked.label),
  asked.required ? null : el("span", { class: "quiet small" }, " if you like"),
];

function control(asked, id, rest) {
  switch (asked.kind) {
    case "paragraph":
      return counted(asked, el("textarea", { id, rows: 4, ...rest }));
    case "choice":
      return asked.choices.length <= FEW ? radios(asked, id) : list(asked, id, rest);
    case "person":
      return list(asked, id, rest);
    case "choices":
    case "people":
      return boxes(asked, id);
    case "date":
      return el("input", { id, type: "date", value: asked.value, ...rest });
    case "time":
      return el("input", { id, type: "time", value: asked.value, ...rest });
    default:
      return counted(asked, el("input", { id, type: "text", ...rest }));
  }
}

// Says how much room is left once it gets tight; too much is never cut off.
function counted(asked, input) {
  const left = el("span", { class: "left small", role: "status" });
  const count = () => {
    const rest = asked.limit - input.value.length;
    left.textContent = rest < asked.limit / 5 ? `${rest} left` : "";
    left.classList.toggle("over", rest < 0);
  };
  input.value = asked.value;
  input.addEventListener("input", count);
  count();
  return el("div", { class: "counted" }, input, left);
}

function list(asked, id, rest) {
  const made = el("select", { id, ...rest },
    el("option", { value: "" }, asked.required ? "Please choose" : "No answer"),
    asked.choices.map((each) => el("option", { value: each.value }, each.label)));
  made.value = asked.value;
  return made;
}

function radios(asked, id) {
  const none = asked.required ? [] : [{ value: "", label: "No answer" }];
  return group([...asked.choices, ...none], (each) => el("input", {
    type: "radio", name: id, value: each.value, checked: asked.value === each.value,
  }));
}

function boxes(asked, id) {
  return group(asked.choices, (each) => el("input", {
    type: "checkbox", name: id, value: each.value, checked: asked.value.includes(each.value),
  }));
}

const group = (choices, input) =>
  el("div", { class: `options ${choices.length > LONG ? "many" : ""}`, "data-group": "1" },
    choices.map((each) => el("label", {}, input(each), el("span", {}, each.label))));

export function valueOf(asked, dialog) {
  const id = `field-${asked.name}`;
  const picked = [...dialog.querySelectorAll(`input[name="${CSS.escape(id)}"]:checked`)];
  if (asked.kind === "choices" || asked.kind === "people") return picked.map((each) => each.value);
  if (asked.kind === "choice" && asked.choices.length <= FEW) return picked[0]?.value ?? "";
  return dialog.querySelector(`#${CSS.escape(id)}`).value;
}
