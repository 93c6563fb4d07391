import path from "node:path";
import { describe, expect, it } from "vitest";

import { Session } from "./session.ts";

const folder = path.resolve("tests/virtual-auto-imports");
const handler = `import express from "express";
const app = express();
app.get("/", (_req, res) => { res.send(theme()); });
`;
const globals = `export {};
declare global { const theme: typeof import("./theme.ts").theme; }
`;
const blocking = `import { readFileSync } from "node:fs";
export function theme(): string { return readFileSync("a.css", "utf8"); }
`;
const right = `import { readFileSync } from "node:fs";
const text = readFileSync("a.css", "utf8");
export function theme(): string { return text; }
`;

describe("an auto-import, in an editor", () => {
  it("is asked about anew where what it stands for changes", () => {
    const session = new Session(
      folder,
      new Map([
        ["app.ts", handler],
        ["globals.ts", globals],
        ["theme.ts", blocking],
      ]),
    );
    const first = session.reports("app.ts");
    expect(first.join()).toMatch(/3 async-middleware\/no-blocking-call/);
    session.edit("theme.ts", right);
    expect(session.reports("app.ts")).toEqual([]);
    session.edit("theme.ts", blocking);
    expect(session.reports("app.ts")).toEqual(first);
    session.edit("globals.ts", globals.replace("./theme.ts", "./other.ts"));
    session.edit("other.ts", right);
    expect(session.reports("app.ts")).toEqual([]);
  });
});
