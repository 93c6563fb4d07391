/** The kinds of modules of a generated project; each writes one file as a backend has them. */
import type { Draw } from "./draw.ts";

export type Kind =
  | "entity"
  | "rules"
  | "repository"
  | "service"
  | "client"
  | "files"
  | "job"
  | "middleware"
  | "routes";

export interface Module {
  readonly kind: Kind;
  /** `Invoice12`: the classes and functions of the module are called by it. */
  readonly name: string;
  readonly path: string;
}

/** What a module may import, by kind: only what was written before it. */
export type Known = Readonly<Record<Kind, readonly Module[]>>;

const nouns = [
  "Invoice",
  "Customer",
  "Order",
  "Shipment",
  "Product",
  "Account",
  "Payment",
  "Session",
  "Report",
  "Ticket",
  "Project",
  "Member",
] as const;
const verbs = ["approve", "archive", "renew", "assign", "merge", "split"];
const fields = ["total", "weight", "rank", "limit", "balance", "priority"];

export function moduleOf(kind: Kind, index: number, draw: Draw): Module {
  const name = `${draw.one(nouns)}${String(index)}`;
  return { kind, name, path: `${kind}/${name}.ts` };
}

export function textOf(module: Module, known: Known, draw: Draw): string {
  return writers[module.kind](module, known, draw);
}

const writers: Readonly<
  Record<Kind, (module: Module, known: Known, draw: Draw) => string>
> = {
  entity,
  rules,
  repository,
  service,
  client,
  files,
  job,
  middleware,
  routes,
};

function imports(names: string, module: Module): string {
  return `import { ${names} } from "../${module.path.replace(/\.ts$/, ".js")}";`;
}

function entity({ name }: Module, known: Known, draw: Draw): string {
  const [field, other] = draw.some(fields, 2);
  const [base] = draw.some(known.entity, 1);
  return `${base ? imports(`type ${base.name}`, base) : ""}

export interface ${name} {
  readonly id: string;
  readonly ${field}: number;
  readonly ${other}: number;
  readonly createdAt: Date;
  readonly tags: readonly string[];
  ${base ? `readonly parent: ${base.name} | undefined;` : ""}
}

export type New${name} = Omit<${name}, "id" | "createdAt">;

export function is${name}(value: unknown): value is ${name} {
  if (typeof value !== "object" || value === null) return false;
  const candidate = value as Record<string, unknown>;
  return (
    typeof candidate["id"] === "string" &&
    typeof candidate["${field}"] === "number" &&
    Array.isArray(candidate["tags"])
  );
}

export function compare${name}(left: ${name}, right: ${name}): number {
  if (left.${field} !== right.${field}) return left.${field} - right.${field};
  return left.createdAt.getTime() - right.createdAt.getTime();
}

export function describe${name}(item: ${name}): string {
  const tags = item.tags.map((tag) => tag.trim().toLowerCase()).filter((tag) => tag.length > 0);
  return [item.id, item.${field}.toFixed(2), ...tags].join(" | ");
}

export function group${name}s(items: readonly ${name}[]): Map<string, ${name}[]> {
  const groups = new Map<string, ${name}[]>();
  for (const item of items) {
    for (const tag of item.tags) {
      const group = groups.get(tag);
      if (group) group.push(item);
      else groups.set(tag, [item]);
    }
  }
  return groups;
}
`;
}

function rules({ name }: Module, known: Known, draw: Draw): string {
  const used = draw.one(known.entity);
  const [before] = draw.some(known.rules, 1);
  const checks = Array.from(
    { length: 3 + draw.below(4) },
    (_, index) => `
export function check${name}Rule${String(index)}(item: ${used.name}, options: ${name}Options): string[] {
  const problems: string[] = [];
  if (item.tags.length > options.most + ${String(index)}) problems.push("too many tags");
  for (const tag of item.tags) {
    switch (tag.length % ${String(3 + index)}) {
      case 0:
        problems.push(\`\${tag}: too short\`);
        break;
      case 1:
        if (!options.allowed.includes(tag)) problems.push(\`\${tag}: not allowed\`);
        break;
      default:
        break;
    }
  }
  return problems${before ? `.concat(check${before.name}All(undefined))` : ""};
}`,
  );
  return `${imports(`describe${used.name}, type ${used.name}`, used)}
${before ? imports(`check${before.name}All`, before) : ""}

export interface ${name}Options {
  readonly most: number;
  readonly allowed: readonly string[];
}
${checks.join("\n")}

export function check${name}All(item: ${used.name} | undefined): string[] {
  if (!item) return [];
  const options: ${name}Options = { most: 10, allowed: [describe${used.name}(item)] };
  return [${checks.map((_, index) => `...check${name}Rule${String(index)}(item, options)`).join(", ")}];
}
`;
}

