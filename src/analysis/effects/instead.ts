import type { BlockingCall } from "../../blocking/blocking-call.ts";
import type { ChainStep } from "../finding.ts";
import type { Project } from "../project.ts";

/** What to write in place of a blocking call, as one sentence of a message. */
export function insteadOf(
  _project: Project,
  sink: BlockingCall,
  chain: readonly ChainStep[],
): string {
  const owner = chain.at(-1)?.name;
  const write = asynchronousForm(sink);
  if (!write)
    return owner === undefined
      ? "Do it once at start-up, or move it to a worker thread."
      : `Do it once at start-up, or move what \`${owner}\` does there to a worker thread.`;
  return owner === undefined
    ? `Write ${write}.`
    : `In \`${owner}\`, write ${write}, and await its callers up to here.`;
}

/** `` `await readFile(…)` from `node:fs/promises` `` */
function asynchronousForm(sink: BlockingCall): string | undefined {
  if (sink.kind === "busy-wait")
    return "`await setTimeout(ms)` from `node:timers/promises`";
  if (sink.kind === "bridge")
    return "`await` of the asynchronous function itself";
  if (sink.twin)
    return sink.twin.isReceiver
      ? "the call without `.sync`, awaited"
      : sink.twin.thenable
        ? `\`await ${sink.twin.name}(…)\``
        : `\`${sink.twin.name}(…)\`, which takes a callback`;
  const { counterpart } = sink;
  if (!counterpart) return undefined;
  const name = counterpart.export.split("#").at(-1)!;
  switch (counterpart.how) {
    case "await":
      return `\`await ${name}(…)\` from \`${counterpart.module}\``;
    case "member":
      return `\`await ….${name}(…)\``;
    case "promisify":
      return `\`await promisify(${name})(…)\` with \`${name}\` from \`${counterpart.module}\``;
    case "manual":
      return `\`${name}\` from \`${counterpart.module}\`, which does not block`;
  }
}
