/** A file of middleware and handlers, each behind a comment that says what is to be recognised. */
export interface Spelling {
  readonly file: string;
  readonly text: string;
}
