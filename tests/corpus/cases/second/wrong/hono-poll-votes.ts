import { Hono } from "hono";

interface Poll {
  votes: { yes: number; no: number };
}
declare const captcha: { verify(token: string): Promise<boolean> };

const poll: Poll = { votes: { yes: 0, no: 0 } };
const app = new Hono();

app.post("/vote/yes", async (c) => {
  const { yes, no } = poll.votes;
  if (!(await captcha.verify(c.req.query("token") ?? "")))
    return c.text("no", 403);
  poll.votes = { yes: yes + 1, no }; // ! no-shared-state-race
  return c.json(poll.votes);
});

export default app;
