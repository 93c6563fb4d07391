import { readFileSync } from "node:fs";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;

function only(role: string) {
  return function guard(req: Loose, res: Loose, next: Loose): void {
    const allowed = readFileSync(`${role}.txt`, "utf8"); // ! no-blocking-call
    if (allowed.includes(req.get("user"))) next();
    else res.sendStatus(403);
  };
}

function reader(folder: string) {
  return (name: Loose, suffix: Loose): string =>
    readFileSync(`${folder}/${name}${suffix}`, "utf8");
}

export const admins = only("admins");
const banner = reader("banners")("start", ".txt");
export const texts = reader("texts");

export default { admins, banner };
