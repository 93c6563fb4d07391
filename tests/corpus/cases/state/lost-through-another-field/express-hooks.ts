import express from "express";

abstract class Handler {
  handle = async (
    req: express.Request,
    res: express.Response,
  ): Promise<void> => {
    await this.before(req);
    await fetch(req.url);
    await this.after(res);
  };
  protected abstract before(req: express.Request): void | Promise<void>;
  protected abstract after(res: express.Response): void | Promise<void>;
}

export class Totals extends Handler {
  private total = 0;
  private next = 0;
  protected before(): void {
    this.next = this.total + 1;
  }
  protected async after(res: express.Response): Promise<void> {
    this.total = this.next; // ! no-shared-state-race
    res.json({ total: this.total });
  }
}

export class User extends Handler {
  private user = "";
  private greeting = "";
  protected before(req: express.Request): void {
    this.user = String(req.query.user);
    this.greeting = `Hello ${this.user}`; // ! no-request-state-leak
  }
  protected after(res: express.Response): void {
    res.send(this.greeting);
  }
}

export class Started extends Handler {
  private started = 0;
  private deadline = 0;
  protected before(): void {
    this.started = Date.now();
    this.deadline = this.started + 1000;
  }
  protected after(res: express.Response): void {
    const late = Date.now() > this.deadline; // ! no-shared-state-race
    res.status(late ? 504 : 200).end();
  }
}

export class Local extends Handler {
  private prefix = "Hello";
  private greeting = "";
  protected before(): void {
    this.greeting = `${this.prefix} all`;
  }
  protected after(res: express.Response): void {
    res.send(this.greeting);
  }
}

const app = express();
app.get("/1", new Totals().handle);
app.get("/2", new User().handle);
app.get("/3", new Started().handle);
app.get("/4", new Local().handle);
