// The same function through every way in which a module can be reached.
import { Application, Router } from "@oakserver/oak";
import loadDefault, { Docs, files, loadText } from ".";
import * as everything from ".";
import fileTools from "./files";

const router = new Router();

router.get("/default", (ctx) => {
  ctx.response.body = loadDefault("a"); // ! no-blocking-call
});

router.get("/renamed", (ctx) => {
  ctx.response.body = loadText("a"); // ! no-blocking-call
});

router.get("/nested", (ctx) => {
  ctx.response.body = everything.files.load("a"); // ! no-blocking-call
});

router.get("/nested-soon", async (ctx) => {
  ctx.response.body = await everything.files.loadSoon("a");
});

router.get("/object", (ctx) => {
  ctx.response.body = fileTools.list(); // ! no-blocking-call
});

router.get("/object-arrow", (ctx) => {
  ctx.response.body = fileTools.first() ?? ""; // ! no-blocking-call
});

router.get("/object-pure", (ctx) => {
  ctx.response.body = String(fileTools.count(1));
});

router.get("/namespace", (ctx) => {
  ctx.response.body = Docs.titles(); // ! no-blocking-call
});

router.get("/dynamic", async (ctx) => {
  const { load, loadSoon } = await import("./files");
  ctx.response.body = load(await loadSoon("a")); // ! no-blocking-call
});

router.get("/dynamic-member", async (ctx) => {
  ctx.response.body = (await import("./files")).load("a"); // ! no-blocking-call
});

router.get("/dynamic-default", async (ctx) => {
  const { default: tools } = await import("./files");
  ctx.response.body = tools.list(); // ! no-blocking-call
});

router.get("/dynamic-then", async (ctx) => {
  ctx.response.body = await import("./files").then(({ load }) => load("a")); // ! no-blocking-call
});

router.get("/dynamic-then-module", async (ctx) => {
  ctx.response.body = await import("./files").then(
    (module) => module.load("a"), // ! no-blocking-call
  );
});

router.get("/dynamic-once", async (ctx) => {
  const { row } = await import("./heavy");
  ctx.response.body = row(1) ?? "";
});

router.get("/destructured", (ctx) => {
  const { load: read } = files;
  ctx.response.body = read("a"); // ! no-blocking-call
});

router.get("/namespace-only", (ctx) => {
  ctx.response.body = Object.keys(everything);
});

const app = new Application();
app.use(router.routes());

export { app };
