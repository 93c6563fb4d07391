// A function in a field that was made with its object reads what else is kept there; one that was handed in doesn't.
import type { Request, Response } from "express";

declare function work(): Promise<void>;
declare function wrap(client: Client): (path: string) => Promise<string>;

class Client {
  token = "";
  readonly request = wrap(this);
}

class Runner {
  token = "";

  constructor(readonly request: (path: string) => Promise<string>) {}
}

declare const runner: Runner;
const client = new Client();

export const asked = async (req: Request, res: Response) => {
  client.token = String(req.headers.authorization); // ! no-request-state-leak:readAfter
  await work();
  res.json(await client.request("/me"));
};

export const handed = async (req: Request, res: Response) => {
  runner.token = String(req.headers.authorization);
  await work();
  res.json(await runner.request("/me"));
};
