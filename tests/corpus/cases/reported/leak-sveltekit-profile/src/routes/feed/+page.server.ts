import type { ServerLoad } from "@sveltejs/kit";
import { get } from "svelte/store";
import { lastViewed, session, type Profile } from "../../../session";

export const load: ServerLoad = async ({ fetch, cookies }) => {
  const feed = await fetch("/api/feed");
  const mine = await fetch(`/api/me?s=${cookies.get("s") ?? ""}`);
  return {
    profile: get(session),
    own: (await mine.json()) as Profile,
    recent: lastViewed.id,
    feed: (await feed.json()) as object[],
  };
};
