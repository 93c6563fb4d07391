// Express with class controllers, one object each: fields that are filled at the start of a method.
/* eslint-disable @typescript-eslint/no-explicit-any */
import { Router, type Request, type Response } from "express";

declare const orders: {
  of(user: string, page: number): Promise<object[]>;
  count(user: string): Promise<number>;
};

class OrderController {
  private userId = "";
  private page = 1;

  constructor() {
    this.list = this.list.bind(this);
    this.listFixed = this.listFixed.bind(this);
  }

  private async fetchPage() {
    return orders.of(this.userId, this.page);
  }

  async list(req: Request, res: Response) {
    this.userId = String(req.headers["x-user"]); // ! no-request-state-leak
    this.page = Number(req.query["page"] ?? 1); // ! no-request-state-leak
    const total = await orders.count(this.userId);
    res.json({ total, items: await this.fetchPage() });
  }

  async listFixed(req: Request, res: Response) {
    const userId = String(req.headers["x-user"]);
    const page = Number(req.query["page"] ?? 1);
    const total = await orders.count(userId);
    res.json({ total, items: await orders.of(userId, page) });
  }
}

const controller = new OrderController();
export const router = Router();
router.get("/orders", controller.list);
router.get("/v2/orders", controller.listFixed);

// A validation helper that collects its errors in a field.
class Validator {
  private errors: string[] = [];

  async check(body: any): Promise<string[]> {
    this.errors = [];
    if (!body.email) this.errors.push("email");
    const free = await unique(body.email);
    return free ? this.errors : [...this.errors, "taken"]; // ! no-shared-state-race
  }

  async checkFixed(body: any): Promise<string[]> {
    const errors: string[] = [];
    if (!body.email) errors.push("email");
    if (body.email && !(await unique(body.email))) errors.push("taken");
    return errors;
  }
}

declare function unique(email: string): Promise<boolean>;

const validator = new Validator();

router.post("/users", async (req, res) => {
  res.json(await validator.check(req.body));
});

router.post("/v2/users", async (req, res) => {
  res.json(await validator.checkFixed(req.body));
});
