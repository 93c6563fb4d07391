// Objects that a class keeps in a table: one for each key is shared by who names the key, one under a fixed key by all.
import express from "express";

interface Sink {
  write(line: string): void;
}

declare function openSink(name: string): Promise<Sink>;

class Trail {
  private static readonly trails = new Map<string, Trail>();
  private sinks: Record<string, Sink> = {};
  private readonly since = Date.now();

  /** Right: of one conversation there is one, and its requests find what is theirs. */
  static of(options: { conversation: string }): Trail {
    const { conversation } = options;
    if (!Trail.trails.get(conversation))
      Trail.trails.set(conversation, new Trail());
    return Trail.trails.get(conversation)!;
  }

  async open(): Promise<void> {
    this.sinks["console"] = await openSink("console");
    this.sinks["archive"] = await openSink("archive");
  }

  hasSinks(): boolean {
    return Object.keys(this.sinks).length > 0 && this.since > 0;
  }

  note(line: string): void {
    this.sinks["console"]?.write(line);
  }
}

const app = express();

app.post("/conversations/:id/messages", async (req, res) => {
  const traced = await answer({ id: req.params.id, text: "hello" });
  res.json({ traced });
});

interface Message {
  readonly id: string;
  readonly text: string;
  readonly trace?: boolean;
}

async function answer({
  id: conversation,
  text,
  trace = true,
}: Message): Promise<boolean> {
  let trail: Trail | undefined;
  if (trace) {
    trail = Trail.of({ conversation });
    await trail.open();
    if (trail?.hasSinks()) trail.note(text);
  }
  return trail !== undefined;
}

interface Viewer {
  readonly name: string;
  readonly admin: boolean;
}

declare function audit(line: string): Promise<void>;

let viewer: Viewer | undefined;

/** Wrong: what one request hands over by a part of an object is its own, too. */
function remember({ who }: { who: Viewer; at: number }): void {
  viewer = who;
}

function rememberAll(options: { who: Viewer; at: number }): void {
  const { who } = options;
  viewer = who;
}

app.get("/reports/:id", async (req, res) => {
  remember({ who: { name: req.params.id, admin: false }, at: 1 }); // ! no-request-state-leak:readAfter
  await audit(req.params.id);
  res.json({ admin: viewer?.admin });
});

app.get("/exports/:id", async (req, res) => {
  rememberAll({ who: { name: req.params.id, admin: false }, at: 1 }); // ! no-request-state-leak:readAfter
  await audit(req.params.id);
  res.json({ admin: viewer?.admin });
});

export { app };
