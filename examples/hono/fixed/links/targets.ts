import { readFile } from "node:fs/promises";

async function blockedHosts(folder: URL): Promise<Set<string>> {
  const text = await readFile(new URL("blocked-hosts.txt", folder), "utf8");
  return new Set(
    text.split("\n").filter((line) => line !== "" && !line.startsWith("#")),
  );
}

/** The target in its normal form, or nothing for one that we don't shorten. */
export async function acceptedTarget(
  text: string,
  folder: URL,
): Promise<string | undefined> {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const blocked = await blockedHosts(folder);
  return blocked.has(url.hostname) ? undefined : url.href;
}
