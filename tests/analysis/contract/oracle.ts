import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

import type {
  CapabilityPolicy,
  HttpRequest as HttpRequestType,
  HttpResponse,
  MiddlewareEntry,
  MiddlewareFactory,
} from "../../../src/runtime/index.ts";
import { root } from "../../lint.ts";
import { addressOf, loadBuilt, pool, runtime } from "../../runtime/built.ts";
import { built } from "../../runtime/built.ts";

/** Loads a case of the corpus. */
export function loadCase(
  file: string,
): Promise<Record<string, MiddlewareFactory>> {
  return loadText(fs.readFileSync(file, "utf8"), path.basename(file, ".ts"));
}

let loaded = 0;

/** Transpiles code that imports the runtime, next to the built one, and loads it anew. */
export function loadText<M>(text: string, stem: string): Promise<M> {
  return withModule(text, stem, (name) => loadBuilt<M>(name));
}

/** Transpiles code next to the built runtime, where threads find it too as long as it is `used`. */
async function withModule<T>(
  text: string,
  stem: string,
  used: (name: string) => Promise<T>,
): Promise<T> {
  const own = text.replaceAll(
    '"eslint-plugin-async-middleware/runtime"',
    '"./src/runtime/index.js"',
  );
  const { outputText } = ts.transpileModule(own, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  const name = `case-${stem}-${String(process.pid)}-${String(loaded++)}.mjs`;
  const target = new URL(name, built);
  fs.writeFileSync(target, outputText);
  try {
    return await used(name);
  } finally {
    fs.rmSync(target);
  }
}

/** How often chains of a module's exports change between sync and async code, as the runtime builds them. */
export function switchesOf(
  text: string,
  chains: readonly (readonly string[])[],
  root: "sync" | "async",
): Promise<readonly number[]> {
  return withModule(text, "layers", async (name) => {
    const counts: number[] = [];
    for (const chain of chains) {
      const { report } = await Chain.load({
        middleware: chain.map((layer) =>
          runtime.importPath(`./${name}#${layer}`, built),
        ),
        urls: addressOf(`${root}View`),
        ...{ root, pool },
      });
      counts.push(report.adaptations.length);
    }
    return counts;
  });
}

/** The cases of a folder of the corpus that import the runtime. */
export function executableCases(folder: string): readonly string[] {
  const all = path.join(root, "tests/corpus/cases", folder);
  return fs
    .readdirSync(all)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(all, name))
    .filter((file) =>
      fs
        .readFileSync(file, "utf8")
        .includes('"eslint-plugin-async-middleware/runtime"'),
    );
}

/** Where each export of a case stands, in lines from 1. */
export function exportsOf(
  file: string,
): ReadonlyMap<string, { readonly from: number; readonly to: number }> {
  const source = ts.createSourceFile(
    file,
    fs.readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const lineOf = (position: number): number =>
    source.getLineAndCharacterOfPosition(position).line + 1;
  const found = new Map<string, { from: number; to: number }>();
  for (const statement of source.statements) {
    // `layer.processView = …` belongs to the layer.
    const [, owner = ""] = /^(\w+)\./.exec(statement.getText()) ?? [];
    const place = found.get(owner);
    if (place) place.to = lineOf(statement.end);
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts
        .getModifiers(statement)
        ?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) continue;
    const named = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations[0]?.name
      : (statement as ts.ClassDeclaration | ts.FunctionDeclaration).name;
    if (named)
      found.set(named.getText(), {
        from: lineOf(statement.getStart()),
        to: lineOf(statement.end),
      });
  }
  return found;
}

const {
  Chain,
  HttpRequest,
  HttpResponse: Response,
  MiddlewareMixin,
  TemplateResponse,
} = runtime;

/** Django's own kind of neighbour: a hybrid that looks at its downstream. */
class Security extends MiddlewareMixin {
  override processResponse(_: unknown, response: HttpResponse): HttpResponse {
    response.headers.set("x-security", "on");
    return response;
  }
}

const requests: readonly ConstructorParameters<typeof HttpRequest>[0][] = [
  { path: "/" },
  { path: "/", headers: { "x-token": "letmein" } },
  { path: "/", headers: { "x-token": "wrong" }, method: "POST" },
  { path: "/boom", headers: { "x-token": "letmein" } },
  { path: "/template" },
  { path: "/fails" },
  ...Array.from({ length: 5 }, () => ({ path: "/again" })),
];

