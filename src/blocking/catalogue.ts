import { table } from "./table.ts";
import { addTo } from "../program/files/lists.ts";

/** A call that blocks the event loop, known by the declaration it resolves to. */
export interface BlockingEntry {
  /** `node:fs`, `better-sqlite3`, `global`. */
  readonly module: string;
  /** `readFileSync`, `Statement#run`, `new Database`. */
  readonly export: string;
  readonly kind: string;
  /** `never` looks like a blocking call and is none. */
  readonly tier: "error" | "advice" | "never";
  readonly counterpart?: Counterpart;
  readonly when?: string;
}

/** The asynchronous call that does the same work. */
export interface Counterpart {
  /**
   * `await`: same arguments, awaited; `member`: the same on the same object; `promisify`: through
   * `util.promisify`; `manual`: something to rewrite by hand.
   */
  readonly how: "await" | "member" | "promisify" | "manual";
  readonly module: string;
  /** `readFile`, `Dir#read`. */
  readonly export: string;
}

/** The rows of a package by the key of their declaration. */
type Rows = ReadonlyMap<string, readonly BlockingEntry[]>;

const byPackage = new Map<string, Map<string, BlockingEntry[]>>();
const names = new Set<string>();

for (const entry of parse(table)) {
  const name = packageOfModule(entry.module);
  let rows = byPackage.get(name);
  if (!rows) {
    rows = new Map<string, BlockingEntry[]>();
    byPackage.set(name, rows);
  }
  addTo(rows, keyOf(entry.export), entry);
  names.add(lastName(entry.export));
}

/** The rows of a package, or of `global`. */
export function rowsOf(packageName: string): Rows | undefined {
  return byPackage.get(packageName);
}

/** Whether some row is called like this: what no row is called like needs no look-up. */
export function isBlockingName(name: string): boolean {
  return names.has(name);
}

/** What to write where the counterpart blocks as well, though less: `hash` of `bcrypt` for that of `bcryptjs`. */
export function counterpartBehind({
  module,
  export: name,
}: Counterpart): Counterpart | undefined {
  const rows = byPackage.get(packageOfModule(module))?.get(keyOf(name));
  const row = rows?.find(({ tier, when }) => tier === "advice" && !when);
  return row?.counterpart?.how === "manual" ? row.counterpart : undefined;
}

/** Every row, for tests and documentation. */
export function allEntries(): readonly BlockingEntry[] {
  return [...byPackage.values()].flatMap((rows) => [...rows.values()].flat());
}

/** `Statement#run` of `Database.Statement#run`, `get` of `export=.get`: what a declaration can tell of itself. */
export function keyOf(path: string): string {
  const plain = path.replace(/\(\w+=\w+\)$/, "").replace(/^export=\./, "");
  if (plain === "export=") return "default";
  const [owner = "", member] = plain.split("#");
  if (member !== undefined) return `${lastName(owner)}#${member}`;
  if (plain.startsWith("new ")) return `new ${lastName(plain.slice(4))}`;
  return plain.split(".").slice(-2).join(".");
}

/** `run` of `Statement#run`. */
export function lastName(path: string): string {
  return /[^.# ]*$/.exec(path.replace(/\(\w+=\w+\)$/, ""))?.[0] ?? path;
}

function packageOfModule(module: string): string {
  if (module.startsWith("node:")) return module;
  if (module === "global(Deno)") return "global";
  const parts = module.split("/");
  return module.startsWith("@")
    ? parts.slice(0, 2).join("/")
    : (parts[0] ?? module);
}

function parse(text: string): BlockingEntry[] {
  const entries: BlockingEntry[] = [];
  let module = "";
  for (const line of text.split("\n")) {
    const head = /^\[(.+)\]$/.exec(line);
    if (head) {
      module = head[1] ?? "";
      continue;
    }
    if (line === "") continue;
    const [path = "", kind = "", tier = "", twin = "", when = ""] =
      line.split(" | ");
    entries.push({
      module,
      export: path,
      kind,
      tier: tier as BlockingEntry["tier"],
      ...(twin ? { counterpart: counterpart(twin, module) } : {}),
      ...(when ? { when } : {}),
    });
  }
  return entries;
}

/** `await node:fs/promises readFile`, `member Dir#read` */
function counterpart(text: string, module: string): Counterpart {
  const words = text.split(" ");
  return {
    how: words[0] as Counterpart["how"],
    module: words.length > 2 ? (words[1] ?? module) : module,
    export: words.at(-1) ?? text,
  };
}
