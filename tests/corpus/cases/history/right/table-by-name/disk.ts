import { readFileSync } from "node:fs";
import { readFile, statfs } from "node:fs/promises";

type Reader = (mount: string) => Promise<string>;

export const readers: Readonly<Record<"linux" | "atStart", Reader>> = {
  linux: async (mount) => String((await statfs(mount)).bavail),
  atStart: async (mount) => readFileSync(mount, "utf8"),
};

export const formats: Record<string, (file: string) => Promise<string>> = {
  text: (file) => readFile(file, "utf8"),
};

export const banner = await readers.atStart("/etc/motd");
