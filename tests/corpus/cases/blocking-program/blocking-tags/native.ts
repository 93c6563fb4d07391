/** Talks to a device over USB. @blocking */
export declare function readSensor(port: number): number;

export interface Device {
  /**
   * Waits for the next frame.
   * @blocking
   */
  frame(): Uint8Array;
  name(): string;
}

/** Looks blocking, but the file system is in memory. @nonblocking */
export function readVirtual(name: string): string {
  return load(name);
}

function load(name: string): string {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(shared, 0, 0, 10);
  return name;
}

export function waitFor(flag: Int32Array): void {
  Atomics.wait(flag, 0, 0);
}

export function pause(ms: number): void {
  const end = Date.now() + ms;
  while (Date.now() < end);
}

export async function pauseSoon(ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 5));
}
