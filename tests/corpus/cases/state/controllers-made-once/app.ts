import express from "express";
import { wrap, wrap3 } from "./base";
import { GetUser, GetUser3 } from "./users";
const app = express();
app.get(
  "/a/:id",
  wrap(() => new GetUser()),
);
app.get("/c/:id", wrap3(GetUser3));
