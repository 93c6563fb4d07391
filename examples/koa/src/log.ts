type Fields = Readonly<Record<string, unknown>>;

function write(level: string, message: string, fields: Fields = {}): void {
  const line = { time: new Date().toISOString(), level, message, ...fields };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

export const log = {
  info: (message: string, fields?: Fields) => {
    write("info", message, fields);
  },
  error: (message: string, fields?: Fields) => {
    write("error", message, fields);
  },
};
