import { isWithin } from "../../program/syntax/functions.ts";
import ts from "typescript";

import { flowOf } from "../../flow/build.ts";
import type { Site } from "../../middleware/site.ts";
import {
  isAsync,
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import type { Project } from "../project.ts";
import type { BodyResult, Context, Inputs, Lack, Note } from "./context.ts";
import { endNotes } from "./ends.ts";
import { solvePaths, type Solved } from "./solve-paths.ts";
import { start, type Path, type Root } from "./state.ts";

/** What the downstream rules know of a site: everything its body and the functions in it do. */
export interface SiteResult {
  readonly site: Site;
  readonly body: BodyResult;
  /** The notes of the body and of every function nested in it. */
  readonly notes: readonly Note[];
}

const results = new WeakMap<Project, Map<Site, SiteResult | undefined>>();

/** Follows every downstream promise of a site through its body, its callbacks and its helpers. */
export function analyseSite(
  project: Project,
  site: Site,
): SiteResult | undefined {
  let known = results.get(project);
  if (!known)
    results.set(project, (known = new Map<Site, SiteResult | undefined>()));
  if (!known.has(site))
    known.set(site, new SiteAnalysis(project, site).result());
  return known.get(site);
}

/** Helpers deeper than this are left alone. */
const maxDepth = 6;

class SiteAnalysis {
  readonly #project: Project;
  readonly #site: Site;
  readonly #memo = new Map<
    ts.Node,
    Map<string, { inputs: Inputs; result?: BodyResult }>
  >();
  #depth = 0;

  constructor(project: Project, site: Site) {
    this.#project = project;
    this.#site = site;
  }

  result(): SiteResult | undefined {
    const inputs: Inputs = {
      site: this.#site,
      bindings: [],
      entered: false,
      settlers: new Map(),
    };
    const body = this.#resultOf(this.#site.body, inputs);
    if (!body) return undefined;
    const notes = [
      ...body.notes,
      ...this.#nestedNotes(this.#site.body, inputs),
    ];
    return { site: this.#site, body, notes: unique(notes) };
  }

  /** The notes of the functions written inside a body: each is a body of its own. */
  #nestedNotes(body: FunctionWithBody, inputs: Inputs): readonly Note[] {
    const notes: Note[] = [];
    const look = (node: ts.Node): void => {
      if (isFunctionWithBody(node) && !this.#project.middleware.siteOf(node)) {
        const runs = [...(this.#memo.get(node)?.values() ?? [])].filter(
          (run) => run.inputs.bindings === inputs.bindings,
        );
        const seen = runs.filter((run) => run.inputs.settlers.size > 0);
        for (const run of seen.length > 0 ? seen : runs)
          notes.push(...(run.result?.notes ?? []));
        if (runs.length === 0)
          notes.push(...(this.#resultOf(node, inputs)?.notes ?? []));
      } else if (isFunctionWithBody(node)) {
        return;
      }
      ts.forEachChild(node, look);
    };
    ts.forEachChild(body, look);
    return notes;
  }

  #resultOf(body: FunctionWithBody, inputs: Inputs): BodyResult | undefined {
    let runs = this.#memo.get(body);
    if (!runs)
      this.#memo.set(
        body,
        (runs = new Map<string, { inputs: Inputs; result?: BodyResult }>()),
      );
    const key = keyOf(inputs);
    const run = runs.get(key);
    // A run without a result is still under way: recursion says nothing about itself.
    if (run) return run.result;
    const next: { inputs: Inputs; result?: BodyResult } = { inputs };
    runs.set(key, next);
    if (this.#depth >= maxDepth) return undefined;
    this.#depth += 1;
    const result = this.#analyse(body, inputs);
    this.#depth -= 1;
    if (result) next.result = result;
    return result;
  }

  #analyse(body: FunctionWithBody, inputs: Inputs): BodyResult | undefined {
    const graph = flowOf(body);
    if (!graph) return undefined;
    const notes = new Map<string, Note>();
    const context: Context = {
      project: this.#project,
      checker: this.#project.checker,
      inputs,
      body,
      roots: new Map<ts.Node, Root>(),
      lacking: new Map<ts.Node, Lack>(),
      note: (note) => {
        const full: Note = {
          chain: [],
          implicit: false,
          guarded: false,
          ...note,
        };
        const key = placeOf(full);
        const before = notes.get(key);
        // The plainest path to a finding is the one that is told.
        if (!before || weight(full) < weight(before)) notes.set(key, full);
      },
      resultOf: (other, otherInputs) => this.#resultOf(other, otherInputs),
    };
    const entry = entryPath(context);
    const solved = solvePaths(context, graph, entry);
    if (!solved) return unknown;
    endNotes(context, solved.exits, solved.failures);
    const own = [...notes.values()];
    // A helper answers for the functions inside it: nobody else looks at them with its bindings.
    const nested =
      inputs.bindings.length > 0 ? this.#nestedNotes(body, inputs) : [];
    return summary(context, solved, [...own, ...nested]);
  }
}

const unknown: BodyResult = {
  complete: false,
  notes: [],
  exits: [],
  carries: false,
  calls: { least: 0, most: 2 },
  enters: false,
  refuses: false,
  fate: "escaped",
  usesAsResponse: false,
  origin: undefined,
  lacking: new Map<ts.Node, Lack>(),
};

function weight(note: Note): number {
  return (note.implicit ? 2 : 0) + (note.guarded ? 1 : 0);
}

/** What a note is about; a retry and a second run by another way are two things. */
function placeOf({ kind, node, guarded }: Note): string {
  const { fileName } = node.getSourceFile();
  return `${kind}:${fileName}:${String(node.pos)}:${String(node.end)}:${String(guarded)}`;
}

function unique(notes: readonly Note[]): Note[] {
  const found = new Map<string, Note>();
  for (const note of notes) {
    const key = placeOf(note);
    const before = found.get(key);
    if (!before || weight(note) < weight(before)) found.set(key, note);
  }
  return [...found.values()];
}

function keyOf(inputs: Inputs): string {
  const bindings = inputs.bindings.map(
    (binding) =>
      `${binding.symbol.name}@${String(binding.symbol.valueDeclaration?.pos)}.${binding.path.join(".")}:${binding.holds}`,
  );
  const settlers = [...inputs.settlers.keys()].map((symbol) =>
    String(symbol.valueDeclaration?.pos),
  );
  return `${bindings.join(",")}|${settlers.join(",")}|${String(inputs.entered)}`;
}

/** The path that a body starts with: a promise that a binding brings in is already under way. */
function entryPath(context: Context): Path {
  let path: Path = { ...start, entered: context.inputs.entered };
  for (const binding of context.inputs.bindings) {
    if (binding.holds !== "promise" || binding.path.length > 0) continue;
    const node = binding.symbol.valueDeclaration;
    if (!node || !isWithin(node, context.body)) continue;
    const id = context.roots.size + 1;
    context.roots.set(node, {
      id,
      node,
      call: node,
      name: binding.symbol.name,
      hybrid: binding.hybrid,
      chain: [],
    });
    path = {
      ...path,
      lives: new Map(path.lives).set(id, {
        status: "pending",
        last: node,
        handled: false,
        workAfter: false,
      }),
      variables: new Map(path.variables).set(binding.symbol, {
        roots: [id],
        truth: "truthy",
      }),
    };
  }
  return path;
}

function summary(
  context: Context,
  { exits, failures, isPartial }: Solved,
  notes: readonly Note[],
): BodyResult {
  // A body that only ever comes to a call that is refused has no other ends.
  const ends =
    exits.length > 0 ? exits : failures.filter((path) => path.refused);
  const plain = ends.filter((path) => !path.implicit);
  const counted = (plain.length > 0 ? plain : ends).map((path) => path.calls);
  const starts = [...context.roots.values()].filter(
    (root) => root.node !== root.node.parent,
  );
  const brought = starts.filter(
    (root) => ts.isParameter(root.node) || ts.isBindingElement(root.node),
  );
  const own = starts.filter((root) => !brought.includes(root));
  const settled = ends.some((path) =>
    [...path.lives.values()].some((life) => life.status === "done"),
  );
  const { lacking } = context;
  const told = { complete: !isPartial, notes, exits, lacking };
  const origin = own[0]?.node ?? exits.find((path) => path.lastCall)?.lastCall;
  // Of a helper some of whose paths are unknown nothing is said that holds of all.
  if (isPartial) return { ...unknown, ...told, origin };
  return {
    ...told,
    carries:
      settled &&
      (isAsync(context.body) ||
        exits.some((path) => path.result !== undefined)),
    enters: ends.length > 0 && ends.every((path) => path.entered),
    refuses: ends.length > 0 && ends.every((path) => path.refused),
    calls: {
      least: counted.length > 0 ? (Math.min(...counted) as 0 | 1 | 2) : 0,
      most: counted.length > 0 ? (Math.max(...counted) as 0 | 1 | 2) : 0,
    },
    fate: fateOf(brought, exits),
    usesAsResponse: exits.some((path) =>
      brought.some((root) => path.lives.get(root.id)?.premature !== undefined),
    ),
    origin,
  };
}

/** What becomes of the promises that came in with the arguments. */
function fateOf(
  brought: readonly Root[],
  exits: readonly Path[],
): BodyResult["fate"] {
  const lives = exits
    .filter((path) => !path.implicit)
    .flatMap((path) =>
      brought.map((root) => ({ root, life: path.lives.get(root.id) })),
    );
  if (lives.length === 0) return "escaped";
  if (lives.some(({ life }) => life?.status === "escaped")) return "escaped";
  if (lives.every(({ life }) => life?.status === "done")) return "carried";
  if (
    lives.every(
      ({ root, life }) => life?.status === "pending" && life.last === root.node,
    )
  )
    return "untouched";
  return "dropped";
}
