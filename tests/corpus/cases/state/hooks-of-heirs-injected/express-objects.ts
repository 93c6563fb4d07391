import express from "express";

/** Each request has its own object of an heir, the base's is kept by nobody. */
abstract class Command {
  async run(req: express.Request, res: express.Response): Promise<void> {
    this.before(req);
    await fetch(req.url);
    this.after(res);
  }
  protected abstract before(req: express.Request): void;
  protected abstract after(res: express.Response): void;
}
class Fresh extends Command {
  private user = "";
  protected before(req: express.Request): void {
    this.user = req.url;
  }
  protected after(res: express.Response): void {
    res.send(this.user);
  }
}
class Kept extends Command {
  private user = "";
  protected before(req: express.Request): void {
    this.user = req.url; // ! no-request-state-leak
  }
  protected after(res: express.Response): void {
    res.send(this.user);
  }
}
const kept = new Kept();
const app = express();
app.get("/fresh", (req, res) => new Fresh().run(req, res));
app.get("/kept", (req, res) => kept.run(req, res));
