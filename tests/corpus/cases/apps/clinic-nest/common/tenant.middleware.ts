import { Injectable, type NestMiddleware } from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";
import { ClinicContext } from "./clinic-context";

@Injectable()
export class TenantMiddleware implements NestMiddleware {
  constructor(private readonly context: ClinicContext) {}

  use(req: Request, res: Response, next: NextFunction): void {
    const clinic = req.get("x-clinic");
    if (!clinic) {
      res.status(400).json({ message: "x-clinic is missing" });
      return;
    }
    this.context.run({ clinic, user: req.get("x-user") }, next);
  }
}
