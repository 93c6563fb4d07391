import { Router } from "express";
import { writeFile } from "node:fs/promises";

// An administrator's request sets what the whole process goes by. Nobody takes it for his own request's value.

interface Library {
  readonly id: string;
  readonly enabled: boolean;
}
interface Agent {
  enabled: boolean;
  url: string;
}
interface Data {
  media: { host: string; libraries: readonly Library[] };
  agents: { chat: Agent; mail: Agent };
}

class Settings {
  readonly #data: Data = {
    media: { host: "", libraries: [] },
    agents: {
      chat: { enabled: false, url: "" },
      mail: { enabled: false, url: "" },
    },
  };

  get media(): Data["media"] {
    return this.#data.media;
  }

  get agents(): Data["agents"] {
    return this.#data.agents;
  }

  async save(): Promise<void> {
    await writeFile("settings.json", JSON.stringify(this.#data));
  }
}

let settings: Settings | undefined;

export function getSettings(): Settings {
  if (!settings) settings = new Settings();
  return settings;
}

export class ChatAgent {
  async send(text: string): Promise<void> {
    const { chat } = getSettings().agents;
    if (chat.enabled) await fetch(chat.url, { method: "POST", body: text });
  }
}

export class MailAgent {
  async send(text: string): Promise<void> {
    const { mail } = getSettings().agents;
    if (mail.enabled) await fetch(mail.url, { method: "POST", body: text });
  }
}

const routes = Router();
const agent = new ChatAgent();

routes.post("/agents/chat", (req, res) => {
  const current = getSettings();
  current.agents.chat = req.body;
  void current.save();
  res.json(current.agents.chat);
});

routes.post("/agents/mail", (req, res) => {
  const current = getSettings();
  try {
    new URL(req.body.url);
    // prettier-ignore
    current.agents.mail = {
      enabled: req.body.enabled,
      url: Buffer.from(req.body.url).toString("base64"),
    };
    void current.save();
    res.json(current.agents.mail);
  } catch {
    res.status(400).end();
  }
});

routes.post("/say", async (req, res) => {
  await agent.send(String(req.body));
  await new MailAgent().send(String(req.body));
  res.end();
});

// The reference is held across the wait, what stands behind it is read and written in one tick.
routes.get("/libraries", async (req, res) => {
  const current = getSettings();
  if (req.query["sync"]) await fetch("https://media.test/sync");
  const enabled = String(req.query["enable"]).split(",");
  current.media.libraries = current.media.libraries.map((library) => ({
    ...library,
    enabled: enabled.includes(library.id),
  }));
  res.json({ count: enabled.length });
});

export { routes };
