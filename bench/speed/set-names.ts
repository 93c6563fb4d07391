/** What is measured against each other. */
export const setNames = [
  "no-floating-promises",
  "n/no-sync",
  "require-atomic-updates",
  "recommended",
] as const;
export type SetName = (typeof setNames)[number];
