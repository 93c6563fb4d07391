// What is set for one call, and put back in the same tick, no other request sees.
import express from "express";

declare function title(id: string): Promise<string>;
declare const messages: Readonly<Record<string, string>>;

let locale = "en";

function translate(key: string): string {
  return messages[`${locale}.${key}`] ?? key;
}

function withLocale<T>(language: string, work: () => T): T {
  const before = locale;
  locale = language;
  try {
    return work();
  } finally {
    locale = before;
  }
}

function greet(language: string): string {
  const before = locale;
  locale = language;
  const text = translate("hello");
  locale = before;
  return text;
}

async function withLocaleLong<T>(
  language: string,
  work: () => Promise<T>,
): Promise<T> {
  const before = locale;
  locale = language;
  try {
    return await work();
  } finally {
    locale = before;
  }
}

export const app = express();

app.get("/hello", (req, res) => {
  res.send(greet(req.get("accept-language") ?? "en"));
});

app.get("/titles/:id", async (req, res) => {
  const key = await title(req.params.id);
  res.send(
    withLocale(req.get("accept-language") ?? "en", () => translate(key)),
  );
});

app.get("/titles/:id/long", async (req, res) => {
  const language = req.get("accept-language") ?? "en";
  const text = async (): Promise<string> =>
    translate(await title(req.params.id));
  res.send(await withLocaleLong(language, text)); // ! no-request-state-leak
});
