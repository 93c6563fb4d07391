import { existsSync, readFileSync, writeFileSync } from "node:fs";

type Method = (this: unknown, ...args: never[]) => unknown;

/** Answers from a file where there is one. */
export function CachedInFile(file: string) {
  return (
    _target: object,
    _name: string,
    descriptor: TypedPropertyDescriptor<(id: string) => string>,
  ): void => {
    const original = descriptor.value;
    if (!original) return;
    descriptor.value = function (this: unknown, id: string): string {
      if (existsSync(file)) return readFileSync(file, "utf8");
      const result = original.call(this, id);
      writeFileSync(file, result);
      return result;
    };
  };
}

export function Logged(
  _target: object,
  name: string,
  descriptor: TypedPropertyDescriptor<(id: string) => string>,
): void {
  const original = descriptor.value;
  if (!original) return;
  descriptor.value = function (this: unknown, id: string): string {
    console.info(name, id);
    return original.call(this, id);
  };
}

/** Only notes the method: the work stays what it is. */
export function Documented(text: string) {
  const table = readFileSync("docs.txt", "utf8");
  return (_target: object, _name: string): void => {
    console.info(text, table.length);
  };
}

export type { Method };
