import type { NextFunction, Request, Response } from "express";
import express from "express";
import { flagsOf, getFeatureFlags } from "./features.ts";
const withFlags = (req: Request, res: Response, next: NextFunction) => {
  res.locals["flags"] = getFeatureFlags(String(req.headers["x-tenant"])); // ! no-blocking-call
  next();
};
const withFlagsFixed = (req: Request, res: Response, next: NextFunction) => {
  res.locals["flags"] = flagsOf(String(req.headers["x-tenant"]));
  next();
};
express().use(withFlags).use(withFlagsFixed);
