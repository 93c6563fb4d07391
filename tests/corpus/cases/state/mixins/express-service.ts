import express from "express";

type Constructor<T = object> = new (...args: any[]) => T;

function Timestamped<T extends Constructor>(Base: T) {
  return class extends Base {
    startedAt = 0;
    async timed(work: () => Promise<void>): Promise<number> {
      this.startedAt = Date.now();
      await work();
      return Date.now() - this.startedAt; // ! no-shared-state-race
    }
    localTimed = async (work: () => Promise<void>): Promise<number> => {
      const started = Date.now();
      await work();
      return Date.now() - started;
    };
  };
}

function Counted<T extends Constructor>(Base: T) {
  return class Counting extends Base {
    count = 0;
    hits = 0;
    async add(load: () => Promise<number>): Promise<void> {
      const before = this.count;
      const more = await load();
      this.count = before + more; // ! no-shared-state-race
    }
    hit(): void {
      this.hits++;
    }
  };
}

class Base {
  readonly name: string = "base";
}

class Service extends Counted(Timestamped(Base)) {
  async load(id: string): Promise<string> {
    return (await fetch(`/${this.name}/${id}`)).text();
  }
}

const service = new Service();
const app = express();
app.get("/a/:id", async (req, res) => {
  const took = await service.timed(async () => {
    await service.load(req.params.id);
  });
  res.json({ took });
});
app.get("/b/:id", async (req, res) => {
  await service.add(async () => (await service.load(req.params.id)).length);
  service.hit();
  res.sendStatus(204);
});
app.get("/c/:id", async (req, res) => {
  res.json({
    took: await service.localTimed(
      async () => void (await service.load(req.params.id)),
    ),
  });
});
