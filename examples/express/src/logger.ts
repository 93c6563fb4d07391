type Level = "info" | "warn" | "error";

class Logger {
  info(message: string, fields?: object): void {
    this.#write("info", message, fields);
  }

  warn(message: string, fields?: object): void {
    this.#write("warn", message, fields);
  }

  error(message: string, fields?: object): void {
    this.#write("error", message, fields);
  }

  #write(level: Level, message: string, fields: object = {}): void {
    const line = { at: new Date().toISOString(), level, message, ...fields };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

export const logger = new Logger();
