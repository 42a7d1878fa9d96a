// The page: asks for the screen, draws it, and does so again whenever something changed.

import { drawClock, startClock } from "./clock.js";
import { drawComposer, startComposer } from "./composer.js";
import { byId, say } from "./dom.js";
import { drawForm } from "./form.js";
import { drawPeople, startPeople } from "./people.js";
import { drawRoom } from "./room.js";
import { drawRooms } from "./rooms.js";
import { get, post, remember, rememberedRoom, watch } from "./server.js";

const page = { room: rememberedRoom(), screen: null, open, act, refresh, tell };
let looking = null;
let next = null;

// Resolves after a look that began after the call. Several changes at once cost one look: while
// one is on its way, at most one more waits.
function refresh() {
  if (!looking) {
    looking = look().finally(() => { looking = null; });
    return looking;
  }
  next ??= looking.then(() => {
    next = null;
    return refresh();
  });
  return next;
}

async function look() {
  const wanted = page.room;
  try {
    const screen = await get("/api/screen", { room: wanted });
    if (page.room !== wanted) return void refresh(); // another room was opened meanwhile
    page.screen = screen;
    draw();
  } catch (error) {
    tell(error.message);
  }
}

function draw() {
  const screen = page.screen;
  page.room = screen.room.id;
  remember(screen.me.id, page.room);
  drawClock(page);
  drawRooms(page);
  drawRoom(page);
  drawComposer(page);
  drawPeople(page);
  drawForm(page);
  const unread = screen.rooms.reduce((sum, room) => sum + room.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${screen.me.name} · Confab sandbox`;
  if (screen.room.unread && !document.hidden && showsRoom()) post("read", { room: page.room });
}

const showsRoom = () =>
  document.body.dataset.view === "room" || matchMedia("(min-width: 48rem)").matches;

// Shows another room; on a phone it takes the place of the list.
async function open(room, { focus = true } = {}) {
  page.room = room;
  document.body.dataset.view = "room";
  await refresh();
  if (focus) byId("room-title").focus({ preventScroll: true });
}

async function act(verb, body) {
  try {
    const { room } = await post(verb, body);
    if (room) page.room = room;
    await refresh();
    return true;
  } catch (error) {
    tell(error.message);
    await refresh();
    return false;
  }
}

let fading;

function tell(words) {
  say("status", words);
  clearTimeout(fading);
  fading = setTimeout(() => say("status", ""), 6000);
}

byId("back").addEventListener("click", () => {
  document.body.dataset.view = "rooms";
  byId("me").focus();
});
document.addEventListener("visibilitychange", () => page.screen && !document.hidden && refresh());

startClock(page);
startComposer(page);
startPeople(page);
await refresh();
watch(refresh, () => tell("The sandbox is not answering. Is it still running?"));
