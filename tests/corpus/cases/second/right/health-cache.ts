import { Router } from "@oakserver/oak";

declare const db: { ping(): Promise<void> };

let healthy = true;
let checkedAt = 0;

async function probe() {
  try {
    await db.ping();
    healthy = true;
  } catch {
    healthy = false;
  }
  checkedAt = Date.now();
}

setInterval(() => void probe(), 5_000);
void probe();

export const router = new Router();
router.get("/health", async (ctx) => {
  await Promise.resolve();
  ctx.response.status = healthy ? 200 : 503;
  ctx.response.body = { healthy, checkedAt };
});
