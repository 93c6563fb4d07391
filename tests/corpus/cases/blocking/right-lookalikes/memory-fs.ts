/** A file system in a Map, with the names of the real one. */
export class MemoryFs {
  private readonly files = new Map<string, string>();

  readFileSync(name: string): string {
    return this.files.get(name) ?? "";
  }

  existsSync(name: string): boolean {
    return this.files.has(name);
  }

  writeFileSync(name: string, text: string): void {
    this.files.set(name, text);
  }
}

export const fs = new MemoryFs();

export function execSync(command: string): string {
  return command.toUpperCase();
}

export interface Model {
  /** Creates the table where it is missing. */
  sync(options?: { force: boolean }): Promise<void>;
}

export declare const User: Model;

export class Cursor {
  private position = 0;

  sync(position: number): void {
    this.position = position;
  }

  ago(): number {
    return Date.now() - this.position;
  }

  go(): number {
    return ++this.position;
  }
}

export async function syncUsers(): Promise<number> {
  await User.sync();
  return 1;
}

export function isSync(value: unknown): boolean {
  return !(value instanceof Promise);
}
