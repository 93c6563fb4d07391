import { readFileSync, statfsSync } from "node:fs";

type Reader = (mount: string) => Promise<string>;

export const readers: Readonly<Record<"linux" | "darwin", Reader>> = {
  linux: async (mount) => String(statfsSync(mount).bavail),
  darwin: (mount) => Promise.resolve(mount),
};

const plain = { text: (file: string) => readFileSync(file, "utf8") };

export const formats: Record<string, (file: string) => string> = Object.freeze({
  ...plain,
  name: (file: string) => file,
});
