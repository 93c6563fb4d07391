export declare function startSpan<Result>(
  name: string,
  callback: (span: string) => Result,
): Result;

export declare const pool: { run(sql: string): Promise<readonly string[]> };
