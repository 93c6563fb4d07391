import type { Handle } from "@sveltejs/kit";

import { handleRequest } from "./handle.ts";

export const handle: Handle = async (input) => {
  return handleRequest(input);
};
