import type { Project } from "../project.ts";
import type { LayerDeclaration } from "./layer.ts";
import { layerEffectsOf, type LayerEffects } from "./layer-effects.ts";

/**
 * Whether one layer must stay outside of another.
 * - `data`: one writes what the other reads or writes on the request or the response.
 * - `order`: one answers by itself, catches errors, measures, shares state with the other, or does
 *   what isn't known: which of them comes first may matter.
 * - `none`: neither has to do with the other.
 */
export type Bond = "data" | "order" | "none";

/** What ties two layers of a chain to the order that they stand in. */
export function bondBetween(
  project: Project,
  one: LayerDeclaration,
  other: LayerDeclaration,
): Bond {
  // The same class twice: which of the two is which makes no difference.
  if (one === other) return "none";
  const left = layerEffectsOf(project, one);
  const right = layerEffectsOf(project, other);
  if (meets(left.writes, right) || meets(right.writes, left)) return "data";
  const sharesState = [...left.state].some((symbol) => right.state.has(symbol));
  return left.isOrdered || right.isOrdered || sharesState ? "order" : "none";
}

function meets(
  written: ReadonlySet<string>,
  { reads, writes }: LayerEffects,
): boolean {
  return [...written].some((key) =>
    [...reads, ...writes].some((used) => overlaps(key, used)),
  );
}

/** `response.headers` holds `response.headers:vary`. */
function overlaps(one: string, other: string): boolean {
  return (
    one === other || one.startsWith(`${other}:`) || other.startsWith(`${one}:`)
  );
}
