import express from "express";
import { it, expect, beforeAll, describe } from "vitest";
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
