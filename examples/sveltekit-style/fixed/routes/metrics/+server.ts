import { text, type RequestHandler } from "@sveltejs/kit";

import { report } from "../../lib/server/metrics.ts";

export const GET: RequestHandler = () => text(report());
