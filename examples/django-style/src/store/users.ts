import { readFile } from "node:fs/promises";

import { settings } from "../settings.ts";

interface User {
  readonly name: string;
  readonly token: string;
}

/** The name that belongs to a token. */
export async function userOf(token: string): Promise<string | undefined> {
  const text = await readFile(new URL("users.json", settings.data), "utf8");
  const users = JSON.parse(text) as User[];
  return users.find((user) => user.token === token)?.name;
}