function repository({ name }: Module, known: Known, draw: Draw): string {
  const used = draw.one(known.entity);
  return `${imports(`is${used.name}, type ${used.name}, type New${used.name}`, used)}

export interface ${name}Database {
  query(text: string, values: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

export class ${name}Repository {
  private readonly database: ${name}Database;
  private readonly table = "${name.toLowerCase()}";

  constructor(database: ${name}Database) {
    this.database = database;
  }

  async find(id: string): Promise<${used.name} | undefined> {
    const { rows } = await this.database.query(\`select * from \${this.table} where id = $1\`, [id]);
    const [row] = rows;
    return is${used.name}(row) ? row : undefined;
  }

  async list(limit: number, offset = 0): Promise<${used.name}[]> {
    const { rows } = await this.database.query(
      \`select * from \${this.table} order by id limit $1 offset $2\`,
      [limit, offset],
    );
    return rows.filter(is${used.name});
  }

  async insert(item: New${used.name}): Promise<string> {
    const columns = Object.keys(item);
    const values = Object.values(item);
    const places = columns.map((_, index) => \`$\${index + 1}\`);
    const { rows } = await this.database.query(
      \`insert into \${this.table} (\${columns.join(", ")}) values (\${places.join(", ")}) returning id\`,
      values,
    );
    const [row] = rows as { readonly id: string }[];
    if (!row) throw new Error("nothing was inserted");
    return row.id;
  }

  async remove(id: string): Promise<boolean> {
    const { rows } = await this.database.query(\`delete from \${this.table} where id = $1 returning id\`, [id]);
    return rows.length > 0;
  }
}
`;
}

