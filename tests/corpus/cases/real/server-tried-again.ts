import type { RequestHandler } from "express";

// The promise of one start is kept, and dropped when it fails: nothing of a request is put back there.

interface Engine {
  render(path: string): Promise<string>;
}

declare function start(arguments_: readonly string[]): Promise<Engine>;

let starting: Promise<Engine> | undefined;
let language: string | undefined;

export const page: RequestHandler = async (req, res) => {
  starting ??= start([]);
  try {
    const engine = await starting;
    res.send(await engine.render(req.path));
  } catch {
    starting = undefined;
    res.sendStatus(503);
  }
};

let loading: Promise<Engine> | undefined;

export const ensureLoaded: RequestHandler = async (req, res, next) => {
  if (!loading) {
    loading = start([req.hostname]);
  }
  try {
    await loading;
  } catch (error) {
    loading = undefined;
    next(error);
    return;
  }
  next();
};

export const translated: RequestHandler = async (req, res) => {
  language = req.get("accept-language"); // ! no-request-state-leak
  try {
    const engine = await start([]);
    res.send(await engine.render(req.path));
  } finally {
    language = undefined;
  }
};

export function words(): string {
  return language ?? "en";
}
