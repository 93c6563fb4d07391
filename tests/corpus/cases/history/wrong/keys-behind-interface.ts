// claude-mem#2701: behind an interface and a class
import { scryptSync, timingSafeEqual, createHash } from "node:crypto";
import { Hono } from "hono";
import { bearerAuth } from "hono/bearer-auth";
interface ApiKeyService {
  verify(rawKey: string, stored: string): boolean;
}
class SqliteApiKeyService implements ApiKeyService {
  verify(rawKey: string, stored: string): boolean {
    const [scheme, saltHex, expectedHex] = stored.split("$");
    if (scheme === "scrypt" && saltHex && expectedHex) {
      const derived = scryptSync(rawKey, Buffer.from(saltHex, "hex"), 32, {
        N: 16384,
      });
      return timingSafeEqual(derived, Buffer.from(expectedHex, "hex"));
    }
    return createHash("sha256").update(rawKey).digest("hex") === stored;
  }
}
declare function lookUp(prefix: string): Promise<string>;
const service: ApiKeyService = new SqliteApiKeyService();
const app = new Hono();
app.use("/api/*", async (c, next) => {
  const key = c.req.header("x-api-key") ?? "";
  const stored = await lookUp(key.slice(0, 8));
  if (!service.verify(key, stored)) return c.text("no", 401); // ! no-blocking-call
  await next();
});
app.use(
  "/admin/*",
  bearerAuth({
    verifyToken: async (token) => token === process.env["ADMIN_TOKEN"],
  }),
);
