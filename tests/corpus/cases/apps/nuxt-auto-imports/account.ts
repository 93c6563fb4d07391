import { defineEventHandler, type EventHandler, type H3Event } from "h3";

export interface Account {
  id: string;
}

type AccountHandler<D> = (
  event: H3Event,
  account: Account | undefined,
) => Promise<D>;

export function withAccount<D>(handler: AccountHandler<D>): EventHandler {
  return defineEventHandler(async (event) => {
    const id = event.req.headers.get("authorization");
    return await handler(event, id === null ? undefined : { id });
  });
}
