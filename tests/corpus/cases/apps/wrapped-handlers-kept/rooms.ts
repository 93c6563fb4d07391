import { handle } from "./wrap";

declare function membersOf(room: string): Promise<readonly string[]>;
let lastUser = "";
let total = 0;
let counted = 0;

export const members = handle(async ({ userId, query }, response) => {
  lastUser = userId; // ! no-request-state-leak
  const before = total;
  const found = await membersOf(String(query.room));
  total = before + found.length; // ! no-shared-state-race:lostUpdate
  counted += found.length;
  response.setHeader("x-counted", counted);
  return { found, for: lastUser };
});

export const join = handle(async (request, response) => {
  if (request.query.room === undefined)
    response.status(400).json({ ok: false });
  const found = await membersOf(request.userId);
  response.json({ found }); // ! single-answer
});

export const leave = handle(async (request, response) => {
  if (request.query.room === undefined) {
    response.status(400).json({ ok: false });
    return;
  }
  const found = await membersOf(request.userId);
  response.json({ found });
});
