import { Injectable } from "@nestjs/common";
import {
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
} from "@nestjs/websockets";

// A message that sets what everybody sees from now on is a setting; who sent it is not.

interface Layout {
  readonly columns: readonly string[];
}

interface Connection {
  readonly user: string;
}

declare function save(layout: Layout): Promise<void>;
declare function load(): Promise<Layout>;

@Injectable()
export class Layouts {
  #layout: Layout | undefined;
  #editor = "";

  async layout(): Promise<Layout> {
    if (!this.#layout) {
      const layout = await load();
      this.#layout = layout;
      return layout;
    }
    return this.#layout;
  }

  async change(layout: Layout): Promise<void> {
    await save(layout);
    this.#layout = layout;
  }

  editing(editor: string): void {
    this.#editor = editor;
  }

  async sign(text: string): Promise<string> {
    await load();
    return `${text}, ${this.#editor}`;
  }
}

@WebSocketGateway()
export class LayoutGateway {
  constructor(private readonly layouts: Layouts) {}

  @SubscribeMessage("layout")
  async change(_client: Connection, message: { layout: Layout }) {
    await this.layouts.change(message.layout);
  }

  @SubscribeMessage("layout-by-name")
  async changeIt(@MessageBody() message: { layout: Layout }) {
    await this.layouts.change(message.layout);
  }

  @SubscribeMessage("edit")
  edit(client: Connection): void {
    this.layouts.editing(client.user); // ! no-request-state-leak
  }

  @SubscribeMessage("sign")
  async sign(_client: Connection, text: string): Promise<string> {
    return await this.layouts.sign(text);
  }
}
