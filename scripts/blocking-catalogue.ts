/**
 * Writes `src/blocking/table.ts` from the measured catalogue of blocking calls:
 *
 *     node scripts/blocking-catalogue.ts <catalogue.json>
 *
 * The catalogue says what exists; `blocking-tiers.ts` decides what is reported.
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { additions, conditionOf, tierOf, type Kind } from "./blocking-tiers.ts";

interface CatalogueEntry {
  readonly id: string;
  readonly module: string;
  readonly export: string;
  readonly kind: Kind;
  readonly blocking: boolean;
  readonly counterpart: {
    readonly module: string;
    readonly export: string;
    readonly rewrite: string;
    readonly check?: string;
  } | null;
  readonly derivable: string | null;
}

/** One line a row: `export | kind | tier | counterpart | when`. */
export function tableOf(entries: readonly CatalogueEntry[]): string {
  const lines: string[] = [];
  let module = "";
  for (const entry of entries) {
    const tier = entry.blocking
      ? tierOf(`${entry.module}/${entry.export}`, entry.kind)
      : "never";
    if (tier === "absent" && !entry.export.endsWith("Sync")) continue;
    if (entry.module !== module) lines.push("", `[${(module = entry.module)}]`);
    const cells = [
      entry.export,
      entry.kind,
      // What is left out on purpose must not come back as a `fooSync` / `foo` pair.
      tier === "absent" ? "never" : tier,
      tier === "absent" || tier === "never" ? "" : counterpartOf(entry),
      conditionOf(`${entry.module}/${entry.export}`, entry.derivable) ?? "",
    ];
    lines.push(cells.join(" | ").replace(/[ |]+$/, ""));
  }
  for (const addition of additions) {
    const [id = "", kind = ""] = addition.split(" | ");
    const [, name = "", path = ""] = /^(@[^/]+\/[^/]+|[^/]+)\/(.+)$/.exec(id)!;
    if (name !== module) lines.push("", `[${(module = name)}]`);
    const tier = tierOf(id, kind as Kind);
    const when = conditionOf(id, null);
    lines.push([path, kind, tier, ...(when ? ["", when] : [])].join(" | "));
  }
  return lines.join("\n").trim();
}

/** `await node:fs/promises readFile`, `member all`, or nothing where no call stands in its place. */
function counterpartOf(entry: CatalogueEntry): string {
  // There is no promise of `exists`: the check is an `access` that may fail.
  if (entry.export === "existsSync") return "manual node:fs/promises access";
  const twin = entry.counterpart;
  if (!twin || / |=|\/|:/.test(twin.export)) return "";
  // What stands beside it on an object or a class is called there: nothing of it can be imported.
  const owner = /^.+[#.]/.exec(twin.export)?.[0];
  const isMember = owner !== undefined && entry.export.startsWith(owner);
  const how = {
    "await-same-args": isMember ? "member" : "await",
    "rename-member": "member",
    promisify: "promisify",
  }[twin.rewrite];
  const module = twin.module === entry.module ? "" : ` ${twin.module}`;
  return `${how ?? "manual"}${module} ${twin.export}`;
}

function main(source: string | undefined): void {
  if (!source) throw new Error("usage: blocking-catalogue.ts <catalogue.json>");
  const entries = JSON.parse(
    fs.readFileSync(source, "utf8"),
  ) as CatalogueEntry[];
  const target = path.join(
    import.meta.dirname,
    "..",
    "src",
    "blocking",
    "table.ts",
  );
  fs.writeFileSync(
    target,
    [
      "// Written by scripts/blocking-catalogue.ts; change scripts/blocking-tiers.ts and write it again.",
      "",
      "/** Every blocking call that is known by name: `export | kind | tier | counterpart | when`, by module. */",
      `export const table = \`\n${tableOf(entries).replace(/[`\\]|\$\{/g, "\\$&")}\n\`;`,
      "",
    ].join("\n"),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main(process.argv[2]);
}
