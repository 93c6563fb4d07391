import express from "express";
import {
  anonymousClient,
  getApolloClient,
  makeApolloClient,
} from "./client.ts";
declare function loadPage(path: string): Promise<object>;
const app = express();
app.get("/page", async (req, res) => {
  getApolloClient(true, req.headers.cookie); // ! no-request-state-leak
  const props = await loadPage(req.path);
  const user = await getApolloClient().query("{ me }");
  res.json({ props, user });
});
app.get("/own", async (req, res) => {
  const client = makeApolloClient(req.headers.cookie ?? "");
  const props = await loadPage(req.path);
  res.json({ props, user: await client.query("{ me }") });
});
app.get("/public", async (req, res) => {
  const props = await loadPage(req.path);
  res.json({ props, posts: await anonymousClient().query("{ posts }") });
});
