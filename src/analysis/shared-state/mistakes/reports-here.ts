import ts from "typescript";

import { isProvider } from "../../../middleware/containers.ts";
import {
  functionAround,
  isFunctionWithBody,
} from "../../../program/syntax/functions.ts";
import type { Project } from "../../project.ts";
import type { OwnWrite } from "../places/state.ts";
import type { Judged } from "../sharing/bodies.ts";
import { mayRace } from "../sharing/reached.ts";

/** A method of a provider that waits by itself: its own file is told of what it keeps. */
export function isProvided(project: Project, body: ts.Node): boolean {
  return (
    ts.isClassLike(body.parent) &&
    isProvider(project, body.parent) &&
    isFunctionWithBody(body) &&
    mayRace(body)
  );
}

/**
 * What a helper is given is the request's where the call says so: there it is reported, unless the
 * helper is a provider's method and does it all by itself.
 */
export function reportsHere(
  project: Project,
  { kind, heir, view: { body } }: Judged,
  provides: boolean,
  own: OwnWrite,
): boolean {
  if (kind === "helper") return provides && own.path.length === 0;
  if (own.path.length === 0) return true;
  // `(ctx, next) => this.handle(ctx, next)`: another middleware's mistake is said where that one stands, also what it
  // hands to a call (`storage.run(store, async () => …)`), and what it lets a helper do.
  return [own.target, ...own.path.map(({ node }) => node)].every((node) => {
    for (
      let around = functionAround(node);
      around && around !== body;
      around = functionAround(around)
    )
      if (
        // An heir's is told where it stands, too, and with all that its base runs.
        (!heir && node === own.target && isProvided(project, around)) ||
        project.middleware.siteOf(around)?.certain === true
      )
        return false;
    return true;
  });
}
