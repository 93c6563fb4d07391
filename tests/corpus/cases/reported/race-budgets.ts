// Daily budgets of AI gateways: checked before the call, counted after it.
import { Hono } from "hono";
import Fastify from "fastify";

interface Completion {
  readonly text: string;
  readonly tokens: number;
}

declare function complete(prompt: string): Promise<Completion>;
declare function audit(path: string): Promise<void>;
declare function fulfil(event: object): Promise<void>;

const DAILY_BUDGET = 200;
let used = 0;

const app = new Hono();

app.post("/api/chat", async (c) => {
  if (used >= DAILY_BUDGET) return c.json({ error: "budget exhausted" }, 429);
  const answer = await complete(await c.req.text());
  used += answer.tokens; // ! no-shared-state-race
  return c.json(answer);
});

let reserved = 0;

app.post("/api/v2/chat", async (c) => {
  const prompt = await c.req.text();
  const estimate = prompt.length * 4;
  if (reserved + estimate > DAILY_BUDGET) {
    return c.json({ error: "budget exhausted" }, 429);
  }
  reserved += estimate;
  try {
    const answer = await complete(prompt);
    reserved += answer.tokens - estimate;
    return c.json(answer);
  } catch (error) {
    reserved -= estimate;
    throw error;
  }
});

// A slot is counted only after the audit.
let running = 0;
const MAX_RUNNING = 2;

app.post("/api/analyze", async (c) => {
  if (running >= MAX_RUNNING) return c.text("busy", 503);
  await audit(c.req.path);
  running++; // ! no-shared-state-race
  try {
    return c.json(await complete(await c.req.text()));
  } finally {
    running--;
  }
});

let slots = 0;

app.post("/api/v2/analyze", async (c) => {
  if (slots >= MAX_RUNNING) return c.text("busy", 503);
  slots++;
  try {
    await audit(c.req.path);
    return c.json(await complete(await c.req.text()));
  } finally {
    slots--;
  }
});

// Webhooks come twice, at the same time.
const fastify = Fastify();
const processedIds: string[] = [];

fastify.post<{ Body: { id: string } }>("/webhook", async (request, reply) => {
  const { id } = request.body;
  if (processedIds.includes(id)) return reply.code(200).send();
  await fulfil(request.body);
  processedIds.push(id); // ! no-shared-state-race
  return reply.code(200).send();
});

const claimedIds = new Set<string>();

fastify.post<{ Body: { id: string } }>(
  "/v2/webhook",
  async (request, reply) => {
    const { id } = request.body;
    if (claimedIds.has(id)) return reply.code(200).send();
    claimedIds.add(id);
    try {
      await fulfil(request.body);
    } catch (error) {
      claimedIds.delete(id);
      throw error;
    }
    return reply.code(200).send();
  },
);

export { app, fastify };
