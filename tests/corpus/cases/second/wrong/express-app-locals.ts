import express from "express";

declare function profileOf(
  session: string,
): Promise<{ name: string; admin: boolean }>;

const app = express();

app.use(async (req, res, next) => {
  try {
    app.locals.profile = await profileOf(String(req.headers["x-session"])); // ! no-request-state-leak
    next();
  } catch (error) {
    next(error);
  }
});

app.get("/admin", (req, res) => {
  if (!(app.locals.profile as { admin: boolean }).admin) {
    res.sendStatus(403);
    return;
  }
  res.send("secret");
});

export { app };
