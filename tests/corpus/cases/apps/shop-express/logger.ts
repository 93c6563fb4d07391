import { AsyncLocalStorage } from "node:async_hooks";

interface RequestInfo {
  readonly id: string;
}

export const requestInfo = new AsyncLocalStorage<RequestInfo>();

function write(level: string, message: string, extra?: object): void {
  const id = requestInfo.getStore()?.id;
  process.stdout.write(`${JSON.stringify({ level, id, message, ...extra })}\n`);
}

export const logger = {
  info: (message: string, extra?: object) => write("info", message, extra),
  error: (message: string, extra?: object) => write("error", message, extra),
};
