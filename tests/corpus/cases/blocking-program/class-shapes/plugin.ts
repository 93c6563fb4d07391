// Classes in all their shapes, called from Fastify routes.
import type { FastifyInstance } from "fastify";
import {
  Defaults,
  DiskStore,
  Exporter,
  FileClock,
  FileRepository,
  LoggedStore,
  MemoryStore,
  Order,
  PageBuilder,
  RemoteRepository,
  Words,
  type Clock,
  type Repository,
  type Store,
} from "./storage";

class Reader<Source extends Repository<{ id: string }>> {
  constructor(private readonly source: Source) {}

  async read(id: string): Promise<string> {
    const { id: found } = await this.source.find(id);
    return found;
  }
}

const disk = new DiskStore();
const memory = new MemoryStore();
const logged = new LoggedStore();
const exporter = new Exporter();
const either: DiskStore | MemoryStore =
  process.env["STORE"] === "disk" ? disk : memory;
const remote = new RemoteRepository();
const clock: Clock = new FileClock();
const reader = new Reader(new FileRepository());

export async function plugin(app: FastifyInstance): Promise<void> {
  app.get("/disk", async () => disk.get("a")); // ! no-blocking-call
  app.get("/logged", async () => logged.get("a")); // ! no-blocking-call
  app.get("/either", async () => either.get("a")); // ! no-blocking-call
  app.get("/memory", async () => memory.get("a"));

  app.post("/exports", async () => {
    new Exporter().write("a"); // ! no-blocking-call, no-blocking-call
    return { ok: true };
  });
  app.post("/exports/shared", async () => {
    exporter.write("a"); // ! no-blocking-call
    return { ok: true };
  });
  app.post("/exports/prepare", async () => {
    Exporter.prepare(); // ! no-blocking-call
    return { ok: true };
  });

  app.get("/readers/:id", async () => reader.read("a")); // ! no-blocking-call
  app.get("/remote", async () => remote.find("a"));
  app.get("/clock", async () => clock.now());

  app.post("/orders", async () => {
    const order = new Order("a");
    order.total = 3;
    order.save(); // ! no-blocking-call
    return order.id;
  });

  app.get(
    "/page",
    async () => new PageBuilder().title("Start").include("start.html").build(), // ! no-blocking-call
  );
  app.get("/plain", async () => new PageBuilder().title("Start").build());

  app.get("/words", async () => Words.instance.list.length);
  app.get("/defaults", async () => Defaults.text);
}

export function storeRoute(app: FastifyInstance, store: Store): void {
  app.get("/any", async () => store.get("a")); // ! no-blocking-call
}
