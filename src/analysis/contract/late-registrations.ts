import ts from "typescript";

import { isFunctionWithBody } from "../../program/syntax/functions.ts";
import type { Finding } from "../finding.ts";
import type { Project } from "../project.ts";
import {
  bodyOf,
  fillerOf,
  isCatchAll,
  isErrorHandler,
  isLoginSession,
  isOfPassport,
  isRouter,
  isWrapper,
  mayFail,
  methodNode,
  type Filler,
} from "./late-tools.ts";
import { callsOn, catchesDownstream, goesOnAfter } from "./continuations.ts";
import { moveAfter, moveBefore } from "./moves.ts";
import { fillsPart, readOf } from "./part-reads.ts";
import {
  covers,
  sequencesIn,
  type Framework,
  type Registration,
} from "./registrations.ts";
import { routing } from "./routing.ts";
import { typeAt } from "../../program/types/types.ts";

/**
 * - `earlyErrorHandler`: routes behind it never reach an error handler (Express).
 * - `lateErrorHandler`: routes before it never reach it (Koa).
 * - `lateFiller`: what reads a part of the request stands before what fills it.
 * - `lateWrapper`: everything that it could wrap stands before it.
 * - `lateSession`: the login session is asked for before there is a session.
 */
export type LateKind =
  | "earlyErrorHandler"
  | "lateErrorHandler"
  | "lateFiller"
  | "lateWrapper"
  | "lateSession";

/** What a file registers in an order in which it can't work. */
export function lateFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly Finding<LateKind>[] {
  return sequencesIn(project, sourceFile).flatMap(({ framework, steps }) => {
    const judge = new Judge(project, sourceFile, framework, steps);
    return judge.findings();
  });
}

class Judge {
  readonly #project: Project;
  readonly #file: ts.SourceFile;
  readonly #framework: Framework;
  readonly #steps: readonly (Registration | "opaque")[];

  constructor(
    project: Project,
    file: ts.SourceFile,
    framework: Framework,
    steps: readonly (Registration | "opaque")[],
  ) {
    this.#project = project;
    this.#file = file;
    this.#framework = framework;
    this.#steps = steps;
  }

