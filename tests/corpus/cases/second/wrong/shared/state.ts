export interface Usage {
  requests: number;
  lastSeen: number;
}

export const usage: Record<string, Usage> = {};

export function load(key: string): Usage {
  return usage[key] ?? { requests: 0, lastSeen: 0 };
}

export function store(key: string, value: Usage) {
  usage[key] = value;
}
