import { createHash } from "node:crypto";
import { createReadStream, readFileSync, renameSync } from "node:fs";
import { rename } from "node:fs/promises";

export async function checksum(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file))
    hash.update(chunk as Buffer);
  return hash.digest("hex");
}

export function checksumNow(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

export const publish = (file: string): void => {
  renameSync(file, file.replace("incoming", "public"));
};

export const publishLater = (file: string): Promise<void> =>
  rename(file, file.replace("incoming", "public"));
