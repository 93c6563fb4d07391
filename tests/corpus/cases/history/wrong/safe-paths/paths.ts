// stashbase#196: six routes, one helper of a helper
import fs from "node:fs";
import path from "node:path";
export function resolveUnder(root: string, relative: string): string {
  const target = path.resolve(root, relative);
  const real = fs.realpathSync.native(path.dirname(target));
  if (!real.startsWith(fs.realpathSync.native(root)))
    throw new Error("outside");
  return target;
}
export async function resolveUnderLater(
  root: string,
  relative: string,
): Promise<string> {
  const target = path.resolve(root, relative);
  const [real, top] = await Promise.all([
    fs.promises.realpath(path.dirname(target)),
    fs.promises.realpath(root),
  ]);
  if (!real.startsWith(top)) throw new Error("outside");
  return target;
}
/** Nothing but names. */
export const resolveName = (root: string, relative: string) =>
  path.join(root, path.basename(relative));
