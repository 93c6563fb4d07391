// SvelteKit: a store made in a module is one for all visitors of the server.
import type { ServerLoad } from "@sveltejs/kit";
import { lastViewed, session, type Profile } from "../../../session";

export const load: ServerLoad = async ({ fetch, params }) => {
  const answer = await fetch("/api/me");
  const profile = (await answer.json()) as Profile;
  session.set(profile); // ! no-request-state-leak
  lastViewed.id = params["id"] ?? null; // ! no-request-state-leak
  return {};
};
