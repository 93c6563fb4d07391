import express from "express";
import { send, sendAgain, sendOn, template } from "./mail";

declare function userOf(id: string): Promise<{ mail: string; team: string }>;
const env = { key: "key", host: "host" };
const app = express();

app.get("/mails/:id", async (req, res) => {
  const user = await userOf(req.params.id);
  const to = user.mail;
  const sent = [
    await send({ to, apiKey: env.key }),
    await sendAgain({ to, apiKey: env.key, host: env.host }),
    await sendOn({ to, apiKey: env.key }),
  ];
  const mail = { to, apiKey: env.key };
  sent.push(await send(mail), await sendOn({ ...mail, host: env.host }));
  res.json(sent);
});

app.get("/keys/:id", async (req, res) => {
  const user = await userOf(req.params.id);
  const apiKey = user.team;
  const sent = [
    await send({ to: "us", apiKey }), // ! no-request-state-leak:filledOnce
    await sendAgain({ to: "us", apiKey }), // ! no-request-state-leak:filledOnce
    await sendOn({ to: "us", apiKey, host: env.host }), // ! no-request-state-leak:filledOnce
  ];
  res.json(sent);
});

app.get("/templates/:name", async (req, res) => {
  const { team: tenant } = await userOf(req.params.name);
  const own = await template({ name: tenant, tenant });
  res.send(own);
});
