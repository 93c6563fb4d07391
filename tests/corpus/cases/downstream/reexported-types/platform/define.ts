import type { AppMiddleware } from "./types";

/** Gives a middleware its type; nothing else. */
export const define = (middleware: AppMiddleware): AppMiddleware => middleware;
