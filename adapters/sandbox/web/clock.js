// The clock at the top: what it shows, and moving it.

import { byId, say } from "./dom.js";

const DAY = 24 * 60 * 60;
let travelling = false;

export function startClock(page) {
  for (const button of document.querySelectorAll("[data-jump]"))
    button.addEventListener("click", () => jump(page, button.dataset.jump));
  const wide = matchMedia("(min-width: 64rem)");
  const unfold = () => { byId("turn").open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();
}

async function jump(page, how) {
  if (travelling && how !== "stop") return;
  await page.act("clock", { jump: how });
  if (!matchMedia("(min-width: 64rem)").matches) byId("turn").open = false;
}

export function drawClock(page) {
  const { clock, next } = page.screen;
  say("now-time", clock.time);
  byId("now-time").dateTime = clock.iso;
  say("now-day", clock.day);
  say("now-short", clock.short);
  say("now-city", `in ${clock.city}`);
  say("next", next ? `Next: ${next}` : "Time stands still until you move it.");
  drawJourney(page, clock);
}

function drawJourney(page, { journey, day, time }) {
  const long = journey && journey.whole > 2 * DAY;
  byId("journey").hidden = !long;
  byId("turn").hidden = Boolean(long);
  for (const button of document.querySelectorAll("[data-jump]:not([data-jump=stop])"))
    button.setAttribute("aria-disabled", String(Boolean(journey)));
  if (long) {
    say("journey-words", `Day ${Math.round(journey.gone / DAY)} of ${Math.round(journey.whole / DAY)}`);
    byId("progress").value = journey.gone / journey.whole;
  }
  if (travelling && !journey) page.tell(`It is ${day}, ${time}.`);
  travelling = Boolean(journey);
}
