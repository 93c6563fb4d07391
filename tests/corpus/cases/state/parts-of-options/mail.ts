export interface Mail {
  readonly to: string;
  readonly apiKey: string;
  readonly host?: string | undefined;
}
export class Client {
  constructor(
    readonly key: string,
    readonly host?: string,
  ) {}
  async send(to: string): Promise<string> {
    return Promise.resolve(`${this.key}>${to}`);
  }
}
declare function templateOf(name: string, tenant: string): Promise<string>;

let ofPattern: Client | undefined;
export async function send({ to, apiKey }: Mail): Promise<string> {
  ofPattern ??= new Client(apiKey);
  return ofPattern.send(to);
}

let ofNames: Client | undefined;
function clientFor(params: Pick<Mail, "apiKey" | "host">): Client {
  if (!ofNames) ofNames = new Client(params.apiKey, params.host);
  return ofNames;
}
export async function sendAgain(params: Mail): Promise<string> {
  const { apiKey } = params;
  const client = clientFor({ apiKey, host: params.host });
  return client.send(params.to);
}

let ofWhole: Client | undefined;
function clientOf(params: Mail): Client {
  if (!ofWhole) ofWhole = new Client(params.apiKey, params.host);
  return ofWhole;
}
export async function sendOn(params: Mail): Promise<string> {
  const { to } = params;
  return clientOf(params).send(to);
}

const templates = new Map<string, string>();
export async function template(options: {
  readonly name: string;
  readonly tenant: string;
}): Promise<string> {
  const known = templates.get(options.name);
  if (known !== undefined) return known;
  const text = await templateOf(options.name, options.tenant);
  templates.set(options.name, text);
  return text;
}
