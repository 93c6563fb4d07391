import { resolveUnder } from "./paths.ts";
export const resolveSafe = (relative: string) =>
  resolveUnder("/library", relative);
