import express from "express";

/** The base itself keeps it. */
abstract class Handler {
  protected user = "";
  handle = async (
    req: express.Request,
    res: express.Response,
  ): Promise<void> => {
    this.user = String(req.query.user);
    await fetch(req.url);
    this.after(res);
  };
  protected abstract after(res: express.Response): void;
}
export class Show extends Handler {
  protected after(res: express.Response): void {
    res.json({ user: this.user }); // ! no-request-state-leak
  }
}
export class Silent extends Handler {
  protected after(res: express.Response): void {
    res.json({});
  }
}
const app = express();
app.get("/show", new Show().handle);
app.get("/silent", new Silent().handle);
