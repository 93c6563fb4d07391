// What a library of translations declares: no type of Svelte's own, and the contract of its stores all the same.
type Locale = string | null | undefined;

export declare const locale: {
  set: (locale: Locale) => void | Promise<void>;
  update(this: void, change: (locale: Locale) => Locale): void;
  subscribe(
    this: void,
    run: (locale: Locale) => void,
    invalidate?: () => void,
  ): () => void;
};

// No store: what is set goes to the server that it is connected to.
export declare const settings: {
  set(owner: string, value: string): Promise<void>;
  update(owner: string, value: string): Promise<void>;
  subscribe(owner: string): void;
};

// Nor this one, whose `update` is given a value.
export declare const remote: {
  set(value: Locale): Promise<void>;
  update(value: Locale): Promise<void>;
  subscribe(run: (value: Locale) => void): void;
};

export declare function localeOf(language: Locale): typeof locale;
