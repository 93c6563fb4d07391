import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { LanguageClient } from "./client.ts";

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Diagnostic {
  readonly range: Range;
  readonly code?: string | number;
  readonly message: string;
  readonly codeDescription?: { readonly href: string };
}

export interface Action {
  readonly title: string;
  readonly command?: {
    readonly command: string;
    readonly arguments?: readonly unknown[];
  };
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

interface Opened {
  version: number;
  text: string;
}

/** An editor with ESLint's language server, over one project. */
export class EditorSession {
  readonly #folder: string;
  readonly #client: LanguageClient;
  readonly #opened = new Map<string, Opened>();

  private constructor(script: string, folder: string) {
    this.#folder = folder;
    this.#client = new LanguageClient(script, folder, (method, params) => {
      if (method === "workspace/configuration")
        return (params as { items: unknown[] }).items.map(() =>
          this.#settings(),
        );
      if (method === "workspace/workspaceFolders") return [this.#workspace()];
      if (method === "workspace/applyEdit") {
        this.#apply(params);
        return { applied: true };
      }
      return undefined;
    });
  }

  /** Starts the server and shakes hands. */
  static async start(script: string, folder: string): Promise<EditorSession> {
    const session = new EditorSession(script, folder);
    await session.#client.request("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [session.#workspace()],
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          applyEdit: true,
          workspaceEdit: { documentChanges: true },
          diagnostics: { refreshSupport: true },
        },
        textDocument: {
          diagnostic: { dynamicRegistration: true },
          codeAction: {
            codeActionLiteralSupport: {
              codeActionKind: { valueSet: ["quickfix"] },
            },
          },
        },
      },
    });
    session.#client.notify("initialized", {});
    return session;
  }

  async stop(): Promise<void> {
    await this.#client.stop();
  }

  open(file: string): void {
    const text = fs.readFileSync(path.join(this.#folder, file), "utf8");
    this.#opened.set(file, { version: 1, text });
    this.#client.notify("textDocument/didOpen", {
      textDocument: {
        uri: this.#uri(file),
        languageId: "typescript",
        version: 1,
        text,
      },
    });
  }

  close(file: string): void {
    this.#opened.delete(file);
    this.#client.notify("textDocument/didClose", {
      textDocument: { uri: this.#uri(file) },
    });
  }

  /** Replaces the text of an open file, unsaved, as typing does. */
  edit(file: string, text: string): void {
    const opened = this.#document(file);
    opened.version++;
    opened.text = text;
    this.#client.notify("textDocument/didChange", {
      textDocument: { uri: this.#uri(file), version: opened.version },
      contentChanges: [{ text }],
    });
  }

  /** Writes a file that isn't open, as a checkout does, and tells the server. */
  changeOnDisk(file: string, text: string): void {
    fs.writeFileSync(path.join(this.#folder, file), text);
    this.#client.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: this.#uri(file), type: 2 }],
    });
  }

  textOf(file: string): string {
    return this.#document(file).text;
  }

  /** The text that a range of an open file covers. */
  textIn(file: string, { start, end }: Range): string {
    const text = this.textOf(file);
    return text.slice(offsetOf(text, start), offsetOf(text, end));
  }

  async diagnostics(file: string): Promise<readonly Diagnostic[]> {
    const report = (await this.#client.request("textDocument/diagnostic", {
      textDocument: { uri: this.#uri(file) },
    })) as { items: readonly Diagnostic[] };
    return report.items;
  }

  /** What the light bulb offers for a diagnostic. */
  async actions(file: string, of: Diagnostic): Promise<readonly Action[]> {
    return (await this.#client.request("textDocument/codeAction", {
      textDocument: { uri: this.#uri(file) },
      range: of.range,
      context: { diagnostics: [of] },
    })) as readonly Action[];
  }

  /** Takes an offer; the server's edit is in the file when this resolves. */
  async take({ command }: Action): Promise<void> {
    await this.#client.request("workspace/executeCommand", command);
  }

  #document(file: string): Opened {
    const opened = this.#opened.get(file);
    if (!opened) throw new Error(`${file} is not open`);
    return opened;
  }

  #uri(file: string): string {
    return pathToFileURL(path.join(this.#folder, file)).href;
  }

  #workspace(): { readonly uri: string; readonly name: string } {
    return { uri: pathToFileURL(this.#folder).href, name: "project" };
  }

  /** What the server insists on, with the values that VS Code's extension has by default. */
  #settings(): unknown {
    return {
      validate: "on",
      useESLintClass: true,
      useFlatConfig: true,
      experimental: {},
      workingDirectory: { mode: "location" },
      workspaceFolder: this.#workspace(),
      codeAction: {
        disableRuleComment: { enable: true, location: "separateLine" },
        showDocumentation: { enable: true },
      },
      codeActionOnSave: { mode: "all" },
      problems: { shortenToSingleLine: false },
      rulesCustomizations: [],
      run: "onType",
      nodePath: null,
      options: {},
      quiet: false,
      onIgnoredFiles: "off",
    };
  }

  #apply(params: unknown): void {
    const { edit } = params as {
      edit: {
        documentChanges?: readonly {
          textDocument: { uri: string };
          edits: readonly TextEdit[];
        }[];
      };
    };
    for (const { textDocument, edits } of edit.documentChanges ?? [])
      for (const file of this.#opened.keys())
        if (this.#uri(file) === textDocument.uri)
          this.edit(file, edited(this.textOf(file), edits));
  }
}

function offsetOf(text: string, { line, character }: Position): number {
  const before = text.split("\n").slice(0, line);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + character;
}

/** A text with edits made, the last first, so that none moves another. */
function edited(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort(
      (a, b) => offsetOf(text, b.range.start) - offsetOf(text, a.range.start),
    )
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, offsetOf(text, range.start)) +
        newText +
        result.slice(offsetOf(text, range.end)),
      text,
    );
}
