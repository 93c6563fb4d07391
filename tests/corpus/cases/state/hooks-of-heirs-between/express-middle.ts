import express from "express";

abstract class Handler {
  handle = async (
    req: express.Request,
    res: express.Response,
  ): Promise<void> => {
    this.before(req);
    await this.load(req);
    this.after(res);
  };
  protected async load(req: express.Request): Promise<void> {
    await fetch(req.url);
  }
  protected abstract before(req: express.Request): void;
  protected abstract after(res: express.Response): void;
}

abstract class WithUser extends Handler {
  protected user = "";
  protected startedAt = 0;
  protected before(req: express.Request): void {
    this.user = String(req.query.user);
    this.startedAt = Date.now();
  }
}

export class Show extends WithUser {
  protected after(res: express.Response): void {
    const took = Date.now() - this.startedAt; // ! no-shared-state-race
    res.json({ user: this.user, took }); // ! no-request-state-leak
  }
}

export class Plain extends WithUser {
  protected after(res: express.Response): void {
    res.json({});
  }
}

const app = express();
app.get("/show", new Show().handle);
app.get("/plain", new Plain().handle);
