import express from "express";
import { container } from "tsyringe";
import { createContainer, asClass } from "awilix";
import {
  box,
  Other,
  session,
  Session,
  SESSION,
  type User,
} from "./containers.ts";
declare function userOf(req: express.Request): Promise<User>;
declare function wait(): Promise<void>;
const app = express();
app.get("/a", async (req, res) => {
  session().user = await userOf(req); // ! no-request-state-leak
  await wait();
  res.json(session().user);
});
app.get("/b", async (req, res) => {
  const s = container.resolve<Session>(SESSION);
  s.user = await userOf(req); // ! no-request-state-leak
  await wait();
  res.json(s.user);
});
app.get("/c", async (req, res) => {
  const s = box.resolve<Other>("other");
  s.user = await userOf(req); // ! no-request-state-leak
  await wait();
  res.json(s.user);
});
app.get("/d", async (req, res) => {
  const s = container.resolve(Session);
  const id = String(req.headers["x-id"]);
  s.byId.set(id, await userOf(req));
  await wait();
  res.json(s.byId.get(id));
  s.byId.delete(id);
});
app.get("/e", async (req, res) => {
  const s = container.resolve(Session);
  s.n++;
  try {
    await wait();
  } finally {
    s.n--;
  }
  res.end();
});
app.get("/f", async (req, res) => {
  const own = createContainer();
  own.register({ other: asClass(Other).singleton() });
  const s = own.resolve<Other>("other");
  s.user = await userOf(req);
  await wait();
  res.json(s.user);
});
export function create(): express.Express {
  const inner = createContainer();
  inner.register({ mine: asClass(Other).singleton() });
  const made = express();
  made.get("/g", async (req, res) => {
    const s = inner.resolve<Other>("mine");
    s.user = await userOf(req); // ! no-request-state-leak
    await wait();
    res.json(s.user);
  });
  return made;
}
app.use(create());
app.get("/h", async (req, res) => {
  const own = createContainer();
  own.register({ mine: asClass(Other).singleton() });
  await run(req, own);
  res.end();
});
async function run(req: express.Request, c: typeof box): Promise<void> {
  const s = c.resolve<Other>("mine");
  s.user = await userOf(req);
  await wait();
  console.info(s.user);
}
const child = container.createChildContainer();

// A container of a part of the program: what it holds itself nobody can tell from here.
app.get("/i", async (req, res) => {
  const s = child.resolve(Session);
  s.user = await userOf(req);
  await wait();
  res.json(s.user);
});
class Controller {
  private readonly session = container.resolve(Session);
  async show(req: express.Request, res: express.Response): Promise<void> {
    this.session.user = await userOf(req); // ! no-request-state-leak
    await wait();
    res.json(this.session.user);
  }
}
const controller = new Controller();
app.get("/k", (req, res) => controller.show(req, res));
