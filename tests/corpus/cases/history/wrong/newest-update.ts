// expo/custom-expo-updates-server#32, ect#75, PrairieLearn#13092
import fs from "node:fs";
import fsPromises from "node:fs/promises";
import path from "node:path";
import Router from "@koa/router";
async function getLatestBundleAsync(runtimeVersion: string) {
  const dir = `updates/${runtimeVersion}`;
  if (!fs.existsSync(dir)) {
    throw new Error("Unsupported runtime version");
  }
  const names = await fsPromises.readdir(dir);
  return path.join(dir, names.sort().at(-1) ?? "");
}
async function latest(runtimeVersion: string) {
  const names = await fsPromises
    .readdir(`updates/${runtimeVersion}`)
    .catch(() => []);
  return names.sort().at(-1);
}
class Engine {
  render(
    template: string,
    data: object,
    callback?: (err: Error | null, html: string) => void,
  ): string {
    const html = this.compile(template) + JSON.stringify(data);
    callback?.(null, html);
    return html;
  }
  private compile(template: string) {
    return this.read(`views/${template}.ect`);
  }
  private read(file: string) {
    return fs.readFileSync(file, "utf8");
  }
}
const renderer = new Engine();
const router = new Router();
router.get("/assets", async (ctx) => {
  const bundle = await getLatestBundleAsync(String(ctx.query["v"])); // ! no-blocking-call
  ctx.body = fs.createReadStream(bundle);
});
router.get("/latest", async (ctx) => {
  ctx.body = await latest(String(ctx.query["v"]));
});
router.get("/mail", (ctx) => {
  const answer = (_err: Error | null, html: string) => {
    ctx.body = html;
  };
  renderer.render("mail", { name: ctx.query["name"] }, answer); // ! no-blocking-call
});
