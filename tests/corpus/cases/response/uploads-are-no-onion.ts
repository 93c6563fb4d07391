// A factory whose function takes a part of what came in, beside other things, is no middleware: nothing is due.
interface Picture {
  readonly name: string;
  readonly size: number;
}

interface Editor {
  show(id: string): void;
}

interface Uploads {
  readonly accept?: (picture: Picture) => boolean;
  readonly send: (
    picture: Picture,
    page: string,
  ) => Promise<{ id: string } | null>;
}

export const upload =
  ({ accept, send }: Uploads) =>
  async (picture: Picture, editor: Editor, page: string) => {
    if (accept && !accept(picture)) return;
    const sent = await send(picture, page);
    if (sent) editor.show(sent.id);
  };

interface Query {
  readonly text: string;
}

interface Answer {
  readonly rows: readonly string[];
}

/** Told by its shape: it takes what the function takes, and its answer is due. */
export const cached =
  (ask: (query: Query) => Promise<Answer>) =>
  async (query: Query): Promise<Answer | undefined> => {
    if (query.text === "") return; // !strict return-response
    return ask(query);
  };
