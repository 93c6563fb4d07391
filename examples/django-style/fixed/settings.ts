import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import type { MiddlewareClass } from "./http/chain.ts";
import { AuditMiddleware } from "./middleware/audit.ts";
import { CompressionMiddleware } from "./middleware/compression.ts";
import { ErrorMiddleware } from "./middleware/errors.ts";
import { HeadMiddleware } from "./middleware/head.ts";
import { SessionMiddleware } from "./middleware/session.ts";
import { ThrottleMiddleware } from "./middleware/throttle.ts";
import { TimingMiddleware } from "./middleware/timing.ts";
import { UserMiddleware } from "./middleware/user.ts";

export const settings = {
  port: Number(process.env["PORT"] ?? 3000),
  data: new URL("../data/", import.meta.url),
  sessions: mkdtempSync(path.join(os.tmpdir(), "image-notes-")),
} as const;

/** Outermost first. */
export const MIDDLEWARE: readonly MiddlewareClass[] = [
  TimingMiddleware,
  ErrorMiddleware,
  CompressionMiddleware,
  ThrottleMiddleware,
  SessionMiddleware,
  UserMiddleware,
  AuditMiddleware,
  HeadMiddleware,
];
