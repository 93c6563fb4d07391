// Controllers as classes of bound methods, handed to the router.
import {
  Router,
  type NextFunction,
  type Request,
  type Response,
} from "express";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";

export class RepositoryController {
  constructor(private readonly dir: string) {}

  branches = (_req: Request, res: Response): void => {
    const output = this.git("branch", "--list"); // ! no-blocking-call
    res.json(output.split("\n"));
  };

  async head(_req: Request, res: Response, next: NextFunction): Promise<void> {
    try {
      const ref = await readFile(`${this.dir}/.git/HEAD`, "utf8");
      res.json({ ref: ref.trim() });
    } catch (error) {
      next(error);
    }
  }

  static log(this: void, _req: Request, res: Response): void {
    res.send(execFileSync("git", ["log", "-1"])); // ! no-blocking-call
  }

  private git(...args: string[]): string {
    return execFileSync("git", args, { cwd: this.dir, encoding: "utf8" });
  }
}

const controller = new RepositoryController("/srv/repo");

export const routes = Router();
routes.get("/branches", controller.branches);
routes.get("/head", controller.head.bind(controller));
routes.get("/log", RepositoryController.log);
