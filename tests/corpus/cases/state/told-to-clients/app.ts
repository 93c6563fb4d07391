// What clients and renderers of all requests are told of one: headers, who signs in, hooks, filters, links.
import { ApolloClient, ApolloLink } from "@apollo/client";
import { Octokit } from "@octokit/rest";
import { createClient } from "@supabase/supabase-js";
import AWS from "aws-sdk";
import express from "express";
import { marked } from "marked";
import nunjucks from "nunjucks";
import * as superagent from "superagent";

declare function sign(asked: object, token: string | undefined): void;

const app = express();
const agent = superagent.agent();
const billing = superagent.agent();
const pages = nunjucks.configure("pages");
const github = new Octokit();
const graph = new ApolloClient({ link: new ApolloLink({}) });
const database = createClient("https://db", "key");
const signing = createClient("https://db", "key");

agent.set("x-app", "shop");
pages.addFilter("loud", (text) => text.toUpperCase());
AWS.config.update({ region: "eu" });
declare function textOf(path: string): Promise<string>;
const seats = new AWS.DynamoDB.DocumentClient();
marked.use({ gfm: true });

app.use((request, _response, next) => {
  agent.set("authorization", request.get("authorization") ?? ""); // ! no-request-state-leak
  next();
});

app.use((request, _response, next) => {
  billing.auth(String(request.query.user), String(request.query.password)); // ! no-request-state-leak
  next();
});

app.use((request, _response, next) => {
  pages.addFilter("own", (text) => `${text} ${String(request.query.language)}`); // ! no-request-state-leak
  next();
});

app.use((request, _response, next) => {
  const token = request.get("authorization");
  github.hook.before("request", (asked) => sign(asked, token)); // ! no-request-state-leak
  next();
});

app.use((request, _response, next) => {
  const authorization = request.get("authorization") ?? "";
  graph.setLink(new ApolloLink({ headers: { authorization } })); // ! no-request-state-leak
  next();
});

app.use((request, _response, next) => {
  AWS.config.update({ region: String(request.query.region) }); // ! no-request-state-leak
  next();
});

app.use((request, _response, next) => {
  const base = String(request.query.base);
  const preprocess = (text: string) => text.replace("BASE", base);
  marked.use({ hooks: { preprocess, postprocess: (html) => html } }); // ! no-request-state-leak
  next();
});

app.post("/sessions", async (request, response) => {
  const { email, password } = request.body as Record<string, string>;
  const { data } = await database.auth.signInWithPassword({ email, password }); // ! no-request-state-leak
  response.json(data.session);
});

app.get("/pages", (_request, response) => {
  response.send(pages.renderString("{{ own }}"));
});

app.get("/rows", async (_request, response) => {
  const { data } = await database.from("rows").select();
  response.json(data);
});

// Right: told for this call, or to what is this request's own.
app.get("/own", async (request, response) => {
  const authorization = request.get("authorization") ?? "";
  const me = await agent.get("https://me").set("authorization", authorization);
  const bill = await billing.get("https://bill").auth(authorization, "");
  const own = superagent.agent();
  own.set("authorization", authorization);
  const mine = await own.get("https://mine");
  const hub = new Octokit();
  hub.hook.before("request", (options) => {
    options.headers["authorization"] = authorization;
  });
  const settings = new AWS.Config();
  settings.update({ region: String(request.query.region) });
  const page = pages.renderString("{{ me }}", { authorization });
  response.json([me, bill, mine, await hub.request("GET /user"), page]);
});

app.get("/late", async (request, response) => {
  marked.setOptions({ breaks: request.query.breaks === "1" }); // ! no-request-state-leak
  const text = await textOf(request.path);
  response.send(await marked.parse(text));
});

// Right: told and asked in the same tick.
app.get("/page", async (request, response) => {
  const text = await textOf(request.path);
  marked.setOptions({ breaks: request.query.breaks === "1" });
  response.send(await marked.parse(text));
});

// Right: this writes a row of the table.
app.put("/seats/:id", async (request, response) => {
  const Key = { id: request.params.id };
  await seats.update({ Key, Values: request.body as object }).promise();
  response.json(await seats.get({ Key }).promise());
});

// Right: this client only signs in, nobody asks for rows with it.
app.post("/tokens", async (request, response) => {
  const { email, password } = request.body as Record<string, string>;
  const { data } = await signing.auth.signInWithPassword({ email, password });
  const user = await signing.auth.getUser(data.session.access_token);
  response.json(user.data);
});

export default app;
