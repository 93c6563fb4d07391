export interface Turn {
  readonly who: string;
  readonly move: string;
}

const board: { turns: Turn[] } = { turns: [] };
export function post(turn: Turn): void {
  board.turns.push(turn);
}
export function turns(): readonly Turn[] {
  return board.turns;
}

export const moves: string[] = [];

const notes: string[] = [];
export function note(text: string): void {
  notes.push(text);
}
export function allNotes(): string[] {
  return notes;
}

const texts: string[] = [];
export function keep(text: string): void {
  texts.push(text);
}
interface Host {
  register(plugin: object, options: { readonly rows: string[] }): void;
}
/** Nobody knows what the plugin does with it. */
export function install(host: Host, plugin: object): void {
  host.register(plugin, { rows: texts });
}
