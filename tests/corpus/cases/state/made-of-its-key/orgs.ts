import { known, refresh, type Org } from "./licenses";

interface Row {
  toJSON(): Org;
}

declare const orgs: {
  findOneAndUpdate(query: object, change: object): Promise<Row | null>;
};

const toOrg = (row: Row): Org => row.toJSON();

const below = (seats: number | null) =>
  seats === null ? {} : { members: { $lt: seats } };

async function join(id: string, user: string, seats: number | null) {
  const row = await orgs.findOneAndUpdate(
    { id, ...below(seats) },
    { $push: { members: user } },
  );
  return row ? toOrg(row) : null;
}

async function limitOf(org: Org) {
  const license = known(org.key) || (await refresh(org));
  return license
    ? { seats: license.seats || 0, error: () => new Error("No seat is left") }
    : null;
}

export async function addMember({ org, user }: { org: Org; user: string }) {
  const limit = await limitOf(org);
  const joined = await join(org.id, user, limit?.seats ?? null);
  if (!joined) {
    if (limit) throw limit.error();
    throw new Error("Not found");
  }
  await refresh(joined, true);
}
