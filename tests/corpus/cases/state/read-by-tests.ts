import express from "express";
import { it, it as check, expect, beforeAll, describe } from "vitest";
import { test as nodeTest } from "node:test";
describe("auth", () => {
  let seen: string | undefined;
  const app = express();
  beforeAll(() => {
    app.use((req, res, next) => {
      seen = req.get("x-user");
      next();
    });
  });
  it("keeps the user", async () => {
    await fetch("http://localhost/");
    expect(seen).toBe("u1");
  });
});
describe("wrong", () => {
  let seen: string | undefined;
  const app = express();
  beforeAll(() => {
    app.use((req, res, next) => {
      seen = req.get("x-user"); // ! no-request-state-leak
      next();
    });
    app.get("/", (req, res) => {
      res.send(seen);
    });
  });
  it("keeps the user", async () => {
    expect(seen).toBe("u1");
  });
});
describe("by other names", () => {
  let seen: string | undefined;
  const app = express();
  app.use((req, res, next) => {
    seen = req.get("x-user");
    next();
  });
  check("keeps the user", async () => {
    expect(seen).toBe("u1");
  });
  nodeTest("keeps the user", () => {
    expect(seen).toBe("u1");
  });
});
