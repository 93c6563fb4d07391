import ts from "typescript";

import { factsIn } from "./file-walk.ts";
import type { FunctionWithBody } from "../syntax/functions.ts";

/** What the syntax of a function, or of a field's initialiser, says; functions inside it included unless it is said otherwise. */
export interface BodyFacts {
  /** The names that other code can call it by. */
  readonly names: readonly string[];
  /** The names of what it calls, constructs, or hands to a call. */
  readonly spoken: ReadonlySet<string>;
  /** Waits, or hands a function to something that runs it later; functions inside it not counted. */
  readonly suspends: boolean;
  /** May write to something that it has neither made itself nor got as a parameter. */
  readonly writes: boolean;
  /** The property names on the way to what it may write below its parameters. */
  readonly below: ReadonlySet<string>;
  /** Whether it may write below a parameter. */
  readonly writesParameters: boolean;
}

export interface FunctionFacts extends BodyFacts {
  readonly body: FunctionWithBody;
}

/** What the syntax of a file says; read once, in one walk. */
export interface FileFacts {
  readonly functions: readonly FunctionFacts[];
  /** The initialisers of fields that do more than give a value. */
  readonly fields: readonly BodyFacts[];
  /** Functions and such initialisers. */
  readonly of: ReadonlyMap<ts.Node, BodyFacts>;
  /** The names that are called, by their text: `f` of `f()`, of `a.f()` and of `this.#f()`. */
  readonly calls: ReadonlyMap<string, readonly ts.MemberName[]>;
  /** The names of functions that a list or a promise runs: `f` of `rows.map(f)`. */
  readonly handed: ReadonlyMap<string, readonly ts.MemberName[]>;
  /** The names of what is constructed: `A` of `new A()` and of `new models.A()`. */
  readonly constructions: ReadonlyMap<string, readonly ts.MemberName[]>;
  /** The parameters of the constructors of classes, by the name of the class. */
  readonly constructors: ReadonlyMap<string, readonly string[]>;
  /** Names that stand for others: `import { a as b }`, `export { a as b }`, `const b = a`. */
  readonly aliases: readonly (readonly [name: string, meant: string])[];
}

const byFile = new WeakMap<ts.SourceFile, FileFacts>();

/** How many files were walked in this process: an unchanged file is walked once, in however many programs. */
export const walked = { files: 0 };

/** The facts of a file's syntax. */
export function factsOf(sourceFile: ts.SourceFile): FileFacts {
  let facts = byFile.get(sourceFile);
  if (!facts) {
    walked.files += 1;
    byFile.set(sourceFile, (facts = factsIn(sourceFile)));
  }
  return facts;
}

/** The call, or the `new`, that a name of `calls` or `constructions` is called by. */
export function callBy(
  name: ts.MemberName,
): ts.CallExpression | ts.NewExpression {
  let at: ts.Node = name;
  while (!ts.isCallExpression(at) && !ts.isNewExpression(at)) at = at.parent;
  return at;
}
