import type ts from "typescript";

/**
 * The same question, asked once for each node as long as its checker lives: solvers come by again and
 * again, and types are what costs. A plain map for each checker: the program keeps its nodes anyway, and
 * weak keys by the ten thousand are what a garbage collection takes longest for.
 */
export function oncePerNode<Node extends ts.Node, Answer>(
  ask: (checker: ts.TypeChecker, node: Node) => Answer,
): (checker: ts.TypeChecker, node: Node) => Answer {
  const checkers = new WeakMap<ts.TypeChecker, Map<Node, Answer>>();
  return (checker, node) => {
    let answers = checkers.get(checker);
    if (!answers) checkers.set(checker, (answers = new Map<Node, Answer>()));
    let answer = answers.get(node);
    if (answer === undefined && !answers.has(node))
      answers.set(node, (answer = ask(checker, node)));
    return answer as Answer;
  };
}
