let phase: "open" | "closed" = "open";

export function setPhase(open: boolean): void {
  phase = open ? "open" : "closed";
}

export function isOpen(): boolean {
  return phase === "open";
}

export const current = { level: "info", sale: false, interval: 1000 };
