// Building what stands on the page. Words only ever become text nodes, never markup.

export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && typeof value !== "string") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((each) => each !== null && each !== undefined));
  return made;
}

export const byId = (id) => document.getElementById(id);

export function fill(parent, ...children) {
  parent.replaceChildren(...children.flat().filter((each) => each !== null && each !== undefined));
}

// Changes text only where it differs, so that a screen reader says no more than is new.
export function say(id, words) {
  const place = byId(id);
  if (place.textContent !== words) place.textContent = words;
}

const HUES = 8;

export function initials(name) {
  const parts = name.split(/\s+/);
  return (parts[0][0] + (parts.length > 1 ? parts.at(-1)[0] : "")).toUpperCase();
}

export function face(person, extra = "") {
  if (person.bot) return el("img", { class: `face bot ${extra}`, src: "/web/icon.svg", alt: "" });
  let sum = 0;
  for (const letter of person.id) sum = (sum * 33 + letter.codePointAt(0)) % 1009;
  const hue = `hue-${sum % HUES}`;
  return el("span", { class: `face ${hue} ${extra}`, "aria-hidden": "true" }, initials(person.name));
}
