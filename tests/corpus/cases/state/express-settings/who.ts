import type { Request } from "express";

export function whoAsks(request: Request): string {
  return String(request.app.get("user"));
}
