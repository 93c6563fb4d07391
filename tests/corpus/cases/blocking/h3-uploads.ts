import { H3, defineHandler, type Middleware } from "h3";
import { writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";

const audit: Middleware = async (event, next) => {
  const result = await next();
  const line = `${event.req.method} ${event.url.pathname}\n`;
  writeFileSync("audit.log", line, { flag: "a" }); // ! no-blocking-call
  return result;
};

const upload = defineHandler(async (event) => {
  const bytes = new Uint8Array(await event.req.arrayBuffer());
  await writeFile(`uploads/${crypto.randomUUID()}`, bytes);
  return { size: bytes.byteLength };
});

export const app = new H3();
app.use(audit);
app.post("/uploads", upload);
app.get("/uploads/:id", async (event) => {
  const id = event.context.params?.["id"] ?? "";
  writeFileSync(`uploads/${id}.touched`, ""); // ! no-blocking-call
  return { id };
});
