import type ts from "typescript";

import { draft, type Draft } from "./draft.ts";
import type { Edge, Step } from "./graph.ts";

/** Ends the construction of a graph: nested too deeply, or `finally` in `finally` without end. */
export class TooDeep extends Error {}

/** Why control leaves a region. */
type Reason =
  | { readonly kind: "jump"; readonly to: Draft }
  | { readonly kind: "return" | "throw" | "implicit-throw" };

/** What a jump or an exception meets on its way out, innermost last. */
type Frame = Target | Handler | Cleanup;

interface Target {
  readonly kind: "break" | "continue" | "after";
  readonly to: Draft;
  readonly labels: readonly string[];
  /** Whether `break` and `continue` without a label mean it. */
  readonly unlabelled: boolean;
}

interface Handler {
  readonly kind: "catch";
  readonly to: Draft;
}

interface Cleanup {
  readonly kind: "finally";
  /** One copy for each reason; a jump's reason is its target. */
  readonly copies: Map<
    Draft | string,
    { readonly entry: Draft; readonly reason: Reason }
  >;
}

const deepest = 500;
const mostNestedCopies = 1000;

/** The place where the next step goes, and the frames around it. */
export class Builder {
  readonly entry: Draft = draft();
  readonly exit: Draft = draft();
  readonly failure: Draft = draft();
  readonly drafts: Draft[] = [this.entry];
  current: Draft = this.entry;
  readonly #frames: Frame[] = [];
  #depth = 0;
  #copyDepth = 0;
  #nestedCopies = 0;

  constructor() {
    this.entry.live = true;
  }

  /** Runs `visit` one level deeper; a body nested beyond the limit gets no graph. */
  nest(visit: () => void): void {
    this.descend();
    visit();
    this.ascend();
  }

  descend(): void {
    if (++this.#depth > deepest) throw new TooDeep();
  }

  ascend(): void {
    this.#depth--;
  }

  block(): Draft {
    const block = draft();
    this.drafts.push(block);
    return block;
  }

  step(kind: Step["kind"], node: ts.Node): void {
    this.current.steps.push({ kind, node });
  }

  /** A step that may end in an exception, and so ends its block. */
  throwing(kind: Step["kind"], node: ts.Node): void {
    this.step(kind, node);
    // What no path reaches needs no edges: its steps are listed, and that is all.
    if (!this.current.live) return;
    const next = this.block();
    this.edge(next, "next");
    this.#depart({ kind: "implicit-throw" });
    this.current = next;
  }

  /** An edge from the current block, which stays the current one. */
  edge(
    to: Draft,
    kind: Edge["kind"],
    condition?: ts.Expression,
    back = false,
  ): void {
    if (!this.current.live) return;
    to.live = true;
    this.current.out.push({ to, kind, condition, back });
  }

  /** Ends the current block with an edge to `to`, where the next steps go. */
  proceed(to: Draft): void {
    this.edge(to, "next");
    this.current = to;
  }

  /** Ends the current block with a jump back to the head of its loop. */
  repeat(head: Draft): void {
    this.edge(head, "next", undefined, true);
    this.current = this.block();
  }

  /** Ends the current block: control leaves for `reason`, through the `finally` blocks in between. */
  leave(reason: Reason): void {
    this.#depart(reason);
    this.current = this.block();
  }

  /** Leaves for the statement that `break` or `continue` means; a label that nobody has goes nowhere. */
  jump(kind: "break" | "continue", label: string | undefined): void {
    const target = this.#frames.findLast(
      (frame): frame is Target =>
        frame.kind === kind &&
        (label === undefined ? frame.unlabelled : frame.labels.includes(label)),
    );
    if (target) this.leave({ kind: "jump", to: target.to });
    else this.current = this.block();
  }

  /** Builds `body` as the inside of what `break` or `continue` can mean. */
  inside(
    kind: "break" | "continue",
    to: Draft,
    labels: readonly string[],
    unlabelled: boolean,
    body: () => void,
  ): void {
    this.#within({ kind, to, labels, unlabelled }, body);
  }

  /** Builds `body` with its exceptions going to `to`. */
  catching(to: Draft, body: () => void): void {
    this.#within({ kind: "catch", to }, body);
  }

  /** Builds `body`, and `cleanup` once for each reason for which control leaves it. */
  guarded(body: () => void, cleanup: () => void): void {
    const after = this.block();
    const frame: Cleanup = { kind: "finally", copies: new Map() };
    const target: Target = {
      kind: "after",
      to: after,
      labels: [],
      unlabelled: false,
    };
    this.#within(target, () => {
      this.#within(frame, () => {
        body();
        this.leave({ kind: "jump", to: after });
      });
      this.#copyDepth++;
      for (const { entry, reason } of frame.copies.values()) {
        if (this.#copyDepth > 1 && ++this.#nestedCopies > mostNestedCopies)
          throw new TooDeep();
        this.current = entry;
        cleanup();
        // A block of its own, so that nobody takes the last step of the cleanup for what threw.
        this.proceed(this.block());
        this.leave(reason);
      }
      this.#copyDepth--;
    });
    this.current = after;
  }

  #within(frame: Frame, body: () => void): void {
    this.#frames.push(frame);
    body();
    this.#frames.pop();
  }

  #depart(reason: Reason): void {
    if (!this.current.live) return;
    const thrown = reason.kind === "throw" || reason.kind === "implicit-throw";
    for (let at = this.#frames.length - 1; at >= 0; at--) {
      const frame = this.#frames[at];
      if (frame?.kind === "finally") {
        this.edge(this.#copy(frame, reason), thrown ? reason.kind : "next");
        return;
      }
      if (frame?.kind === "catch") {
        if (!thrown) continue;
        this.edge(frame.to, reason.kind);
        return;
      }
      if (reason.kind === "jump" && frame?.to === reason.to) {
        this.edge(reason.to, "next");
        return;
      }
    }
    if (reason.kind === "return") this.edge(this.exit, "return");
    else if (reason.kind !== "jump") this.edge(this.failure, reason.kind);
  }

  #copy(frame: Cleanup, reason: Reason): Draft {
    const key = reason.kind === "jump" ? reason.to : reason.kind;
    const known = frame.copies.get(key);
    if (known) return known.entry;
    const entry = this.block();
    frame.copies.set(key, { entry, reason });
    return entry;
  }
}
