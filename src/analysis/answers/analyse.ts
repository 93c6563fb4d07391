import ts from "typescript";

import { flowOf } from "../../flow/build.ts";
import type { Edge, FlowGraph } from "../../flow/graph.ts";
import { solve, type Domain } from "../../flow/solve.ts";
import type { Site } from "../../middleware/site.ts";
import { debugLimit } from "../../program/debug.ts";
import {
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import type { Project } from "../project.ts";
import { withoutSettled } from "./asked-later.ts";
import { isCaughtByCallers } from "./callers.ts";
import type { BodyResult, Context, Failure, Inputs, Note } from "./context.ts";
import { edgePath, thrownPath } from "./edges.ts";
import { endingOf } from "./endings.ts";
import { thrownByHelper } from "./failures.ts";
import { mentions, responseOf } from "./response.ts";
import {
  changedPaths,
  isDefinite,
  joinPaths,
  maxPaths,
  open,
  pathsOf,
  samePaths,
  startWith,
  stateKey,
  type Path,
  type Paths,
} from "./state.ts";
import { stepPaths } from "./transfer.ts";

/** What the answer rules know of a site. */
export interface SiteResult {
  readonly site: Site;
  readonly body: BodyResult;
  /** Whether the body gets its response by itself. */
  readonly got: boolean;
  /** The notes of the body, of the functions written in it and of the helpers that it calls. */
  readonly notes: readonly Note[];
}

const results = new WeakMap<Project, Map<Site, SiteResult | undefined>>();

/** Follows the response object of a site along the paths of its body, its callbacks and its helpers. */
export function analyseAnswers(
  project: Project,
  site: Site,
): SiteResult | undefined {
  let known = results.get(project);
  if (!known)
    results.set(project, (known = new Map<Site, SiteResult | undefined>()));
  if (!known.has(site))
    known.set(site, new AnswerAnalysis(project, site).result());
  return known.get(site);
}

/** Helpers deeper than this are left alone. */
const maxDepth = 6;

interface Run {
  readonly inputs: Inputs;
  result?: BodyResult;
}

class AnswerAnalysis {
  readonly #project: Project;
  readonly #site: Site;
  readonly #memo = new Map<ts.Node, Map<string, Run>>();
  #depth = 0;

  constructor(project: Project, site: Site) {
    this.#project = project;
    this.#site = site;
  }

  result(): SiteResult | undefined {
    const { body } = this.#site;
    if ("asteriskToken" in body && body.asteriskToken) return undefined;
    const response = responseOf(this.#project.checker, this.#site);
    if (!response) return undefined;
    const inputs: Inputs = {
      site: this.#site,
      responses: new Map([[response.symbol, response.object]]),
      continuations: new Set(),
      scope: body,
      entry: open,
    };
    const result = this.#resultOf(body, inputs);
    if (!result) return undefined;
    const notes = [...result.notes, ...this.#unseen(body, inputs)];
    const got = response.got === true;
    return { site: this.#site, body: result, got, notes: unique(notes) };
  }

  /** The notes of functions that are written in the body and that no call in view runs. */
  #unseen(body: FunctionWithBody, inputs: Inputs): readonly Note[] {
    const notes: Note[] = [];
    const context = this.#contextOf(body, inputs, new Map(), () => undefined);
    const look = (node: ts.Node): void => {
      if (isFunctionWithBody(node)) {
        if (this.#project.middleware.siteOf(node)) return;
        if (!this.#memo.has(node) && mentions(context, node))
          notes.push(...(this.#resultOf(node, inputs)?.notes ?? []));
      }
      ts.forEachChild(node, look);
    };
    ts.forEachChild(body, look);
    return notes;
  }

  #resultOf(body: FunctionWithBody, inputs: Inputs): BodyResult | undefined {
    let runs = this.#memo.get(body);
    if (!runs) this.#memo.set(body, (runs = new Map<string, Run>()));
    const key = keyOf(inputs);
    const run = runs.get(key);
    // A run without a result is still under way: recursion says nothing about itself.
    if (run) return run.result;
    const next: Run = { inputs };
    runs.set(key, next);
    if (this.#depth >= maxDepth) return undefined;
    this.#depth += 1;
    const result = this.#analyse(body, inputs);
    this.#depth -= 1;
    if (result) next.result = result;
    return result;
  }

  #contextOf(
    body: FunctionWithBody,
    inputs: Inputs,
    notes: Map<string, Note>,
    touch: () => void,
  ): Context {
    return {
      project: this.#project,
      checker: this.#project.checker,
      inputs,
      body,
      note: (note) => {
        const key = keyOfNote(note);
        const before = notes.get(key);
        // The plainest path to a finding is the one that is told.
        if (!before || (before.implicit && !note.implicit))
          notes.set(key, note);
      },
      touch,
      resultOf: (other, otherInputs) => this.#resultOf(other, otherInputs),
      endingOf,
    };
  }

  #analyse(body: FunctionWithBody, inputs: Inputs): BodyResult | undefined {
    const graph = flowOf(body);
    if (!graph) return undefined;
    const notes = new Map<string, Note>();
    let touches = false;
    const context = this.#contextOf(body, inputs, notes, () => {
      touches = true;
    });
    const solved = solvePaths(context, graph, startWith(inputs.entry));
    return solved && { ...solved, notes: [...notes.values()], touches };
  }
}

function keyOfNote({ kind, node, first }: Note): string {
  const place = (at: ts.Node): string =>
    `${at.getSourceFile().fileName}:${String(at.pos)}:${String(at.end)}`;
  return `${kind}|${place(node)}|${place(first.node)}`;
}

function unique(notes: readonly Note[]): Note[] {
  const found = new Map<string, Note>();
  for (const note of notes) {
    const key = keyOfNote(note);
    const before = found.get(key);
    if (!before || (before.implicit && !note.implicit)) found.set(key, note);
  }
  return [...found.values()];
}

function keyOf({ responses, continuations, entry }: Inputs): string {
  const places = [...responses.keys(), ...continuations].map(
    (symbol) =>
      `${symbol.name}@${String(symbol.valueDeclaration?.pos)}${symbol.valueDeclaration?.getSourceFile().fileName ?? ""}`,
  );
  return `${places.join(",")}|${stateKey(entry)}`;
}

function solvePaths(
  context: Context,
  graph: FlowGraph,
  entry: Path,
): Pick<BodyResult, "exits" | "failures"> | undefined {
  const failures = new Map<string, Failure>();
  let overflown = false;
  const limited = (paths: Paths): Paths => {
    if (paths.size > maxPaths) overflown = true;
    return overflown ? new Map() : paths;
  };
  const domain: Domain<Paths> = {
    entry: pathsOf([entry]),
    join: (left, right) => limited(joinPaths(left, right)),
    equals: samePaths,
    step: (paths, step) => {
      const after = changedPaths(paths, (path) =>
        stepPaths(context, path, step),
      );
      return after === paths ? paths : limited(after);
    },
    edge: (paths, edge, before) => {
      const leaves = edge.to === graph.failure;
      // Where the body fails nobody looks on; every call leads there.
      if (edge.kind === "implicit-throw" && leaves) {
        for (const path of before.values())
          for (const failure of thrownByCall(context, path, edge))
            failures.set(keyOfFailure(failure), failure);
        return undefined;
      }
      // What throws has not done what it was called for.
      const held = edge.kind === "implicit-throw" ? before : paths;
      const settled = (path: Path): Path =>
        withoutSettled(context, graph, path, edge.to);
      const after = changedPaths(held, (path) => {
        if (edge.kind === "throw" || edge.kind === "implicit-throw")
          return thrown(context, graph, path, edge).map(settled);
        const next = edgePath(context, path, edge);
        return next && settled(next);
      });
      const thrower = edge.from.steps.at(-1)?.node;
      if (leaves && thrower)
        for (const { state, thrown = thrower } of after.values())
          failures.set(keyOfFailure({ state, thrown }), { state, thrown });
      return leaves || after.size === 0 ? undefined : after;
    },
  };
  const solution = solve(graph, domain);
  if (overflown || !solution.complete) {
    debugLimit("too many paths to follow the answer of", context.body);
    return undefined;
  }
  return {
    exits: [...(solution.at(graph.exit)?.values() ?? [])],
    failures: [...failures.values()],
  };
}

/** A `throw` of what was caught throws the same again. */
function withThrown(path: Path, thrown: ts.Node): Path {
  const again =
    path.thrown !== undefined &&
    ts.isThrowStatement(thrown) &&
    ts.isIdentifier(thrown.expression);
  return again ? path : { ...path, thrown };
}

function keyOfFailure({ state, thrown }: Failure): string {
  return `${stateKey(state)}|${String(thrown.pos)}${thrown.getSourceFile().fileName}`;
}

/** What a helper that answers and throws leaves to whoever calls this body. */
function thrownByCall(
  context: Context,
  path: Path,
  edge: Edge,
): readonly Failure[] {
  const last = edge.from.steps.at(-1)?.node;
  const paths = last ? thrownByHelper(context, path, last)?.paths : undefined;
  return (paths ?? []).flatMap(({ state, thrown }) =>
    thrown ? { state, thrown } : [],
  );
}

/** An exception on its way; one that leaves the site's body behind an answer is told. */
function thrown(
  context: Context,
  graph: FlowGraph,
  path: Path,
  edge: Edge,
): readonly Path[] {
  const last = edge.from.steps.at(-1)?.node;
  const { state } = path;
  if (
    edge.kind === "throw" &&
    edge.to === graph.failure &&
    last &&
    state.kind === "answered" &&
    !path.implicit &&
    context.body === context.inputs.site.body &&
    !isCaughtByCallers(context.project, context.body)
  ) {
    context.note({
      kind: "throws",
      node: last,
      name: "throw",
      first: state,
      chain: [],
      implicit: false,
    });
  }
  const plain = thrownPath(context, path, edge);
  if (edge.kind === "throw" && last && plain)
    return [isDefinite(state) ? withThrown(plain, last) : plain];
  const helped = last && thrownByHelper(context, path, last);
  if (!helped) return plain ? [plain] : [];
  return plain && !helped.always ? [plain, ...helped.paths] : helped.paths;
}
