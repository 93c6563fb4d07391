import { H3, type H3Event } from "h3";

declare function permissionsOf(user: string): Promise<string[]>;

let current: H3Event | undefined;

function user() {
  return current?.req.headers.get("x-user") ?? "anonymous";
}

export const app = new H3();

app.use((event, next) => {
  current = event; // ! no-request-state-leak
  return next();
});

app.get("/permissions", async () => {
  await Promise.resolve();
  return permissionsOf(user());
});
