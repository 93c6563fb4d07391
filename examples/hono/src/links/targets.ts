import { readFileSync } from "node:fs";

function blockedHosts(folder: URL): Set<string> {
  const text = readFileSync(new URL("blocked-hosts.txt", folder), "utf8");
  return new Set(
    text.split("\n").filter((line) => line !== "" && !line.startsWith("#")),
  );
}

/** The target in its normal form, or nothing for one that we don't shorten. */
export function acceptedTarget(text: string, folder: URL): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  return blockedHosts(folder).has(url.hostname) ? undefined : url.href;
}
