/** Middleware or handlers of a framework that isn't installed here, to be recognised with its real types. */
export interface RecognitionSample {
  /** The descriptors that it shows; the first names its folder. */
  readonly ids: readonly string[];
  /** What is installed for it, with exact versions. */
  readonly packages: Readonly<Record<string, string>>;
  /** The name that the framework's convention asks for; `sample.ts` without it. */
  readonly file?: string;
  /**
   * `/* bolt middleware next *\/` before a function says what it has to be recognised as, `// await-downstream`
   * behind a line that this rule of `recommended` reports there; on every other line all rules stay silent.
   */
  readonly text: string;
}
