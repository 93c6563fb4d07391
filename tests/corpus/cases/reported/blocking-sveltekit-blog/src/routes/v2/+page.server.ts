import type { ServerLoad } from "@sveltejs/kit";
import { allPostsAsync } from "../../../posts";

export const load: ServerLoad = async () => ({ posts: await allPostsAsync() });
