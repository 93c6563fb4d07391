/** Bindings without types of their own worth the name. */
export interface Ocr {
  /** @blocking */
  recognise(image: Uint8Array): string;
  /** Queues the image; the result is fetched later. */
  submit(image: Uint8Array): number;
}

export declare const ocr: Ocr;

/**
 * Talks to the label printer over a serial line.
 * @blocking
 */
export declare function printLabel(text: string): void;

export { lookUp } from "./table";
