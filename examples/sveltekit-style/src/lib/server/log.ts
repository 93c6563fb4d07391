type Fields = Readonly<Record<string, unknown>>;

const write =
  (level: string) =>
  (message: string, fields: Fields = {}): void => {
    console.log(JSON.stringify({ level, message, ...fields }));
  };

export const log = { info: write("info"), error: write("error") };
