// SvelteKit: the list of posts is read from disk, file by file, on each visit.
import type { ServerLoad } from "@sveltejs/kit";
import { allPosts } from "../../../posts";

export const load: ServerLoad = async ({ url }) => {
  const tag = url.searchParams.get("tag");
  const posts = allPosts(); // ! no-blocking-call
  return { posts: tag ? posts.filter((p) => p.text.includes(tag)) : posts };
};
