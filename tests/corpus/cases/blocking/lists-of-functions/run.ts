export type Check = (path: string) => boolean;

export function runAll(checks: readonly Check[], path: string): boolean {
  for (const check of checks) if (!check(path)) return false;
  return true;
}

export const all = (path: string, ...checks: Check[]): boolean =>
  checks.every((check) => check(path));

export const spread = (path: string, checks: readonly Check[]): boolean =>
  all(path, ...checks);

export function compose(
  ...steps: ((text: string) => string)[]
): (text: string) => string {
  return (text) => steps.reduce((before, step) => step(before), text);
}

export function allOf(checks: readonly Check[]): Check {
  return (path) => checks.every((check) => check(path));
}
