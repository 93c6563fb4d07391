import { readdirSync, readFileSync } from "node:fs";

export async function buildIndex(): Promise<string> {
  const pages = readdirSync("pages").map((page) =>
    readFileSync(`pages/${page}`, "utf8"),
  );
  return JSON.stringify(pages);
}
