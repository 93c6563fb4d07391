import { Router } from "express";

import type { Config } from "../config.ts";
import { agentOf } from "../desk.ts";
import { HttpError } from "../http-error.ts";
import type { TicketStore } from "../tickets.ts";
import { queuePage } from "../views/queue.ts";

interface NewTicket {
  readonly subject?: string;
  readonly from?: string;
}

export function ticketRoutes(tickets: TicketStore, config: Config): Router {
  const router = Router();
  const open = new Map<string, number>();

  router.get("/", async (_request, response) => {
    const { name, team } = agentOf(response);
    const page = await queuePage(config.templates, name, tickets.open(team));
    response.type("html").send(page);
  });

  router.post("/", async (request, response) => {
    const { subject, from } = request.body as NewTicket;
    if (!subject || !from) throw new HttpError(400, "a subject and a sender");
    const { team } = agentOf(response);

    const inQueue = open.get(team) ?? 0;
    if (inQueue >= config.openPerTeam)
      throw new HttpError(409, `${team} has ${String(inQueue)} open tickets`);
    // The place is taken before anyone else can count, and given back where the ticket can't be kept.
    open.set(team, inQueue + 1);
    const { number } = await tickets
      .add({ team, subject, from })
      .catch((error: unknown) => {
        open.set(team, (open.get(team) ?? 1) - 1);
        throw error;
      });
    response.status(201).json({ number, team });
  });

  router.post("/:number/close", async (request, response) => {
    const ticket = tickets.find(Number(request.params.number));
    if (!ticket) throw new HttpError(404, "no such ticket");
    await tickets.close(ticket);
    open.set(ticket.team, (open.get(ticket.team) ?? 1) - 1);
    response.json({ number: ticket.number, closedBy: agentOf(response).id });
  });

  return router;
}
