import { expect, it } from "vitest";

import { projectOf } from "../../../src/analysis/project.ts";
import { bodiesIn } from "../../../src/analysis/shared-state/sharing/bodies.ts";
import { mayChangeShared } from "../../../src/analysis/shared-state/sharing/may-change.ts";
import { isSuspect } from "../../../src/analysis/shared-state/shared-state.ts";
import {
  analyse,
  summaryIn,
} from "../../../src/analysis/shared-state/following/summary.ts";
import { settingsOf } from "../../../src/settings.ts";
import { corpusFiles, corpusProgram } from "../../corpus/project.ts";

/** Where state is shared, and where much of other code is. */
const files = corpusFiles.filter((name) =>
  /\/cases\/(?:state|real|blocking-program)\//.test(name),
);

/** The gate looks at names and symbols; behind it bodies are followed. It must lose nothing that they find. */
it(
  "turns no body away in which something is suspect",
  { timeout: 600_000 },
  () => {
    const program = corpusProgram();
    const project = projectOf(program, settingsOf(undefined).settings);
    let away = 0;
    const lost: string[] = [];
    for (const name of files) {
      const file = program.getSourceFile(name);
      if (!file) continue;
      for (const { view } of bodiesIn(project, file, "request")) {
        if (mayChangeShared(project, view)) continue;
        away += 1;
        const { effects } = analyse(
          project,
          view.body,
          summaryIn(project),
          view,
        );
        if (
          effects.some(
            (effect) => isSuspect(effect) && view.isShared(effect.location),
          )
        )
          lost.push(`${name}:${String(view.body.pos)}`);
      }
    }
    expect(lost).toEqual([]);
    expect(away).toBeGreaterThan(20);
  },
);
