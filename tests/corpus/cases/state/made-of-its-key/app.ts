import express from "express";

import { addSeat } from "./licenses";
import { addMember } from "./orgs";

const app = express();

app.post("/members", async (request, response) => {
  const { org, user } = request.body as { org: { id: string }; user: string };
  await addMember({ org, user }); // !strict no-unbounded-shared-state
  response.end();
});

app.post("/keys/:key/seats", async (request, response) => {
  await addSeat(request.params.key);
  response.end();
});
