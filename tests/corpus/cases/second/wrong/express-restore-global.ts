import express from "express";

declare function rows(): Promise<number[]>;

const formats = { locale: "en", currency: "EUR" };

async function report() {
  const numbers = await rows();
  return numbers.map((n) => n.toLocaleString(formats.locale)).join("\n");
}

export const app = express();

app.get("/report", async (req, res) => {
  const saved = formats.locale;
  formats.locale = String(req.query["locale"]); // ! no-request-state-leak
  try {
    res.send(await report());
  } finally {
    formats.locale = saved;
  }
});
