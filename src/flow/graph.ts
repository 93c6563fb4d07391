import type ts from "typescript";

/**
 * The control-flow graph of one function body, over TypeScript nodes.
 *
 * A block is a run of steps that execute one after the other; it ends at a branch, at a step that
 * may throw, or at a jump. Nested functions are not entered: evaluating one is a single step.
 */
export interface FlowGraph {
  /** The function, module or class static block whose body this is. */
  readonly body: FlowBody;
  readonly blocks: readonly Block[];
  readonly entry: Block;
  /** Reached by every path that ends normally: `return` edges and the `end` of the body. */
  readonly exit: Block;
  /** Reached by every path that ends with an exception: `throw` and `implicit-throw` edges. */
  readonly failure: Block;
}

export type FlowBody =
  | ts.FunctionLikeDeclaration
  /** The initialiser of a field, as `new` runs it. */
  | ts.PropertyDeclaration
  | ts.ClassStaticBlockDeclaration
  | ts.SourceFile;

export interface Block {
  /** Its place in `blocks`: reverse post-order from the entry, then what no path reaches. */
  readonly id: number;
  readonly steps: readonly Step[];
  readonly out: readonly Edge[];
}

/**
 * One thing that happens, in evaluation order.
 *
 * - `evaluate`: an expression has its value; its operands are earlier steps. Of an assignment, `++` or
 *   `--` it is the write (`a ??= b` has it only where `b` was evaluated). Of a `for…of` / `for…in`
 *   statement: the next value was asked for. Of a class static block: it ran. Literals, `this`,
 *   `super` and `import.meta` have no step; parentheses and casts neither, nor a `&&`, `||`, `??`, `!`,
 *   `,` or `?:` that is a condition (its operands decide), nor an optional chain that was cut short.
 * - `bind`: names get their value (a variable declaration, a binding element, a parameter, the
 *   variable of a `for…of` / `for…in` at each turn, a `catch` variable, a static field, a function
 *   declaration at the start of its block, a class, enum or namespace, an `export default`), or an
 *   assignment target inside a pattern or at the head of a `for` loop is written. Where the name is a
 *   pattern its own `bind`, which may throw, comes before those of its elements. `targetsOf` tells
 *   what a step writes.
 * - `suspend`: the body gives way to other code: `await`, `for await` at each turn and at its end,
 *   `yield` of a generator (sync ones too: the analysis decides), `return` in an async generator, a jump
 *   out of a `for await`, the end of a scope with `await using`. It stands between the evaluation of the
 *   operand and the `evaluate` step of the `await` or `yield` itself.
 * - `dispose`: the end of a scope with `using` or `await using` (node: the declaration list).
 * - `return`: the value of a `return` (or of an expression-bodied arrow) is decided; `finally` blocks
 *   that it passes come after it. `node` is the statement, or the arrow's expression.
 * - `throw`: a `throw` statement has its value.
 */
export interface Step {
  readonly kind:
    "evaluate" | "bind" | "suspend" | "dispose" | "return" | "throw";
  readonly node: ts.Node;
}

export interface Edge {
  readonly from: Block;
  readonly to: Block;
  /**
   * - `next`: falls through, joins, jumps; into a `finally` block by all ways but an exception.
   * - `true` / `false`: `condition` had that truth value (`!` is already folded in, `&&` and `||` are
   *   split into their operands). Without `condition`: a `for…of` / `for…in` had another value or none.
   * - `nullish` / `present`: `condition` is the left side of `?.` or `??`.
   * - `case`: `condition` is the `case` expression that matched; `default`: none did, and `condition` is
   *   what the `switch` asks about.
   * - `throw`: an explicit `throw` statement. `implicit-throw`: the last step of `from` threw (a call,
   *   `await`, `yield`, a property access…). Where a `finally` passes one on, `from` has no steps.
   * - `return`, `end`: to `exit`.
   */
  readonly kind:
    | "next"
    | "true"
    | "false"
    | "nullish"
    | "present"
    | "case"
    | "default"
    | "throw"
    | "implicit-throw"
    | "return"
    | "end";
  readonly condition: ts.Expression | undefined;
  /** True for an edge that goes round a loop again. */
  readonly back: boolean;
}
