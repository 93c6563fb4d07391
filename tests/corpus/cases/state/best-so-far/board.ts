export interface Score {
  readonly name: string;
  readonly points: number;
}

let best: Score | undefined;
let worst: Score | undefined;
let first: Score | undefined;
let lastKey = "";
let lastPage: string | undefined;

export function submit(score: Score): void {
  if (!best || score.points > best.points) best = score;
  if (worst === undefined || worst.points > score.points) {
    worst = score;
  }
}

/** Whoever comes first, for good. */
export function begin(score: Score): Score {
  if (!first) first = score;
  return first;
}

export const extremes = () => ({ best, worst });

/** A memo of one page. */
export function pageOf(key: string): string | undefined {
  return key === lastKey ? lastPage : undefined;
}

export function keepPage(key: string, page: string): void {
  lastKey = key;
  lastPage = page;
}
