// What some libraries are told for the whole process, by a function of theirs or by a member of a mapped type.
import mail, { MailService } from "@sendgrid/mail";
import axios from "redaxios";
import { format, setDefaultOptions } from "date-fns";
import express from "express";
import passport from "passport";
import { createClient } from "redis";
import { object, setLocale } from "yup";
import { z } from "zod";

const app = express();
const connection = createClient();
const order = object();
const letters = new MailService();
const billing = axios.create();

interface Tenant {
  readonly key: string;
  readonly database: number;
}

declare function tenantOf(host: string): Promise<Tenant>;

setLocale({ required: "is missing" });
setDefaultOptions({ weekStartsOn: 1 });
axios.defaults.headers.common["Accept"] = "application/json";

app.use((request, _response, next) => {
  const token = request.get("authorization") ?? "";
  axios.defaults.headers.common["Authorization"] = token; // ! no-request-state-leak
  next();
});

app.use((request, _response, next) => {
  const token = request.get("authorization") ?? "";
  billing.defaults.headers.common.Authorization = token; // ! no-request-state-leak
  next();
});

app.use((request, _response, next) => {
  const Authorization = request.get("authorization") ?? "";
  Object.assign(billing.defaults.headers.common, { Authorization }); // ! no-request-state-leak
  next();
});

app.use((request, _response, next) => {
  setLocale({ required: request.get("x-required") ?? "is missing" }); // ! no-request-state-leak
  next();
});

app.use((request, _response, next) => {
  setDefaultOptions({ weekStartsOn: Number(request.query.week) }); // ! no-request-state-leak
  next();
});

app.use((request, _response, next) => {
  const language = String(request.query.language);
  z.config({ localeError: () => language }); // ! no-request-state-leak
  z.setErrorMap(() => ({ message: language })); // ! no-request-state-leak
  next();
});

app.use(async (request, _response, next) => {
  const { key } = await tenantOf(request.hostname);
  passport.use({ name: "jwt", key }); // ! no-request-state-leak
  next();
});

app.get("/sign-in", async (request, response, next) => {
  const { key } = await tenantOf(request.hostname);
  passport.use("tenant", { key }); // ! no-request-state-leak
  await tenantOf(request.hostname);
  passport.authenticate("tenant")(request, response, next);
});

app.get("/me", passport.authenticate("jwt"), (_request, response) => {
  response.end();
});

app.get("/stock", async (request, response) => {
  const { database } = await tenantOf(request.hostname);
  await connection.select(database); // ! no-request-state-leak
  response.send(await connection.get("stock"));
});

app.post("/mails", async (request, response) => {
  const { key } = await tenantOf(request.hostname);
  mail.setApiKey(key); // ! no-request-state-leak
  const { database } = await tenantOf(request.hostname);
  await mail.send({ to: "a@example.org", database });
  response.sendStatus(202);
});

// Right: of its own, or told for this call alone.
app.get("/prices", async (request, response) => {
  const headers = { Authorization: request.get("authorization") ?? "" };
  const { data } = await axios.get("https://prices", { headers });
  response.send(data);
});

app.get("/rates", async (request, response) => {
  const client = axios.create();
  client.defaults.headers.common.Authorization =
    request.get("authorization") ?? "";
  response.send((await client.get("https://rates")).data);
});

// The key is taken when the mail is sent, in the same tick.
app.post("/own-mails", async (request, response) => {
  const { key } = await tenantOf(request.hostname);
  letters.setApiKey(key);
  await letters.send({ to: "a@example.org" });
  response.sendStatus(202);
});

// Each tenant has its own strategy, by its name.
app.get("/sign-in/:tenant", async (request, response, next) => {
  const name = `tenant-${request.params.tenant}`;
  const { key } = await tenantOf(request.hostname);
  passport.use(name, { key });
  passport.authenticate(name)(request, response, next);
});

app.get("/own", async (request, response) => {
  const { database } = await tenantOf(request.hostname);
  const own = connection.duplicate();
  await own.select(database);
  response.send(await own.get("stock"));
});

app.post("/orders", async (request, response) => {
  const valid = await order.validate(request.body);
  response.send({ valid, at: format(new Date(), "yyyy-MM-dd") });
});
