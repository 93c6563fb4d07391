import { WebSocketServer } from "ws";

declare function userOf(header: string): Promise<string>;

const sockets = new WebSocketServer({ noServer: true });
let greeted = 0;

/** What the request is has no type, but the server takes it as one: the variables in here are of one connection. */
export function welcome(request: any, socket: any, head: any): void {
  let steps = 0;
  sockets.handleUpgrade(request, socket, head, async (client) => {
    const before = steps;
    const all = greeted;
    client.send(await userOf(String(request.headers.authorization)));
    steps = before + 1;
    greeted = all + 1; // ! no-shared-state-race
  });
}
