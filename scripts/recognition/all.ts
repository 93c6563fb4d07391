import { authentication } from "./authentication.ts";
import { callbacks } from "./callbacks.ts";
import { handlers } from "./handlers.ts";
import { hosted } from "./hosted.ts";
import { onions } from "./onions.ts";
import { options } from "./options.ts";
import type { RecognitionSample } from "./sample.ts";
import { servers } from "./servers.ts";
import { tsed } from "./tsed.ts";
import { wrappers } from "./wrappers.ts";

/** A sample of each framework that isn't installed in this repository. */
export const recognitionSamples: readonly RecognitionSample[] = [
  ...onions,
  ...wrappers,
  ...callbacks,
  ...handlers,
  ...tsed,
  ...servers,
  ...hosted,
  ...options,
  ...authentication,
];
