export type Observed = "answers" | "answers twice" | "hangs";

/** A handler, run by the real framework on one request: what it does is what the rules have to say. */
export interface Sample {
  readonly name: string;
  readonly framework: "express" | "fastify";
  readonly observed: Observed;
  readonly code: string;
}

const express = (name: string, observed: Observed, code: string): Sample => ({
  name: `express: ${name}`,
  framework: "express",
  observed,
  code,
});

const fastify = (name: string, observed: Observed, code: string): Sample => ({
  name: `fastify: ${name}`,
  framework: "fastify",
  observed,
  code,
});

export const samples: readonly Sample[] = [
  express(
    "answers and goes on",
    "answers twice",
    `(req, res, next) => { if (!req.headers.cookie) res.status(401).end(); next(); }`,
  ),
  express(
    "answers and returns",
    "answers",
    `(req, res, next) => { if (!req.headers.cookie) { res.status(401).end(); return; } next(); }`,
  ),
  express(
    "json twice",
    "answers twice",
    `(req, res) => { if (!req.headers.cookie) res.json(1); res.json(2); }`,
  ),
  express(
    "send, then end",
    "answers",
    `(req, res) => { res.send("a"); res.end(); }`,
  ),
  express(
    "send, then end with a chunk",
    "answers twice",
    `(req, res) => { res.send("a"); res.end("b"); }`,
  ),
  express(
    "a header after the answer",
    "answers twice",
    `(req, res) => { res.json(1); res.cookie("a", "b"); }`,
  ),
  express(
    "a header after next",
    "answers twice",
    `(req, res, next) => { next(); res.setHeader("a", "b"); }`,
  ),
  express(
    "a guarded header after next",
    "answers",
    `(req, res, next) => { next(); if (!res.headersSent) res.setHeader("a", "b"); }`,
  ),
  express(
    "an answer after next",
    "answers twice",
    `(req, res, next) => { next(); res.json(1); }`,
  ),
  express(
    "json after writeHead",
    "answers twice",
    `(req, res) => { res.writeHead(200); res.json(1); }`,
  ),
  express(
    "writes, then ends",
    "answers",
    `(req, res) => { res.writeHead(200); res.write("a"); res.write("b"); res.end("c"); }`,
  ),
  express(
    "a loop without an end",
    "answers twice",
    `(req, res) => { for (const n of [1, 2]) res.json(n); if (!res.headersSent) res.end(); }`,
  ),
  express(
    "a catch behind the answer",
    "answers twice",
    `async (req, res) => { try { res.json(1); await fail(); } catch { res.sendStatus(500); } }`,
  ),
  express(
    "a catch around the answer",
    "answers",
    `async (req, res) => { try { res.json(await fail()); } catch { res.sendStatus(500); } }`,
  ),
  express(
    "next before a callback",
    "answers twice",
    `(req, res, next) => { later((error, text) => { res.send(text); }); next(); }`,
  ),
  express(
    "a callback alone",
    "answers",
    `(req, res) => { later((error, text) => { res.send(text); }); }`,
  ),
  express(
    "an answer after an awaited chain",
    "answers twice",
    `async (req, res) => { await load().then((row) => res.send(row)); res.sendStatus(201); }`,
  ),
  express(
    "an early return",
    "hangs",
    `(req, res, next) => { if (!req.headers.cookie) return; next(); }`,
  ),
  express(
    "a swallowed error",
    "hangs",
    `async (req, res) => { try { res.json(await fail()); } catch (error) { String(error); } }`,
  ),
  express(
    "a swallowed rejection",
    "hangs",
    `(req, res) => { fail().then((row) => res.json(row)).catch(() => undefined); }`,
  ),
  express("a status alone", "hangs", `(req, res) => { res.status(204); }`),
  express("an error", "answers", `async () => { await fail(); }`),
  fastify(
    "send twice",
    "answers twice",
    `(request, reply) => { if (!request.headers.cookie) reply.send(1); reply.send(2); }`,
  ),
  fastify(
    "send, then a value",
    "answers twice",
    `async (request, reply) => { reply.send("a"); return "b"; }`,
  ),
  fastify(
    "send, then the reply",
    "answers",
    `async (request, reply) => { reply.send("a"); return reply; }`,
  ),
  fastify(
    "ends before its callback",
    "answers twice",
    `async (request, reply) => { later((error, text) => { reply.send(text); }); }`,
  ),
  fastify(
    "the reply, and a callback",
    "answers",
    `async (request, reply) => { later((error, text) => { reply.send(text); }); return reply; }`,
  ),
  fastify(
    "nothing, async",
    "answers",
    `async (request, reply) => { reply.code(204); }`,
  ),
  fastify("nothing, sync", "hangs", `(request, reply) => { reply.code(204); }`),
  fastify(
    "the reply, unsent",
    "hangs",
    `async (request, reply) => { reply.code(204); return reply; }`,
  ),
];
