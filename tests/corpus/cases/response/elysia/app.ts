import { Elysia } from "elysia";

declare function find(
  token: string | undefined,
): Promise<{ id: string; denied(): void } | null>;

export const wrong = new Elysia()
  .derive(async ({ headers }) => ({ user: await find(headers["token"]) }))
  .onBeforeHandle(({ user, status }) => {
    if (!user) status(401); // ! return-response:dropped
  })
  .onBeforeHandle(({ user, redirect }) => {
    if (!user) redirect("https://shop.example/login"); // ! return-response:dropped
  })
  .onError(({ code, status }) => {
    if (code === "NOT_FOUND") {
      status(404, "nothing here"); // ! return-response:dropped
    }
  })
  .get("/me", (context) => {
    if (!context.user) context.status(401); // ! return-response:ignored
    return { id: context.user?.id };
  })
  .get("/moved", async ({ set, redirect: to }) => {
    set.status = 301;
    await find("moved");
    to("https://shop.example/new"); // ! return-response:dropped
  });

export const right = new Elysia()
  .derive(async ({ headers }) => ({ user: await find(headers["token"]) }))
  .onBeforeHandle(({ user, status }) => {
    if (!user) return status(401);
  })
  .onBeforeHandle(({ user, status }) => {
    if (!user) throw status(401);
  })
  .onBeforeHandle(({ user, set }) => {
    if (!user) {
      set.status = 401;
      return "log in";
    }
  })
  .onError(({ code, status }) => {
    if (code === "NOT_FOUND") return status(404, "nothing here");
  })
  .get("/me", ({ user, status }) => {
    const answer = user ? status(200, user.id) : status(404);
    return answer;
  })
  // A function of the project's own, whatever it does.
  .get("/denied", ({ user }) => {
    user?.denied();
    return "denied";
  });
