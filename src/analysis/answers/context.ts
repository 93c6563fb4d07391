import type ts from "typescript";

import type { ResponseObject } from "../../middleware/descriptor.ts";
import type { Site } from "../../middleware/site.ts";
import type { FunctionWithBody } from "../../program/syntax/functions.ts";
import type { ChainStep } from "../finding.ts";
import type { Project } from "../project.ts";
import type { Ending, Path, State } from "./state.ts";

/** What the analysis of one body starts from. */
export interface Inputs {
  readonly site: Site;
  /** The names that hold the response, and what its members do. */
  readonly responses: ReadonlyMap<ts.Symbol, ResponseObject>;
  /** The parameters of helpers that hold the continuation. */
  readonly continuations: ReadonlySet<ts.Symbol>;
  /** The outermost function in which these names are in view: the site's body, or a helper elsewhere. */
  readonly scope: FunctionWithBody;
  /** Where the answer stands when the body is entered. */
  readonly entry: State;
}

export type NoteKind =
  /** Answers a second time. */
  | "again"
  /** Goes on after an answer. */
  | "continues"
  /** Answers after it went on. */
  | "late"
  /** Changes headers that are sent. */
  | "headers"
  /** Answers or goes on before a callback that answers as well. */
  | "beforeCallback"
  /** Throws after an answer. */
  | "throws"
  /** Returns a value after an answer, where the value is one too. */
  | "returns"
  /** Ends an async body, which is an answer, before the callback that has one. */
  | "endsEarly";

/** Something the analysis saw on the way; findings are made of these. */
export interface Note {
  readonly kind: NoteKind;
  readonly node: ts.Node;
  /** As the code writes what happens at `node`. */
  readonly name: string;
  /** What happened to the response before. */
  readonly first: Exclude<State, { kind: "open" | "handed" }>;
  readonly chain: readonly ChainStep[];
  /** Whether something must have thrown, unannounced, behind the first answer. */
  readonly implicit: boolean;
  /** The `throw` by which a path came there, behind the answer. */
  readonly thrown?: ts.Node | undefined;
}

/** A `throw` that leaves a body, and where the answer stands by then. */
export interface Failure {
  readonly state: State;
  readonly thrown: ts.Node;
}

/** What is known of a body once it is solved. */
export interface BodyResult {
  readonly exits: readonly Path[];
  /** How it ends with a `throw` of its own, or of a helper that answers before. */
  readonly failures: readonly Failure[];
  readonly notes: readonly Note[];
  /** Whether any path does anything to the answer, or hands the response on. */
  readonly touches: boolean;
}

export interface Context {
  readonly project: Project;
  readonly checker: ts.TypeChecker;
  readonly inputs: Inputs;
  readonly body: FunctionWithBody;
  note(note: Note): void;
  /** Remembers that some path does something to the answer. */
  touch(): void;
  /** The result of a function under these inputs; `undefined` while it is being computed or too deep. */
  resultOf(body: FunctionWithBody, inputs: Inputs): BodyResult | undefined;
  endingOf(path: Path, body: FunctionWithBody): Ending;
}
