// A helper that answers, and tells its caller so by what it gives: an object, or a property of one.
import express from "express";

interface Outcome {
  readonly error?: string;
  readonly stored?: boolean;
}

const app = express();

function keepTarget(
  request: express.Request,
  response: express.Response,
): Outcome | null {
  if (typeof request.query["to"] !== "string") {
    response.status(400).json({ message: "no target" });
    return { error: "no target" };
  }
  response.cookie("target", request.query["to"]);
  return null;
}

function keepTargetSaying(
  request: express.Request,
  response: express.Response,
  text: string,
): Outcome | undefined {
  if (typeof request.query["to"] === "string") return undefined;
  response.status(400).json({ message: text });
  return { error: text };
}

app.get("/login", (request, response) => {
  const kept = keepTarget(request, response);
  if (kept && kept.error) return;
  response.redirect("/provider");
});

app.get("/login/chained", (request, response) => {
  const kept = keepTarget(request, response);
  if (kept?.error) return;
  response.redirect("/provider");
});

app.get("/login/saying", (request, response) => {
  const kept = keepTargetSaying(request, response, "no target");
  if (kept?.error) return;
  response.redirect("/provider");
});

app.get("/login/other-property", (request, response) => {
  const kept = keepTarget(request, response);
  if (kept?.stored) return;
  response.redirect("/provider"); // ! single-answer
});

app.get("/login/turned-round", (request, response) => {
  const kept = keepTarget(request, response);
  if (kept && !kept.error) return;
  response.redirect("/provider"); // ! single-answer
});

// What is written down here is changed by whoever it is given to.
function check(request: express.Request, outcome: { failed: boolean }): void {
  outcome.failed = request.query["to"] === undefined;
}

app.get("/login/filled", (request, response, next) => {
  const outcome = { failed: false };
  check(request, outcome);
  if (outcome.failed) response.status(400).end();
  next(); // ! single-answer
});

app.get("/login/marked", (request, response, next) => {
  const outcome = { failed: false };
  Object.keys(request.query).forEach((key) => {
    if (key !== "to") outcome.failed = true;
  });
  if (outcome.failed) response.status(400).end();
  next(); // ! single-answer
});
