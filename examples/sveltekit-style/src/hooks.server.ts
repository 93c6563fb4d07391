import { sequence } from "@sveltejs/kit/hooks";

import { cache } from "./hooks/cache.ts";
import { errors } from "./hooks/errors.ts";
import { security } from "./hooks/security.ts";
import { timing } from "./hooks/timing.ts";
import { visitor } from "./hooks/visitor.ts";

export const handle = sequence(timing, errors, security, visitor, cache);
