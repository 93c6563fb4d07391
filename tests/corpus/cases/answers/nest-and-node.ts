import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { NextHandleFunction } from "connect";
import {
  Controller,
  Get,
  Injectable,
  Post,
  Res,
  type NestMiddleware,
} from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";

declare const tokens: { verify(token: string): Promise<boolean> };

@Injectable()
export class TokenMiddleware implements NestMiddleware {
  async use(req: Request, res: Response, next: NextFunction) {
    const token = req.header("authorization");
    if (!token) {
      res.status(401).json({ message: "log in" });
    }
    if (await tokens.verify(String(token)))
      next(); // ! single-answer:continues
    else res.status(403).json({ message: "no" });
  }
}

@Injectable()
export class VersionMiddleware implements NestMiddleware {
  use(req: Request, res: Response, next: () => void) {
    next();
    res.setHeader("x-version", "1"); // ! single-answer:lateHeaders
  }
}

@Injectable()
export class SilentMiddleware implements NestMiddleware {
  // prettier-ignore
  async use(req: Request, res: Response, next: NextFunction) {
    try {
      await tokens.verify("a");
      next();
    } catch (error) { // !strict must-answer:swallows
      console.error(error);
    }
  }
}

@Injectable()
export class RightMiddleware implements NestMiddleware {
  async use(req: Request, res: Response, next: NextFunction) {
    try {
      if (await tokens.verify("a")) return next();
      res.status(403).json({ message: "no" });
    } catch (error) {
      next(error);
    }
  }
}

@Controller("reports")
export class ReportsController {
  @Get()
  list(@Res() res: Response) {
    res.status(200);
    return { reports: [] }; // !strict must-answer:returns
  }

  @Post()
  create(@Res({ passthrough: true }) res: Response) {
    res.status(201);
    return { id: 1 };
  }

  @Get("file")
  file(@Res() res: Response) {
    res.sendFile("/srv/report.pdf");
  }
}

export const stamp: NextHandleFunction = (req, res, next) => {
  next();
  res.setHeader("x-stamp", "1"); // ! single-answer:lateHeaders
};

export const onlyGet: NextHandleFunction = (req, res, next) => {
  if (req.method !== "GET") {
    res.statusCode = 405;
    res.end();
  }
  next(); // ! single-answer:continues
};

export const onlyGetRight: NextHandleFunction = (req, res, next) => {
  if (req.method === "GET") return next();
  res.statusCode = 405;
  res.end();
};

function json(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(JSON.stringify(body));
}

createServer((req, res) => {
  if (req.method !== "GET") json(res, 405, { error: "GET only" });
  json(res, 200, { ok: true }); // ! single-answer:again
});

createServer((req, res) => {
  if (req.url === "/a") return json(res, 200, { ok: true });
  if (req.url === "/b") {
    res.write("a");
    res.write("b");
    return res.end();
  }
  if (req.url === "/c") return; // !strict must-answer:returns
  json(res, 404, {});
});

createServer((req, res) => {
  let body = "";
  req.on("data", (chunk: Buffer) => {
    body += chunk.toString();
  });
  req.on("end", () => {
    json(res, 200, { length: body.length });
  });
});
