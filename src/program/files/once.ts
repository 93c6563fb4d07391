import type ts from "typescript";

/**
 * The same question, asked once for each node as long as its owner (a checker, a project) lives: solvers
 * come by again and again, and types are what costs. A plain map for each owner: the program keeps its
 * nodes anyway, and weak keys by the ten thousand are what a garbage collection takes longest for.
 */
export function oncePerNode<Owner extends object, Node extends ts.Node, Answer>(
  ask: (owner: Owner, node: Node) => Answer,
): (owner: Owner, node: Node) => Answer {
  const owners = new WeakMap<Owner, Map<Node, Answer>>();
  return (owner, node) => {
    let answers = owners.get(owner);
    if (!answers) owners.set(owner, (answers = new Map<Node, Answer>()));
    let answer = answers.get(node);
    if (answer === undefined && !answers.has(node))
      answers.set(node, (answer = ask(owner, node)));
    return answer as Answer;
  };
}
