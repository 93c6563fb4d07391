// typescript-sdk#820, GHSA-345p-7cg4-v4c7, obsidian-local-rest-api#267, computer-use-mcp#64, indexnetwork#940
import type { ServerResponse } from "node:http";
export interface Message {
  id: number;
  method: string;
}
export class Transport {
  constructor(private readonly res: ServerResponse) {}
  async send(id: number, result: unknown) {
    this.res.end(JSON.stringify({ id, result }));
  }
}
export class Protocol {
  private transport: Transport | undefined;
  constructor(private readonly tools: Record<string, () => Promise<unknown>>) {}
  async connect(transport: Transport) {
    this.transport = transport;
  }
  async onrequest(message: Message) {
    const result = await this.tools[message.method]?.();
    await this.transport?.send(message.id, result);
  }
  async answer(message: Message, transport: Transport) {
    const result = await this.tools[message.method]?.();
    await transport.send(message.id, result);
  }
}
