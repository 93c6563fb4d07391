export type { AppContext, AppMiddleware, Proceed } from "./types";
export { define } from "./define";
