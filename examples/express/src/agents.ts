import fs from "node:fs";

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly token: string;
}

/** Who works at the desk; read once, when the process starts. */
export class AgentDirectory {
  readonly #byToken: ReadonlyMap<string, Agent>;

  constructor(agents: readonly Agent[]) {
    this.#byToken = new Map(agents.map((agent) => [agent.token, agent]));
  }

  static load(file: string): AgentDirectory {
    return new AgentDirectory(
      JSON.parse(fs.readFileSync(file, "utf8")) as Agent[],
    );
  }

  async byToken(token: string): Promise<Agent | undefined> {
    // The real directory is a service on the network.
    await new Promise((resolve) => setTimeout(resolve, 2));
    return this.#byToken.get(token);
  }
}
