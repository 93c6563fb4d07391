import type { ServerLoad } from "@sveltejs/kit";
import { get } from "svelte/store";
import { user, type User } from "../../lib/user";

export const load: ServerLoad = async ({ fetch, parent }) => {
  await parent();
  const stored = get(user);
  const answer = await fetch("/api/me");
  const own = (await answer.json()) as User;
  return { title: stored?.name, own };
};
