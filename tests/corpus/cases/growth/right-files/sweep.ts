import { sessions as open } from "./lru";

export function sweep(): void {
  for (const key of open.keys()) if (key.startsWith("old")) open.delete(key);
}
