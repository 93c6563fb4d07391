import ts from "typescript";

import type { Project } from "../project.ts";
import {
  givenBy,
  modeBranchesIn,
  scopeOfClass,
  scopeOfFactory,
} from "./branches.ts";
import { finding, type CapabilityFinding } from "./capability-finding.ts";
import { classFindings } from "./class-capability.ts";
import { factoryFindings } from "./factory-capability.ts";
import {
  differencesOf,
  halvesOfClass,
  halvesOfFactory,
  type Halves,
} from "./halves.ts";
import {
  classLayersIn,
  functionLayersIn,
  type ClassLayer,
  type FunctionLayer,
} from "./layers.ts";
import { markOf } from "./mark.ts";
import type { ModeScope, ModeTest } from "./mode-test.ts";

/** Every middleware of a file whose flags, mark, mode tests or halves disagree with what it does. */
export function capabilityFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly CapabilityFinding[] {
  if (!/\bcall\b|acall|get_?response|capable/i.test(sourceFile.text)) return [];
  const found = [
    ...classLayersIn(project, sourceFile).flatMap((layer) => [
      ...classFindings(project, layer),
      ...modeFindings(project, layer),
    ]),
    ...functionLayersIn(project, sourceFile).flatMap((layer) => [
      ...factoryFindings(project, layer),
      ...factoryModeFindings(project, layer),
    ]),
  ];
  const seen = new Set<string>();
  // What a base class holds is the same for each of its heirs.
  return found.filter(({ kind, node }) => {
    const key = `${kind} ${String(node.pos)}`;
    if (node.getSourceFile() !== sourceFile || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** How the two modes of a class are told apart, and what each does. */
function modeFindings(
  project: Project,
  layer: ClassLayer,
): readonly CapabilityFinding[] {
  const { call, owner, capability } = layer;
  const scope = scopeOfClass(project, layer);
  const halves = halvesOfClass(scope, layer);
  const body = call?.body;
  const isHybrid =
    capability.inferring === "hybrid" || capability.inferring === "unknown";
  const branches = body && isHybrid ? modeBranchesIn(scope, body) : [];
  const wrong = branches.flatMap(({ test, whenTrue, whenFalse }) =>
    wrongTest(test, {
      marksItself: () => markOf(project, owner) !== "unmarked",
      names: namesIn([...whenTrue, ...whenFalse]),
      isRuntime: layer.policy !== "own",
    }),
  );
  const turned = branches.flatMap(({ test, whenTrue, whenFalse }) =>
    isInverted(project, test, whenTrue, whenFalse)
      ? [
          finding("inverted", conditionOf(test, body), {
            test: test.node.getText(),
          }),
        ]
      : [],
  );
  // Where the test is wrong, which half runs is the first question.
  if (wrong.length + turned.length > 0) return [...wrong, ...turned];
  return halfFindings(scope, halves);
}

function factoryModeFindings(
  project: Project,
  layer: FunctionLayer,
): readonly CapabilityFinding[] {
  const scope = scopeOfFactory(project, layer);
  const branches = modeBranchesIn(scope, layer.factory);
  const turned = branches.flatMap(({ test, whenTrue, whenFalse }) =>
    isInverted(project, test, whenTrue, whenFalse)
      ? [finding("inverted", test.node, { test: test.node.getText() })]
      : [],
  );
  return turned.length > 0
    ? turned
    : halfFindings(scope, halvesOfFactory(scope, layer));
}

/** The condition that asks, where a field keeps the answer; a test written in place is its own. */
function conditionOf(test: ModeTest, body: ts.Node | undefined): ts.Node {
  let found: ts.Node = test.node;
  if (!body || (found.pos >= body.pos && found.end <= body.end)) return found;
  const visit = (node: ts.Node): void => {
    const condition = ts.isIfStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node)
        ? node.condition
        : undefined;
    if (condition && found === test.node) found = condition;
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

function isInverted(
  project: Project,
  { by, subject, negated }: ModeTest,
  whenTrue: readonly ts.Node[],
  whenFalse: readonly ts.Node[],
): boolean {
  if (by !== "predicate" || subject.kind !== "downstream") return false;
  const [async, sync] = negated ? [whenFalse, whenTrue] : [whenTrue, whenFalse];
  return (
    givenBy(project, async) === "sync" && givenBy(project, sync) === "promise"
  );
}

/** A test that asks something else than the downstream, and so has the same answer in both modes. */
function wrongTest(
  { node, by, subject }: ModeTest,
  around: {
    readonly marksItself: () => boolean;
    readonly names: ReadonlySet<string>;
    readonly isRuntime: boolean;
  },
): readonly CapabilityFinding[] {
  const facts = { test: node.getText() };
  if (by === "constructorName")
    return subject.kind === "downstream" && around.isRuntime
      ? [finding("constructorName", node, facts)]
      : [];
  const isWrong =
    subject.kind === "request" ||
    (subject.kind === "downstream" && by === "promise") ||
    (subject.kind === "this" && (by === "promise" || !around.marksItself())) ||
    (subject.kind === "member" &&
      (["call", "acall"].includes(subject.name) ||
        around.names.has(subject.name)));
  if (!isWrong) return [];
  const asked =
    subject.kind === "downstream"
      ? "the downstream itself, which is a function and never a promise"
      : subject.kind === "request"
        ? "the request"
        : subject.kind === "this"
          ? "this object, which nothing marks"
          : `\`${subject.kind === "member" ? subject.name : ""}\`, which is the same function in both modes`;
  return [finding("wrongSubject", node, { ...facts, asked })];
}

function namesIn(nodes: readonly ts.Node[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  for (const node of nodes) visit(node);
  return names;
}

function halfFindings(
  scope: ModeScope,
  halves: Halves | undefined,
): readonly CapabilityFinding[] {
  if (!halves) return [];
  return differencesOf(scope, halves).flatMap(({ doing, lacking, effects }) => {
    const labels = [...new Set(effects.map(({ label }) => label))];
    const shown = labels.slice(0, 3);
    const more = labels.length - shown.length;
    const what =
      shown.join(", ") + (more > 0 ? ` and ${String(more)} more` : "");
    const [first] = effects;
    return first
      ? [finding("missingInHalf", first.node, { doing, lacking, what })]
      : [];
  });
}
