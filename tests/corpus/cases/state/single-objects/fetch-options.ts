import express from "express";
const options = { headers: {} as Record<string, string>, retries: 3 };
const app = express();
app.get("/w", async (q, s) => {
  options.headers["authorization"] = q.get("authorization") ?? ""; // ! no-request-state-leak
  await fetch("/warm");
  const a = await fetch("/x", options);
  s.send(await a.text());
});
app.get("/r", async (q, s) => {
  const own = {
    ...options,
    headers: {
      ...options.headers,
      authorization: q.get("authorization") ?? "",
    },
  };
  await fetch("/warm");
  const a = await fetch("/x", own);
  s.send(await a.text());
});
