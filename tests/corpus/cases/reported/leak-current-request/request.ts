import type { Request } from "express";

let currentRequest: Request | undefined;

export function setRequest(req: Request): void {
  currentRequest = req;
}

export function currentIp(): string {
  return currentRequest?.ip ?? "unknown";
}
