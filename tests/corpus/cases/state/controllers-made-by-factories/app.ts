import express from "express";
import { wrap, wrap2, wrap3 } from "./base";
import { GetUser, GetUser2, GetUser3 } from "./users";
const app = express();
app.get(
  "/a/:id",
  wrap(() => new GetUser()),
);
app.get(
  "/b/:id",
  wrap2(() => new GetUser2()),
);
app.get("/c/:id", wrap3(GetUser3));
