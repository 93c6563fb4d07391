import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface Storage {
  save(name: string, bytes: Uint8Array): void | Promise<void>;
  url(name: string): string;
}

export class DiskStorage implements Storage {
  constructor(private readonly root: string) {
    mkdirSync(root, { recursive: true });
  }

  save(name: string, bytes: Uint8Array): void {
    writeFileSync(path.join(this.root, name), bytes);
  }

  url(name: string): string {
    return `/files/${encodeURIComponent(name)}`;
  }
}

export class BucketStorage implements Storage {
  constructor(private readonly bucket: string) {}

  async save(name: string, bytes: Uint8Array): Promise<void> {
    await fetch(`https://${this.bucket}/${name}`, {
      method: "PUT",
      body: Buffer.from(bytes),
    });
  }

  url(name: string): string {
    return `https://${this.bucket}/${name}`;
  }
}
