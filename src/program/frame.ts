import type ts from "typescript";

/** What the walk of a file knows of the function that it is in. */
export interface Frame {
  readonly spoken: Set<string>;
  /** Names declared here, and how: as a parameter, with a value made here, or otherwise. */
  readonly declared: Map<string, "parameter" | "made" | "other">;
  readonly assigned: Set<string>;
  /** Roots of what is written, with the property names on the way. */
  readonly written: Map<string, Set<string>>;
  suspends: boolean;
  writes: boolean;
}

export function createFrame(): Frame {
  return {
    spoken: new Set(),
    declared: new Map(),
    assigned: new Set(),
    written: new Map(),
    suspends: false,
    writes: false,
  };
}

/** Adds a name to those of its text. */
export function note<Name extends ts.MemberName>(
  names: Map<string, Name[]>,
  name: Name,
): void {
  const list = names.get(name.text);
  if (list) list.push(name);
  else names.set(name.text, [name]);
}
