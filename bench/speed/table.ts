import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ESLint } from "eslint";
import prettier from "prettier";
import ts from "typescript";

import type { Concurrent } from "./concurrency.ts";
import type { Session } from "./editor.ts";
import type { Profile } from "./generate.ts";
import type { Alone, Marginal } from "./measure.ts";
import { setNames, type SetName } from "./set-names.ts";

export interface Measured {
  readonly name: string;
  /** What a process costs that runs one set alone; left out where only the growth is asked for. */
  readonly apart?: {
    readonly floor: Alone;
    readonly alone: Readonly<Record<SetName, Alone>>;
  };
  readonly marginal: Marginal;
}

export interface Results {
  readonly measured: readonly Measured[];
  readonly grown: Readonly<Record<Profile, readonly Measured[]>>;
  readonly session: Session | undefined;
  readonly concurrent: { readonly off?: Concurrent; readonly two?: Concurrent };
}

const readme = path.resolve(import.meta.dirname, "../../README.md");
const begin = "<!-- begin: npm run bench -- --write -->";
const end = "<!-- end: npm run bench -->";

/** The results as Markdown; with `write`, in the README between its marks. */
export async function writeTable(
  results: Results,
  write: boolean,
): Promise<string> {
  const text = markdown(results);
  if (write) {
    const old = fs.readFileSync(readme, "utf8");
    const from = old.indexOf(begin);
    const to = old.indexOf(end);
    if (from < 0 || to < 0) throw new Error("README.md has no marks");
    const next = `${old.slice(0, from)}${begin}\n\n${text}\n\n${old.slice(to)}`;
    fs.writeFileSync(
      readme,
      await prettier.format(next, {
        ...(await prettier.resolveConfig(readme)),
        filepath: readme,
      }),
    );
  }
  return text;
}

function markdown({ measured, grown, session, concurrent }: Results): string {
  const ms = (value: number): string => value.toFixed(0);
  const rows = measured.map(({ name, apart, marginal }) => [
    `${name} (${(marginal.lines / 1000).toFixed(0)}k lines)`,
    apart ? ms(apart.floor.cpu) : "",
    ...setNames.map((set) =>
      [
        ms(marginal.sets[set]),
        ...(apart ? [ms(apart.alone[set].cpu - apart.floor.cpu)] : []),
      ].join(" / "),
    ),
    [
      marginal.sets["no-floating-promises"],
      ...(apart
        ? [apart.alone["no-floating-promises"].cpu - apart.floor.cpu]
        : []),
    ]
      .map((theirs) => (marginal.sets.recommended / theirs).toFixed(2))
      .join(" / "),
    ...(apart
      ? [
          (
            (apart.alone.recommended.cpu - apart.floor.cpu) /
            (apart.alone["no-floating-promises"].cpu - apart.floor.cpu)
          ).toFixed(2),
          [apart.alone["no-floating-promises"], apart.alone.recommended]
            .map(({ memory }) => `${above(memory, apart.floor.memory)} %`)
            .join(" / "),
        ]
      : ["", ""]),
    `${marginal.slowest.perThousand.toFixed(0)} ms`,
  ]);
  const head = [
    "Project",
    "floor",
    ...setNames.map((set) =>
      set === "recommended" ? "`recommended`" : `\`${set}\``,
    ),
    "ratio, warm",
    "ratio, alone",
    "memory",
    "slowest file, a 1,000 lines",
  ];
  const table = [head, head.map(() => "---"), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
  const growth = Object.entries(grown)
    .filter(([, each]) => each.length > 1)
    .map(([profile, each]) => `${profile} ${exponent(each).toFixed(2)}`)
    .join(", ");
  const [processor] = os.cpus();
  const notes = [
    "Milliseconds of CPU time. `floor`: program and parse. Each rule: what it adds in a process whose checker is warm, then what it costs above the floor alone in a process. `ratio, warm`: what `recommended` adds where the checker is warm, to what `no-floating-promises` adds there, and to what that rule costs alone. `ratio, alone`: both alone. `memory`: the peak of `no-floating-promises` alone, then of `recommended` alone, above the floor's.",
    growth && `Growth with the number of lines (1 is linear), warm: ${growth}.`,
    session &&
      `An editor's session, a file of ${String(session.lines)} lines, one character changed 20 times, after \`no-floating-promises\`: ${Object.entries(
        session.edits,
      )
        .map(
          ([edit, { median, slowest }]) =>
            `${median.toFixed(1)} ms at the median, ${slowest.toFixed(1)} ms at most in a ${edit}`,
        )
        .join("; ")}. The first look takes ${session.first.toFixed(0)} ms.`,
    concurrent.off &&
      concurrent.two &&
      `\`--concurrency 2\`: ${concurrent.off.reports === concurrent.two.reports ? "the same reports" : "OTHER REPORTS"}, ${(concurrent.two.cpu / concurrent.off.cpu).toFixed(1)} times the CPU time and ${(concurrent.two.memory / concurrent.off.memory).toFixed(1)} times the memory, since each worker builds its own program.`,
    `Measured with Node ${process.versions.node}, TypeScript ${ts.version}, ESLint ${ESLint.version} on ${String(os.cpus().length)} cores (${processor?.model.trim() || os.arch()}); load average ${os
      .loadavg()
      .map((load) => load.toFixed(1))
      .join(", ")}.`,
  ];
  return [table, ...notes.filter(Boolean)].join("\n\n");
}

function above(value: number, floor: number): string {
  return ((value / floor - 1) * 100).toFixed(0);
}

/** The slope of cost over lines, both as logarithms. */
function exponent(measured: readonly Measured[]): number {
  const points = measured.map(
    ({ marginal }) =>
      [Math.log(marginal.lines), Math.log(marginal.sets.recommended)] as const,
  );
  const mean = (at: 0 | 1): number =>
    points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const below = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return above / below;
}
