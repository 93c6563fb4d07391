import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";

/** A message of the language server protocol, of either side. */
interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** How the client answers what a server asks; `undefined` is answered with null. */
export type Answer = (method: string, params: unknown) => unknown;

/** A client of a language server that speaks on its standard streams. */
export class LanguageClient {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #answer: Answer;
  readonly #waiting = new Map<
    number,
    { resolve: (result: unknown) => void; reject: (error: Error) => void }
  >();
  #received = Buffer.alloc(0);
  #nextId = 1;

  /** Starts `node <script> --stdio` in a folder. */
  constructor(script: string, cwd: string, answer: Answer) {
    this.#answer = answer;
    this.#server = spawn(process.execPath, [script, "--stdio"], { cwd });
    this.#server.stdout.on("data", (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#read();
    });
    this.#server.on("exit", () => {
      for (const { reject } of this.#waiting.values())
        reject(new Error("the server ended"));
    });
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws {Error} with the server's words where it answers with an error.
   */
  async request(method: string, params: unknown): Promise<unknown> {
    const id = this.#nextId++;
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** Ends the server as an editor does. */
  async stop(): Promise<void> {
    await this.request("shutdown", null);
    this.notify("exit", null);
    this.#server.kill();
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#server.stdin.write(
      `Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`,
    );
  }

  #read(): void {
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      if (end === -1) return;
      const head = this.#received.subarray(0, end).toString();
      const length = Number(/Content-Length: (\d+)/i.exec(head)?.[1]);
      const from = end + 4;
      if (this.#received.length < from + length) return;
      const body = this.#received.subarray(from, from + length).toString();
      this.#received = this.#received.subarray(from + length);
      this.#take(JSON.parse(body) as Message);
    }
  }

  #take({ id, method, params, result, error }: Message): void {
    if (method !== undefined) {
      const answer: unknown = this.#answer(method, params) ?? null;
      if (id !== undefined) this.#send({ id, result: answer });
      return;
    }
    const waiting = this.#waiting.get(Number(id));
    this.#waiting.delete(Number(id));
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }
}
