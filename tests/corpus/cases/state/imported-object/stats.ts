export const stats = { requests: 0, errors: 0, slowest: 0 };

export let generation = 0;

export function bump(): void {
  generation++;
}

export const counters = new Map<string, number>();
