import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** A project of somebody who uses the plugin, installed from a registry and from our tarball. */
export interface Consumer {
  readonly name: string;
  /** What it is there to show, for the table. */
  readonly shows: string;
  readonly manager?: "npm" | "pnpm";
  /** Arguments for the install beside the usual ones. */
  readonly installArguments?: readonly string[];
  /** Development dependencies of its root, beside the plugin, with their versions. */
  readonly packages: Readonly<Record<string, string>>;
  /** More fields of its root's package.json. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
}

/** One command in the project and what must come of it. */
export interface Check {
  readonly says: string;
  /** A command of `node_modules/.bin`, or `node`, with its arguments. */
  readonly run: readonly [string, ...string[]];
  readonly exit: number;
  /** For `eslint -f json`: everything it reports, as `file:line rule`. */
  readonly findings?: readonly string[];
  /** What stdout and stderr together must say, each once. */
  readonly once?: readonly RegExp[];
  readonly never?: RegExp;
  readonly environment?: Readonly<Record<string, string>>;
  /** Files written before the command runs. */
  readonly before?: Readonly<Record<string, string>>;
}

/** What went wrong of a check; empty where it held. */
export interface Outcome {
  readonly problems: readonly string[];
  readonly milliseconds: number;
  readonly output: string;
}

export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

/**
 * Writes a consumer into a folder and installs what it asks for.
 *
 * @throws {Error} with the end of the package manager's output where that fails.
 */
export function install(
  consumer: Consumer,
  folder: string,
  tarball: string,
): void {
  const manifest = {
    name: "consumer",
    version: "1.0.0",
    private: true,
    type: "module",
    ...consumer.manifest,
    devDependencies: {
      "eslint-plugin-async-middleware": `file:${tarball}`,
      ...consumer.packages,
    },
  };
  writeFiles(folder, {
    "package.json": JSON.stringify(manifest, null, 2),
    ...consumer.files,
  });
  const [command, ...first] =
    consumer.manager === "pnpm"
      ? ["npx", "--yes", "pnpm@10", "install", "--no-frozen-lockfile"]
      : ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline"];
  const { status, stdout, stderr } = spawnSync(
    command,
    [...first, ...(consumer.installArguments ?? [])],
    { cwd: folder, encoding: "utf8" },
  );
  if (status !== 0)
    throw new Error(
      `${consumer.name} can't be installed:\n${`${stdout}\n${stderr}`.slice(-1500)}`,
    );
}

/** Runs a check in an installed consumer, with the `node` of this process unless another is given. */
export function runCheck(
  check: Check,
  folder: string,
  node: string = process.execPath,
): Outcome {
  writeFiles(folder, check.before ?? {});
  const [command, ...rest] = check.run;
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    node,
    command === "node" ? rest : [entryOf(folder, command), ...rest],
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...withoutColours(), ...check.environment },
    },
  );
  const output = `${stdout}\n${stderr}`;
  const problems = [
    ...(status === check.exit
      ? []
      : [`exit ${String(status)}, not ${check.exit}`]),
    ...(check.once ?? []).flatMap((pattern) => {
      const times = [...output.matchAll(new RegExp(pattern, "g"))].length;
      return times === 1 ? [] : [`${String(pattern)}: ${times} times`];
    }),
    ...(check.never?.test(output) ? [`says ${String(check.never)}`] : []),
    ...(check.findings
      ? differences(findingsOf(stdout, folder), check.findings)
      : []),
  ];
  return { problems, milliseconds: performance.now() - started, output };
}

/** The script that a command of an installed package starts; `.bin` itself may hold shell scripts. */
function entryOf(folder: string, command: string): string {
  const home = path.join(folder, "node_modules", packageOfCommand(command));
  const { bin } = JSON.parse(
    fs.readFileSync(path.join(home, "package.json"), "utf8"),
  ) as { bin: string | Record<string, string> };
  const entry = typeof bin === "string" ? bin : bin[command];
  if (!entry) throw new Error(`${home} has no command ${command}`);
  return path.join(home, entry);
}

function packageOfCommand(command: string): string {
  const others: Readonly<Record<string, string>> = {
    tsc: "typescript",
    biome: "@biomejs/biome",
  };
  return others[command] ?? command;
}

function withoutColours(): NodeJS.ProcessEnv {
  const environment = { ...process.env, NO_COLOR: "1" };
  Reflect.deleteProperty(environment, "FORCE_COLOR");
  return environment;
}

interface FileResult {
  readonly filePath: string;
  readonly messages: readonly {
    readonly line: number;
    readonly ruleId: string | null;
    readonly message: string;
  }[];
}

/** What `eslint -f json` printed, as `file:line rule`. */
export function findingsOf(json: string, folder: string): string[] {
  let results: readonly FileResult[];
  try {
    results = JSON.parse(json) as FileResult[];
  } catch {
    return ["no JSON on stdout"];
  }
  const home = fs.realpathSync(folder);
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, ruleId, message }) =>
          `${path.relative(home, filePath).replaceAll("\\", "/")}:${line} ${ruleId ?? message}`,
      ),
    )
    .sort();
}

function differences(
  found: readonly string[],
  wanted: readonly string[],
): string[] {
  return [
    ...wanted
      .filter((each) => !found.includes(each))
      .map((x) => `missing ${x}`),
    ...found
      .filter((each) => !wanted.includes(each))
      .map((x) => `unexpected ${x}`),
  ];
}