/** A view that answers, gives a template to render, or fails. */
function view(request: HttpRequestType): HttpResponse {
  if (request.path === "/fails") throw new Error("the view failed");
  return request.path === "/template"
    ? new TemplateResponse(() => "rendered")
    : new Response("view");
}

/** What a layer does wrong on the reference runtime; empty where it does nothing wrong. */
export async function faultsOf(
  entry: MiddlewareFactory,
  capabilities: CapabilityPolicy,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const counters = [entry, entry.prototype as object | undefined].flatMap(
    (host) => (host ? countCalls(host as Record<string, unknown>) : []),
  );
  await withoutRejections(faults, async () => {
    const alone = await answers("alone", [entry], capabilities, faults);
    await answers("below a mixin", [Security, entry], capabilities, faults);
    const sync = await syncAnswers(entry, capabilities, faults);
    if (alone && sync && JSON.stringify(alone) !== JSON.stringify(sync))
      faults.push(
        `async and sync differ: ${JSON.stringify(alone)} ${JSON.stringify(sync)}`,
      );
  });
  for (const counter of counters)
    if (counter.count === 0) faults.push(`${counter.name} never ran`);
  return faults;
}

/** Counts the calls of `acall` and of everything that reads like a hook. */
function countCalls(
  host: Record<string, unknown>,
): { readonly name: string; count: number }[] {
  return Object.getOwnPropertyNames(host).flatMap((name) => {
    const method = host[name];
    if (!/^(?:acall$|process)/.test(name) || typeof method !== "function")
      return [];
    const counter = { name, count: 0 };
    const counted = function (this: unknown, ...args: unknown[]): unknown {
      counter.count++;
      return Reflect.apply(method, this, args);
    };
    // Whoever asks whether it is async gets the answer of the method itself.
    host[name] = runtime.isCoroutineFunction(method)
      ? runtime.markCoroutineFunction(counted)
      : counted;
    return [counter];
  });
}

/** Runs with rejections that nobody handles taken for faults, in place of the end of the process. */
async function withoutRejections(
  faults: string[],
  run: () => Promise<void>,
): Promise<void> {
  const others = process.listeners("unhandledRejection");
  const note = (): void => {
    faults.push("an unhandled rejection");
  };
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", note);
  try {
    await run();
    await new Promise((resolve) => setTimeout(resolve, 5));
  } finally {
    process.off("unhandledRejection", note);
    for (const other of others) process.on("unhandledRejection", other);
  }
}

async function answers(
  where: string,
  middleware: readonly MiddlewareEntry[],
  capabilities: CapabilityPolicy,
  faults: string[],
): Promise<readonly unknown[] | undefined> {
  const seen: unknown[] = [];
  try {
    const chain = await Chain.load({
      ...{ middleware, capabilities, pool },
      urls: async (request) => Promise.resolve(view(request)),
    });
    for (const request of requests) {
      const response = await chain.handle(new HttpRequest(request));
      if (response.statusCode >= 500 && request?.path !== "/fails")
        faults.push(`${where}: a 500`);
      seen.push(shown(response));
    }
    return seen;
  } catch (error) {
    const { code = String(error) } = error as { code?: string };
    // Sync code given as a value can't stand over async code at all: that says nothing of it.
    if (code === "closure_cannot_cross") return undefined;
    faults.push(`${where}: ${code}`);
    return undefined;
  }
}

async function syncAnswers(
  entry: MiddlewareEntry,
  capabilities: CapabilityPolicy,
  faults: string[],
): Promise<readonly unknown[] | undefined> {
  try {
    const chain = await Chain.load({
      ...{ middleware: [entry], capabilities, pool, root: "sync" as const },
      urls: view,
    });
    // Async-only code has no sync half.
    if (chain.report.adaptations.length > 0) return undefined;
    return requests.map((request) => {
      const response = chain.handleSync(new HttpRequest(request));
      if (response.statusCode >= 500 && request?.path !== "/fails")
        faults.push("sync root: a 500");
      return shown(response);
    });
  } catch (error) {
    const { code = String(error) } = error as { code?: string };
    if (code !== "closure_cannot_cross") faults.push(`sync root: ${code}`);
    return undefined;
  }
}

function shown({ statusCode, headers }: HttpResponse): unknown {
  return [statusCode, ...[...headers].map(([name, value]) => name + value)];
}
