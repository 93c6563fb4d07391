import { Socket } from "node:net";

export class Link {
  readonly socket = new Socket();
  connect(): Promise<this> {
    return new Promise((resolve) => {
      this.socket.connect(4000, "backend", () => {
        resolve(this);
      });
    });
  }
}

let link: Link | undefined;

// A bot takes one update after the other; the server beside it takes many requests at once.
export async function connection(): Promise<Link> {
  if (link) return link;
  const fresh = new Link();
  await fresh.connect();
  link = fresh; // ! no-shared-state-race
  return link;
}
