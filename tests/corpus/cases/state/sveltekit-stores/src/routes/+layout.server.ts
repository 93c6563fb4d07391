// The documentation's own warning: a store is a module variable on the server.
import type { ServerLoad } from "@sveltejs/kit";
import { user, type User } from "../lib/user";

export const load: ServerLoad = async ({ fetch, cookies }) => {
  const session = cookies.get("session") ?? "";
  const answer = await fetch(`/api/user/${session}`);
  user.set((await answer.json()) as User); // ! no-request-state-leak
  return {};
};
