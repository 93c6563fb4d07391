import express from "express";
import fastify, { type FastifyReply } from "fastify";
import { type Boom } from "./plugin-types.js";

interface Task {
  readonly id: string;
}

declare function find(id: string): Promise<Task | undefined>;

const app = fastify();

// What plugins add to the reply may answer.
app.get<{ Params: { id: string } }>("/tasks/:id", async (request, reply) => {
  const task = await find(request.params.id);
  if (!task) return reply.notFound(`no task ${request.params.id}`);
  return reply.sendFile(task.id, "/srv/tasks");
});

app.get<{ Params: { id: string } }>("/later/:id", async (request, reply) => {
  const task = await find(request.params.id);
  if (!task) return reply.code(404); // !strict must-answer
  return task;
});

export function refuse(reply: FastifyReply): FastifyReply {
  return reply.notFound("gone");
}

const web = express();

web.get("/boom", async (request, response) => {
  const task = await find(request.path);
  if (!task) {
    response.boom.notFound("no task");
    return;
  }
  response.json(task);
});

web.get("/quiet", async (request, response) => {
  const task = await find(request.path);
  if (!task) {
    response.status(404);
    return; // !strict must-answer
  }
  response.json(task);
});

export type { Boom };
