// What is made of its key alone is right, whenever the key was found and whatever led to it.

export interface Org {
  id: string;
  key?: string;
}

export interface License {
  id: string;
  seats?: number;
}

declare function fetchLicense(key: string): Promise<License>;
declare function decode(key: string): License;
declare function merge(key: string, seats: number): License;
declare function save(key: string, seats: number): Promise<void>;

const licenses: Record<string, License> = {};
const dates: Record<string, Date> = {};

async function load(key: string) {
  const license = await fetchLicense(key);
  licenses[license.id] = license;
  dates[license.id] = new Date();
}

export async function refresh(
  org?: Org,
  force = false,
): Promise<License | undefined> {
  const key = org?.key || process.env["LICENSE_KEY"] || null;
  if (!key) return undefined;
  const before = new Date(Date.now() - 60_000);
  if (force || !licenses[key] || dates[key]! <= before) {
    if (!key.includes(".")) await load(key);
    else licenses[key] = decode(key);
  }
  return licenses[key];
}

export function known(key?: string) {
  if (!key) {
    if (process.env["LICENSE_KEY"]) key = process.env["LICENSE_KEY"];
    else return null;
  }
  return licenses[key];
}

/** Whoever has added a seat meanwhile has added none. */
export async function addSeat(key: string) {
  const seats = (licenses[key]?.seats ?? 0) + 1;
  await save(key, seats);
  licenses[key] = merge(key, seats); // ! no-shared-state-race
}
