import type ts from "typescript";

/**
 * The same question, asked once for each node as long as its checker lives: solvers come by again and
 * again, and types are what costs.
 */
export function oncePerNode<Node extends ts.Node, Answer>(
  ask: (checker: ts.TypeChecker, node: Node) => Answer,
): (checker: ts.TypeChecker, node: Node) => Answer {
  const checkers = new WeakMap<
    ts.TypeChecker,
    WeakMap<Node, { readonly answer: Answer }>
  >();
  return (checker, node) => {
    let answers = checkers.get(checker);
    if (!answers) checkers.set(checker, (answers = new WeakMap()));
    let known = answers.get(node);
    if (!known) answers.set(node, (known = { answer: ask(checker, node) }));
    return known.answer;
  };
}
