import express from "express";
let last: { id: string; page: Promise<string> } | undefined;
let refreshing: Promise<string> | undefined;
let token = "";
const app = express();
function load(id: string): Promise<string> {
  return fetch(`/${id}`).then((a) => a.text());
}
app.get("/memo/:id", async (q, s) => {
  if (last?.id !== q.params.id)
    last = { id: q.params.id, page: load(q.params.id) };
  s.send(await last.page);
});
app.get("/token", async (_q, s) => {
  refreshing ??= load("token").finally(() => {
    refreshing = undefined;
  });
  token = await refreshing;
  s.send(token);
});
