import fs from "node:fs";
import path from "node:path";

import { Draw } from "./draw.ts";
import {
  moduleOf,
  textOf,
  type Kind,
  type Known,
  type Module,
} from "./modules.ts";

/** Which part of the files holds middleware or handlers: `domain` under 5 %, `handlers` over half. */
export type Profile = "domain" | "handlers";

/** Files of each kind in a hundred, in the order in which they may import each other. */
const shares: Readonly<Record<Profile, Readonly<Record<Kind, number>>>> = {
  domain: {
    entity: 22,
    rules: 18,
    files: 6,
    client: 8,
    repository: 14,
    service: 20,
    job: 8,
    middleware: 2,
    routes: 2,
  },
  handlers: {
    entity: 10,
    rules: 6,
    files: 4,
    client: 4,
    repository: 8,
    service: 12,
    job: 2,
    middleware: 18,
    routes: 36,
  },
};

export interface Generated {
  readonly folder: string;
  readonly tsconfig: string;
  readonly files: readonly string[];
  /** A helper of about 300 lines, for the editor's session. */
  readonly edited: string;
}

/** Writes a project of `count` files into `folder`; packages come from this repository. */
export function generate(
  folder: string,
  profile: Profile,
  count: number,
  packages: string,
): Generated {
  const draw = new Draw(count);
  const known: Record<Kind, Module[]> = {
    entity: [],
    rules: [],
    repository: [],
    service: [],
    client: [],
    files: [],
    job: [],
    middleware: [],
    routes: [],
  };
  const files: string[] = [];
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    return file;
  };
  for (const [kind, share] of Object.entries(shares[profile]) as [
    Kind,
    number,
  ][])
    for (let at = 0; at < Math.round((count * share) / 100); at++) {
      const module = moduleOf(kind, files.length, draw);
      files.push(write(`src/${module.path}`, textOf(module, known, draw)));
      known[kind].push(module);
    }
  const edited = write("src/routes/edited.ts", longFile(known, draw));
  const tsconfig = write(
    "tsconfig.json",
    JSON.stringify({
      compilerOptions: {
        target: "es2022",
        lib: ["es2023", "dom"],
        module: "nodenext",
        types: ["node"],
        strict: true,
        skipLibCheck: true,
        noEmit: true,
      },
      include: ["src"],
    }),
  );
  write("package.json", JSON.stringify({ name: "bench", type: "module" }));
  fs.symlinkSync(packages, path.join(folder, "node_modules"));
  return { folder, tsconfig, files: [...files, edited], edited };
}

/** Several modules of handlers behind each other: a file of about 300 lines. */
function longFile(known: Known, draw: Draw): string {
  const parts: string[] = [];
  const heads = new Set<string>();
  for (let lines = 0; lines < 300;) {
    const module = moduleOf("routes", 90_000 + parts.length, draw);
    const text = textOf(module, known, draw);
    for (const line of text.match(/^import .*$/gm) ?? []) heads.add(line);
    const rest = text.replace(/^import .*$/gm, "").trim();
    parts.push(rest);
    lines += rest.split("\n").length;
  }
  return `${[...heads].join("\n")}\n\n${parts.join("\n\n")}\n`;
}
