// Talking with the server, always as the person one is.

const params = new URLSearchParams(location.search);
export const me = () => params.get("as") ?? "";

const address = (path, more = {}) =>
  `${path}?${new URLSearchParams({ ...(me() && { as: me() }), ...more })}`;

export async function get(path, more) {
  const answer = await fetch(address(path, more));
  if (!answer.ok) throw new Error(await sorry(answer));
  return answer.json();
}

export async function post(verb, body = {}) {
  const answer = await fetch(address(`/api/${verb}`), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await sorry(answer));
  return answer.json();
}

async function sorry(answer) {
  const said = await answer.json().catch(() => ({}));
  return said.sorry ?? "That did not work. Please try again.";
}

export const fileAddress = (path) => address(path);

// Calls `changed` whenever something may look different now, and `lost` while nobody answers.
export function watch(changed, lost) {
  const stream = new EventSource(address("/api/watch"));
  stream.addEventListener("message", changed);
  stream.addEventListener("error", lost);
}

// Becoming somebody else is a new page: one window is one person.
export function become(account) {
  location.search = new URLSearchParams({ as: account });
}

export function remember(account, room) {
  params.set("as", account);
  params.set("room", room);
  history.replaceState(null, "", `?${params}`);
}

export const rememberedRoom = () => params.get("room") ?? "";
