/** The grammars of generated programs. */
export type Family = "downstream" | "state" | "blocking";

/** A generated program: one file that is linted and executed. */
export interface Program {
  readonly family: Family;
  readonly source: string;
  /** `onion` composes factories, `hybrid` ones whose chain may answer at once, `koa` middleware of koa-compose. */
  readonly dialect: "onion" | "hybrid" | "koa";
}

/** The rules that each grammar is about. */
export const rulesOf: Readonly<Record<Family, readonly string[]>> = {
  downstream: ["await-downstream", "no-repeated-downstream", "return-response"],
  state: ["no-shared-state-race", "no-request-state-leak"],
  blocking: ["no-blocking-call"],
};

/** Lines, indented by two more. */
export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
