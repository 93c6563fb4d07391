import type { Project } from "../../project.ts";
import { readBody, type Changers, type Reach } from "./body-reach.ts";
import {
  everyParameter,
  fromParameter,
  made,
  outside,
  receiver,
  type Origin,
} from "./origins.ts";
import type { RunBody } from "../following/runs.ts";

const reaches = new WeakMap<Project, Map<RunBody, Reach>>();

const unknown: Reach = {
  writes: outside,
  runs: [],
  returns: everyParameter | receiver | outside,
};
const mostBodies = 2_000;

/**
 * Whether a body, by itself or through what it calls, may write to an object that outlives its request:
 * one from outside, or its `this` or below its parameters where `shared` has their bits. `changers` are the
 * names of the functions that may write at all; no other call is looked into. At least what the analysis of
 * places finds.
 */
export function mayWriteOutliving(
  project: Project,
  changers: Changers,
  start: RunBody,
  shared: Origin,
): boolean {
  const views = new Map<RunBody, Origin>([[start, shared | outside]]);
  const queue: RunBody[] = [start];
  for (const body of queue) {
    if (queue.length > mostBodies) return true;
    const view = views.get(body) ?? outside;
    const { writes, runs } = reachOf(project, changers, body);
    if (writes & view) return true;
    for (const { body: next, from, given } of runs) {
      let mask = outside | ((from & view) !== 0 ? receiver : made);
      for (const [index, each] of given.entries())
        if (each & view) mask |= fromParameter(index);
      const known = views.get(next) ?? made;
      if ((known | mask) === known) continue;
      views.set(next, known | mask);
      queue.push(next);
    }
  }
  return false;
}

function reachOf(project: Project, changers: Changers, body: RunBody): Reach {
  let known = reaches.get(project);
  if (!known) reaches.set(project, (known = new Map<RunBody, Reach>()));
  let reach = known.get(body);
  if (!reach) {
    // A function that reaches itself: its own result may come from anywhere.
    known.set(body, unknown);
    reach = readBody(
      project,
      changers,
      body,
      (called) => reachOf(project, changers, called).returns,
    );
    known.set(body, reach);
  }
  return reach;
}
