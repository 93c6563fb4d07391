import express from "express";

const settings = { host: "mail", port: 25 };

class Transport {
  constructor(
    private readonly host: string,
    private readonly port: number,
  ) {}
  verify(): Promise<Response> {
    return fetch(`${this.host}:${this.port}`);
  }
  send(text: string): Promise<Response> {
    return fetch(`${this.host}:${this.port}`, { method: "POST", body: text });
  }
}

/** No two of them are the same, whatever they are made of. */
class Numbered {
  private readonly id = Math.random();
  constructor(private readonly host: string) {}
  name(): string {
    return `${this.host}/${this.id}`;
  }
}

class Labelled {
  private readonly id: string;
  private readonly known = new Map<string, string>();
  constructor(private readonly host: string) {
    this.id = crypto.randomUUID();
  }
  name(): string {
    return `${this.known.get(this.host) ?? this.host}/${this.id}`;
  }
}

class Mailer {
  numbered: Numbered | undefined;
  labelled: Labelled | undefined;
  transport: Transport | undefined;
  user: Transport | undefined;
  nonce: Transport | undefined;
  async send(text: string): Promise<void> {
    this.transport = new Transport(settings.host, settings.port);
    await this.transport.verify();
    await this.transport.send(text);
  }
  async number(): Promise<string> {
    this.numbered = new Numbered(settings.host);
    await fetch(settings.host);
    return this.numbered.name(); // ! no-shared-state-race
  }
  async label(): Promise<string> {
    this.labelled = new Labelled(settings.host);
    await fetch(settings.host);
    return this.labelled.name(); // ! no-shared-state-race
  }
  async sendFor(host: string, text: string): Promise<void> {
    this.user = new Transport(host, settings.port);
    await this.user.verify();
    await this.user.send(text);
  }
  async once(text: string): Promise<void> {
    const nonce = Math.random().toString(36);
    this.nonce = new Transport(nonce, settings.port);
    await this.nonce.verify();
    await this.nonce.send(text); // ! no-shared-state-race
  }
}

const mailer = new Mailer();
const app = express();
app.post("/send", async (req, res) => {
  await mailer.send(String(req.query.text));
  res.sendStatus(204);
});
app.post("/send/user", async (req, res) => {
  await mailer.sendFor(req.hostname, String(req.query.text)); // ! no-request-state-leak
  res.sendStatus(204);
});
app.post("/once", async (req, res) => {
  await mailer.once(String(req.query.text));
  res.sendStatus(204);
});
app.post("/numbers", async (req, res) => {
  res.send([await mailer.number(), await mailer.label()]);
});
