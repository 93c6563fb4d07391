import http, { type IncomingMessage, type ServerResponse } from "node:http";
import express, { type Request, type Response } from "express";

interface User {
  readonly id: string;
}

declare function find(text: string | undefined): Promise<User | undefined>;

async function load(req: Request, res: Response): Promise<User | undefined> {
  const user = await find(req.path);
  if (!user) {
    res.sendStatus(404);
    return undefined;
  }
  return user;
}

async function idOf(req: Request, res: Response): Promise<string | undefined> {
  const user = await find(req.path);
  if (!user) res.sendStatus(404);
  return user?.id;
}

const router = express.Router();

router.get("/given-on", async (req, res) => {
  const user = await load(req, res);
  res.json({ user }); // ! single-answer:again
});

router.get("/id-given-on", async (req, res) => {
  const id = await idOf(req, res);
  res.send(`user ${String(req.query["n"])} ${id ?? ""}`); // ! single-answer:again
});

router.get("/part-given-on", async (req, res) => {
  const { id } = (await load(req, res))!;
  res.json({ id }); // ! single-answer:again
});

router.get("/id-in-json", async (req, res) => {
  const id = await idOf(req, res);
  res.json({ id, at: [id] }); // ! single-answer:again
});

router.get("/asked", async (req, res) => {
  const id = await idOf(req, res);
  if (id) res.json(id);
});

router.get("/asked-by-another-name", async (req, res) => {
  const id = await idOf(req, res);
  const isFound = id !== undefined;
  if (isFound) res.json(id);
});

router.get("/asked-of-somebody", async (req, res) => {
  const id = await idOf(req, res);
  if (await find(id)) res.json(id);
});

router.get("/asked-in-a-closure", async (req, res) => {
  const id = await idOf(req, res);
  const render = (): void => {
    if (id) res.json(id);
  };
  render();
});

router.get("/taken-apart", async (req, res) => {
  const { id } = (await load(req, res)) ?? {};
  if (!id) return;
  res.json({ id });
});

router.get("/taken-apart-in-a-row", async (req, res) => {
  const { id } = (await load(req, res))!;
  id && res.json({ id });
});

router.get("/taken-apart-later", async (req, res) => {
  const user = await load(req, res);
  const { id } = user ?? { id: "" };
  if (id === "") return;
  res.json({ id });
});

async function bodyOf(
  req: IncomingMessage,
  res: ServerResponse,
): Promise<string | undefined> {
  let text = "";
  for await (const chunk of req) {
    text += String(chunk);
    if (text.length > 1e6) {
      res.writeHead(413).end();
      return undefined;
    }
  }
  return text;
}

http
  .createServer(async (req, res) => {
    const body = await bodyOf(req, res);
    res.end(body); // ! single-answer:again
  })
  .listen(8000);

http
  .createServer(async (req, res) => {
    const body = await bodyOf(req, res);
    if (body !== undefined) res.end(body);
  })
  .listen(8001);

export { router };