  findings(): readonly Finding<LateKind>[] {
    return this.#steps.flatMap((step, index) => {
      if (step === "opaque" || step.method !== "use" || !step.isCertain)
        return [];
      const finding =
        this.#errorHandler(step, index) ??
        this.#filler(step, index) ??
        this.#wrapper(step, index) ??
        this.#session(step, index);
      return finding ? [finding] : [];
    });
  }

  #before(index: number): readonly (Registration | "opaque")[] {
    return this.#steps.slice(0, index);
  }

  #after(index: number): readonly (Registration | "opaque")[] {
    return this.#steps.slice(index + 1);
  }

  /** A route or a mounted router: what answers. */
  #isRoute(step: Registration): boolean {
    return step.method === "use"
      ? step.handlers.some((handler) => isRouter(this.#project, handler))
      : routing.has(step.method);
  }

  #errorHandler(
    step: Registration,
    index: number,
  ): Finding<LateKind> | undefined {
    if (this.#framework === "koa") return this.#koaErrorHandler(step, index);
    if (this.#framework !== "express") return undefined;
    const isHandler = (each: Registration): boolean =>
      each.handlers.some((handler) => isErrorHandler(this.#project, handler));
    if (!isHandler(step)) return undefined;
    const after = this.#after(index);
    if (after.includes("opaque")) return undefined;
    const later = after.flatMap((each) => (each === "opaque" ? [] : [each]));
    if (later.some((each) => each.method === "use" && isHandler(each)))
      return undefined;
    const routes = later.filter(
      (each) =>
        this.#isRoute(each) &&
        !isCatchAll(each) &&
        covers(step.path, each.path) &&
        each.handlers.some((handler) => mayFail(this.#project, handler)),
    );
    const [first] = routes;
    const last = routes.at(-1);
    if (!first || !last) return undefined;
    return this.#finding("earlyErrorHandler", step, first, {
      repairs: moveAfter(this.#file, step, last),
    });
  }

  /** `try { await next() } catch …` behind the routes whose errors it is there for. */
  #koaErrorHandler(
    step: Registration,
    index: number,
  ): Finding<LateKind> | undefined {
    const [handler] = step.handlers;
    const body = handler && bodyOf(this.#project, handler);
    if (!body || !catchesDownstream(body)) return undefined;
    const before = this.#before(index);
    const routes = before.filter(
      (each): each is Registration =>
        each !== "opaque" && each.isCertain && this.#isRoute(each),
    );
    const [first] = routes;
    const isGuarded = before.some(
      (each) =>
        each === "opaque" ||
        each.handlers.some((other) => {
          const otherBody = bodyOf(this.#project, other);
          return otherBody ? catchesDownstream(otherBody) : false;
        }),
    );
    return first && !isGuarded
      ? this.#finding("lateErrorHandler", step, first, {
          repairs: moveBefore(this.#project.checker, this.#file, step, first),
        })
      : undefined;
  }

  #filler(step: Registration, index: number): Finding<LateKind> | undefined {
    const filler = this.#fillerIn(step);
    if (!filler) return undefined;
    const before = this.#before(index);
    if (before.some((each) => each === "opaque" || this.#fills(each, filler)))
      return undefined;
    for (const each of before) {
      if (each === "opaque" || !covers(step.path, each.path)) continue;
      const read = this.#readIn(each, filler);
      if (read)
        return this.#finding("lateFiller", step, each, {
          facts: { part: read },
          repairs: moveBefore(this.#project.checker, this.#file, step, each),
        });
    }
    return undefined;
  }

  #fillerIn({ handlers }: Registration): Filler | undefined {
    for (const handler of handlers) {
      const filler = fillerOf(this.#project, handler);
      if (filler) return filler;
    }
    return undefined;
  }

  /** Whether a registration fills the same part, by whatever means. */
  #fills({ handlers }: Registration, { part }: Filler): boolean {
    const { checker } = this.#project;
    return handlers.some((handler) => {
      if (fillerOf(this.#project, handler)?.part === part) return true;
      const body = bodyOf(this.#project, handler);
      if (body) return fillsPart(checker, body, this.#framework, part);
      // What nobody can look into may fill anything.
      return (typeAt(checker, handler).flags & ts.TypeFlags.Any) !== 0;
    });
  }

  #readIn(step: Registration, { part }: Filler): string | undefined {
    if (!step.isCertain) return undefined;
    // An upload's own parser, a schema's: what stands before a handler in its route may fill the part.
    const plain = step.handlers.every(
      (handler) => bodyOf(this.#project, handler) !== undefined,
    );
    if (!plain) return undefined;
    for (const handler of step.handlers) {
      const body = bodyOf(this.#project, handler);
      const read =
        body &&
        readOf(
          this.#project.checker,
          body,
          this.#framework,
          part,
          step.method === "use" && callsOn(body, this.#framework),
        );
      if (read) return read.text;
    }
    return undefined;
  }

  #wrapper(step: Registration, index: number): Finding<LateKind> | undefined {
    const [handler, ...others] = step.handlers;
    if (!handler || others.length > 0 || !this.#wraps(handler))
      return undefined;
    const after = this.#after(index);
    const before = this.#before(index);
    const answers = (each: Registration | "opaque"): boolean =>
      each === "opaque" ||
      (this.#isRoute(each) && !isCatchAll(each)) ||
      // Whatever else is used may answer as well: files, a proxy, a page for what isn't found.
      (each.method === "use" &&
        each.handlers.some(
          (other) =>
            !isErrorHandler(this.#project, other) &&
            !isWrapper(this.#project, other) &&
            fillerOf(this.#project, other) === undefined &&
            !this.#isLast(other),
        ));
    if (after.some(answers) || before.includes("opaque")) return undefined;
    const routes = before.filter(
      (each): each is Registration =>
        each !== "opaque" &&
        each.isCertain &&
        this.#isRoute(each) &&
        covers(step.path, each.path ?? (step.path === "*" ? "*" : undefined)),
    );
    const [first] = routes;
    // A route that calls on may mean to reach it.
    if (
      !first ||
      routes.some(({ handlers }) =>
        handlers.some((each) => {
          const body = bodyOf(this.#project, each);
          return body !== undefined && callsOn(body, this.#framework);
        }),
      )
    )
      return undefined;
    return this.#finding("lateWrapper", step, first, {
      repairs: moveBefore(this.#project.checker, this.#file, step, first),
    });
  }

  #wraps(handler: ts.Expression): boolean {
    if (
      isWrapper(this.#project, handler) ||
      fillerOf(this.#project, handler) !== undefined
    )
      return true;
    if (this.#framework !== "hono") return false;
    // One of the project's own that goes on when downstream has answered.
    const body = bodyOf(this.#project, handler);
    return body !== undefined && goesOnAfter(body);
  }

  /** `(req, res) => res.status(404).send(…)`, `router.allowedMethods()`: for what nobody has answered. */
  #isLast(handler: ts.Expression): boolean {
    const body = bodyOf(this.#project, handler);
    if (body) return !callsOn(body, this.#framework);
    return handler.getText(this.#file).includes("allowedMethods");
  }

  #session(step: Registration, index: number): Finding<LateKind> | undefined {
    if (
      this.#framework !== "express" ||
      !step.handlers.some((handler) => isLoginSession(this.#project, handler))
    )
      return undefined;
    const isSession = (each: Registration | "opaque"): boolean =>
      each === "opaque" ||
      this.#fills(each, { part: "session", packages: [] }) ||
      each.handlers.some(
        (handler) =>
          bodyOf(this.#project, handler) === undefined &&
          !isWrapper(this.#project, handler) &&
          fillerOf(this.#project, handler) === undefined &&
          !isOfPassport(this.#project, handler),
      );
    if (this.#before(index).some(isSession)) return undefined;
    const session = this.#after(index).find(
      (each): each is Registration =>
        each !== "opaque" && this.#fillerIn(each)?.part === "session",
    );
    return session
      ? this.#finding("lateSession", step, session, {
          repairs: moveAfter(this.#file, step, session),
        })
      : undefined;
  }

  #finding(
    kind: LateKind,
    step: Registration,
    other: Registration,
    more: {
      readonly facts?: Readonly<Record<string, string>>;
      readonly repairs: Finding["repairs"];
    },
  ): Finding<LateKind> {
    return {
      kind,
      tier: "error",
      node: methodNode(step.call),
      facts: {
        name: this.#nameOf(step),
        other: this.#nameOf(other),
        line: String(
          this.#file.getLineAndCharacterOfPosition(
            methodNode(other.call).getStart(this.#file),
          ).line + 1,
        ),
        ...more.facts,
      },
      chain: [],
      repairs: more.repairs,
    };
  }

  #nameOf({ call, path, method, handlers }: Registration): string {
    if (method !== "use" && path !== undefined)
      return `${method.toUpperCase()} ${path}`;
    const [handler] = handlers;
    const text = handler?.getText(this.#file) ?? call.getText(this.#file);
    if (handler && isFunctionWithBody(handler)) {
      const callee = call.expression.getText(this.#file);
      return `${callee.length > 30 ? `.${method}` : callee}(…)`;
    }
    return text.length > 40 ? `${text.slice(0, 37)}…` : text;
  }
}
