import type { FrameworkDescriptor } from "./middleware/descriptor.ts";
import type { Specifier } from "./program/specifier.ts";

/** `settings["async-middleware"]`, as a user writes it. */
export interface Settings {
  /** Switches descriptors on and off by their id. */
  readonly frameworks?: Readonly<Record<string, boolean>>;
  /** The user's own frameworks; what is left out has the defaults of a promise onion. */
  readonly middleware?: readonly UserDescriptor[];
  readonly blocking?: readonly Specifier[];
  readonly nonBlocking?: readonly Specifier[];
  /** Wrappers whose function argument runs off the event loop. */
  readonly offload?: readonly Specifier[];
  /** Wrappers that keep other requests out while their function argument runs. */
  readonly locks?: readonly Specifier[];
  /** Types whose values belong to one request. */
  readonly requestOwned?: readonly Specifier[];
}

export type UserDescriptor = Partial<
  Omit<FrameworkDescriptor, "id" | "binding">
> & {
  readonly id: string;
  readonly binding?:
    FrameworkDescriptor["binding"] | FrameworkDescriptor["binding"][number];
};
