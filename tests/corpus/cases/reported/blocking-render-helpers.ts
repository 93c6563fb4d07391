// The template helpers of a course: an icon is read from disk each time that a page shows it.
import fs from "node:fs";
import express from "express";

const icon = (name: string) =>
  fs.readFileSync(`./public/images/icons/${name}.svg`, "utf8");

const menu = [
  { slug: "/stores", icon: "store" },
  { slug: "/tags", icon: "tag" },
];

const icons = new Map(menu.map((item) => [item.icon, icon(item.icon)]));

function layout(body: string): string {
  const items = menu.map(
    (item) => `<a href="${item.slug}">${icon(item.icon)}</a>`,
  );
  return `<nav>${items.join("")}</nav>${body}`;
}

function layoutFixed(body: string): string {
  const items = menu.map(
    (item) => `<a href="${item.slug}">${icons.get(item.icon) ?? ""}</a>`,
  );
  return `<nav>${items.join("")}</nav>${body}`;
}

const app = express();

app.get("/stores", (_req, res) => {
  res.send(layout("<h1>Stores</h1>")); // ! no-blocking-call
});

app.get("/v2/stores", (_req, res) => {
  res.send(layoutFixed("<h1>Stores</h1>"));
});

export { app };
