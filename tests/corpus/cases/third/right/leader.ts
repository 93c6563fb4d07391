import express from "express";

declare function elect(): Promise<string>;
declare const self: string;

let leader = "";

async function campaign() {
  leader = await elect();
}

setInterval(() => void campaign(), 5000);

const app = express();
app.post("/writes", (req, res) => {
  if (leader !== self) {
    res.redirect(307, `http://${leader}${req.path}`);
    return;
  }
  res.sendStatus(204);
});
