import { existsSync, readFileSync } from "node:fs";

export interface Config {
  readonly port: number;
  readonly databaseUrl: string;
  readonly jwtSecret: string;
  readonly requestsPerMinute: number;
}

function fromFile(file: string): Partial<Config> {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, "utf8")) as Partial<Config>;
}

export const config: Config = {
  port: Number(process.env["PORT"] ?? 3000),
  databaseUrl: process.env["DATABASE_URL"] ?? "postgres://localhost/shop",
  jwtSecret: process.env["JWT_SECRET"] ?? "development",
  requestsPerMinute: 100,
  ...fromFile("config.local.json"),
};
