import { proxyActivities } from "@temporalio/workflow";

import type * as activities from "./activities.ts";

const { renderInvoice } = proxyActivities<typeof activities>({
  startToCloseTimeout: "1 minute",
});

export async function sendInvoice(template: string): Promise<string> {
  return renderInvoice(template);
}
