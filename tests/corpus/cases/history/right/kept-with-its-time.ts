// Work under way is kept in the tick of the check, beside the time at which it began.
import Fastify from "fastify";

interface Flight {
  readonly work: Promise<number>;
  readonly since: number;
}

const values = new Map<string, { value: number; at: number }>();
const flights = new Map<string, Flight>();

declare function valueOf(project: string): Promise<number>;

function current(project: string): number | Promise<number> {
  const known = values.get(project);
  if (known && Date.now() - known.at < 60_000) return known.value;
  const flight = flights.get(project);
  if (flight && Date.now() - flight.since < 10_000) return flight.work;
  const work: Promise<number> = valueOf(project)
    .then((value) => {
      if (flights.get(project)?.work === work)
        values.set(project, { value, at: Date.now() });
      return value;
    })
    .finally(() => {
      if (flights.get(project)?.work === work) flights.delete(project);
    });
  flights.set(project, { work, since: Date.now() });
  return work;
}

setInterval(() => {
  values.clear();
}, 3_600_000);

const app = Fastify();

app.get<{ Params: { project: string } }>(
  "/value/:project",
  async (request) => ({
    value: await current(request.params.project),
  }),
);