function service({ name }: Module, known: Known, draw: Draw): string {
  const store = draw.one(known.repository);
  const rule = draw.one(known.rules);
  const [client] = draw.some(known.client, 1);
  const [before] = draw.some(known.service, 1);
  const methods = draw.some(verbs, 2 + draw.below(3)).map(
    (verb) => `
  async ${verb}(id: string, amount: number): Promise<number> {
    const item = await this.store.find(id);
    if (!item) throw new Error(\`\${id} does not exist\`);
    const problems = check${rule.name}All(undefined);
    if (problems.length > 0) {
      this.failures += 1;
      throw new Error(problems.join(", "));
    }
    ${client ? `const answer = await this.client.get(\`/items/\${id}\`);\n    if (answer.status !== 200) return 0;` : ""}
    ${before ? `const others = await this.before.count(amount);\n    amount += others;` : ""}
    const rest: number[] = [];
    for (const entry of await this.store.list(amount)) {
      if (entry.id === id) continue;
      rest.push(entry.tags.length);
    }
    return rest.reduce((sum, each) => sum + each, amount);
  }`,
  );
  return `${imports(`${store.name}Repository`, store)}
${imports(`check${rule.name}All`, rule)}
${client ? imports(`${client.name}Client`, client) : ""}
${before ? imports(`${before.name}Service`, before) : ""}

export class ${name}Service {
  private failures = 0;

  constructor(
    private readonly store: ${store.name}Repository,
    ${client ? `private readonly client: ${client.name}Client,` : ""}
    ${before ? `private readonly before: ${before.name}Service,` : ""}
  ) {}

  async count(least: number): Promise<number> {
    const all = await this.store.list(100);
    return all.filter((item) => item.tags.length >= least).length;
  }
${methods.join("\n")}

  statistics(): { readonly failures: number } {
    return { failures: this.failures };
  }
}
`;
}

function client({ name }: Module): string {
  return `export interface ${name}Answer {
  readonly status: number;
  readonly body: unknown;
}

export class ${name}Client {
  private token: Promise<string> | undefined;

  constructor(private readonly base: string, private readonly secret: string) {}

  async get(path: string): Promise<${name}Answer> {
    return this.send(path, "GET", undefined);
  }

  async post(path: string, body: unknown): Promise<${name}Answer> {
    return this.send(path, "POST", JSON.stringify(body));
  }

  private async send(path: string, method: string, body: string | undefined): Promise<${name}Answer> {
    for (let attempt = 0; attempt < 3; attempt++) {
      this.token ??= this.login();
      const response = await fetch(this.base + path, {
        method,
        headers: { authorization: \`Bearer \${await this.token}\` },
        ...(body === undefined ? {} : { body }),
      });
      if (response.status < 500) return { status: response.status, body: await response.json() };
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
    }
    throw new Error(\`\${path} did not answer\`);
  }

  private async login(): Promise<string> {
    const response = await fetch(\`\${this.base}/login\`, { method: "POST", body: this.secret });
    return response.text();
  }
}
`;
}

function files({ name }: Module, known: Known, draw: Draw): string {
  const [before] = draw.some(known.files, 1);
  return `import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
${before ? imports(`load${before.name}Sync`, before) : ""}

const folder = path.join(process.cwd(), "data");
const kept = new Map<string, string>();

export function load${name}Sync(file: string): string {
  const full = path.join(folder, file);
  if (!existsSync(full)) return ${before ? `load${before.name}Sync(file)` : `""`};
  return readFileSync(full, "utf8");
}

export async function load${name}(file: string): Promise<string> {
  const known = kept.get(file);
  if (known !== undefined) return known;
  const text = await readFile(path.join(folder, file), "utf8");
  kept.set(file, text);
  return text;
}

export function parse${name}(text: string): Record<string, string> {
  const entries: [string, string][] = [];
  for (const line of text.split("\\n")) {
    const at = line.indexOf("=");
    if (at > 0) entries.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
  }
  return Object.fromEntries(entries);
}
`;
}

function job({ name }: Module, known: Known, draw: Draw): string {
  const used = draw.one(known.service);
  const file = draw.one(known.files);
  return `${imports(`${used.name}Service`, used)}
${imports(`load${file.name}, parse${file.name}`, file)}

export interface ${name}Progress {
  done: number;
  failed: number;
}

export async function run${name}(service: ${used.name}Service, names: readonly string[]): Promise<${name}Progress> {
  const progress: ${name}Progress = { done: 0, failed: 0 };
  const settings = parse${file.name}(await load${file.name}("${name}.env"));
  for (const each of names) {
    try {
      const count = await service.count(Number(settings["least"] ?? 0));
      if (count > 0) progress.done += 1;
    } catch (error) {
      progress.failed += 1;
      console.error(each, error);
    }
  }
  return progress;
}
`;
}

function middleware({ name }: Module, known: Known, draw: Draw): string {
  const file = draw.one(known.files);
  const used = draw.one(known.service);
  return `import type { Middleware } from "koa";
${imports(`load${file.name}, load${file.name}Sync`, file)}
${imports(`${used.name}Service`, used)}

let lastNumber = 0;

export const timed${name}: Middleware = async (ctx, next) => {
  const started = Date.now();
  try {
    await next();
  } finally {
    ctx.set("x-response-time", String(Date.now() - started));
  }
};

export function limited${name}(service: ${used.name}Service, most: number): Middleware {
  const running = new Set<string>();
  return async (ctx, next) => {
    if (running.has(ctx.ip) || running.size >= most) {
      ctx.status = 429;
      return;
    }
    running.add(ctx.ip);
    try {
      ctx.state["count"] = await service.count(1);
      ctx.state["text"] = await load${file.name}(ctx.path);
      await next();
    } finally {
      running.delete(ctx.ip);
    }
  };
}

export const numbered${name}: Middleware = async (ctx, next) => {
  const number = lastNumber + 1;
  await next();
  lastNumber = number;
  ctx.set("x-number", String(number) + load${file.name}Sync("numbers"));
};
`;
}

function routes({ name }: Module, known: Known, draw: Draw): string {
  const used = draw.one(known.service);
  const other = draw.one(known.service);
  const file = draw.one(known.files);
  const handlers = draw.some(verbs, 2 + draw.below(3)).map(
    (verb) => `
  router.post("/${verb}/:id", async (request, response, next) => {
    try {
      const amount = Number(request.query["amount"] ?? 1);
      const total = await service.count(amount);
      if (total === 0) {
        response.status(404).json({ error: "not found" });
        return;
      }
      const template = load${file.name}Sync("${verb}.txt");
      const rest = await other.count(total);
      response.json({ total, rest, template });
    } catch (error) {
      next(error);
    }
  });`,
  );
  return `import { Router } from "express";
${imports(`${used.name}Service`, used)}
${other === used ? "" : imports(`${other.name}Service`, other)}
${imports(`load${file.name}Sync`, file)}

export function routes${name}(service: ${used.name}Service, other: ${other.name}Service): Router {
  const router = Router();
  let served = 0;

  router.use(async (request, response, next) => {
    served += 1;
    response.setHeader("x-served", String(served));
    await Promise.resolve(request.path);
    next();
  });
${handlers.join("\n")}
  return router;
}
`;
}
