/** What an exploration found out. */
export interface Explored<R> {
  readonly runs: readonly R[];
  /** Whether every schedule was run. */
  readonly isExhaustive: boolean;
}

/** The schedule by which what has waited longest waits on: work in the background ends last. */
export const newestFirst: readonly number[] = Array.from<number>({
  length: 400,
}).fill(Infinity);

/**
 * Runs every schedule, depth first: each run follows a prefix of choices and takes the first one from
 * there; what else it could have taken is run later. Ends early where `enough` says so.
 */
export async function explore<
  R extends {
    readonly choices: readonly {
      readonly chosen: number;
      readonly of: number;
    }[];
  },
>(
  run: (prefix: readonly number[]) => Promise<R>,
  bound: number,
  enough: (run: R) => boolean = () => false,
): Promise<Explored<R>> {
  const runs: R[] = [];
  // By the number of choices that leave the first way: few switches find most of what there is to find.
  const open: (readonly number[])[][] = [[[]]];
  for (let deviations = 0; deviations < open.length; deviations++) {
    const prefixes = open[deviations] ?? [];
    for (let prefix = prefixes.pop(); prefix; prefix = prefixes.pop()) {
      if (runs.length === bound) return { runs, isExhaustive: false };
      const result = await run(prefix);
      runs.push(result);
      if (enough(result)) return { runs, isExhaustive: false };
      const { choices } = result;
      for (let at = choices.length - 1; at >= prefix.length; at--) {
        const before = choices.slice(0, at).map(({ chosen }) => chosen);
        for (let other = 1; other < (choices[at]?.of ?? 0); other++)
          (open[deviations + 1] ??= []).push([...before, other]);
      }
    }
  }
  return { runs, isExhaustive: true };
}
