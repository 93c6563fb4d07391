// `Object.assign` writes the parts that its source names; which parts come back from a wait, nobody knows.
import type { Request, Response } from "express";

interface Counts {
  hits: number;
  misses: number;
}

declare function exchange(
  options: object,
): Promise<{ data: { id: number; key: string } }>;
declare function save(patch: Partial<Counts>): Promise<void>;

function updateEnvironment(values: Record<string, string>) {
  const all = Object.assign({ KIND: "app" }, values);
  Object.assign(process.env, all);
  return all;
}

export const created = async (req: Request, res: Response) => {
  const options = {
    code: req.query["code"],
    ...(process.env["HOST"] && { baseUrl: `https://${process.env["HOST"]}` }),
    ...(process.env.PROXY && { proxy: process.env.PROXY }),
  };
  const { data } = await exchange(options);
  updateEnvironment({ APP_ID: data.id.toString(), KEY: data.key });
  res.end();
};

const counts: Counts = { hits: 0, misses: 0 };

export const counted = async (_req: Request, res: Response) => {
  const patch = { hits: counts.hits + 1 };
  await save(patch);
  Object.assign(counts, patch); // ! no-shared-state-race:lostUpdate
  res.end();
};

export const another = async (_req: Request, res: Response) => {
  const patch = { misses: 0 };
  await save({ hits: counts.hits });
  Object.assign(counts, patch);
  res.end();
};

type Interceptor = (url: string) => string;

class Client {
  private static interceptor: Interceptor | undefined;
  private static tag = Date.now();

  static init(interceptor?: Interceptor): void {
    Client.interceptor = interceptor;
  }

  async post(path: string): Promise<unknown> {
    Client.tag = Date.now();
    await fetch(path);
    // What the field was given knows nothing of the tag beside it.
    return fetch(Client.interceptor ? Client.interceptor(path) : path);
  }

  seen(tag: number): boolean {
    return tag === Client.tag;
  }
}

const client = new Client();
Client.init((url) => url);

export const posted = async (req: Request, res: Response) => {
  res.json(await client.post(req.path));
};

export const same = (req: Request, res: Response) => {
  res.json(client.seen(Number(req.query["tag"])));
};
