import type { Reporter, TestModule } from "vitest/node";

/** The largest share of rule cases that may go without being executed. */
const largestShare = 0.1;

/** Counts the cases of the rules that were executed, and fails the run where too many weren't. */
export default class ProofReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    let executed = 0;
    const reasons = new Map<string, number>();
    for (const module of modules)
      for (const test of module.children.allTests()) {
        const { proof } = test.meta();
        if (proof === "executed") executed++;
        else if (proof)
          reasons.set(proof.reason, (reasons.get(proof.reason) ?? 0) + 1);
      }
    const left = [...reasons.values()].reduce((sum, count) => sum + count, 0);
    const all = executed + left;
    if (all === 0) return;
    const share = ((100 * left) / all).toFixed(1);
    console.log(
      `Proof: ${executed} of ${all} rule cases executed, ${left} not (${share} %)`,
    );
    for (const [reason, count] of reasons) console.log(`  ${count} ${reason}`);
    // A handful of cases alone proves nothing about the share.
    if (all >= 50 && left / all >= largestShare) {
      console.error(`Proof: ${share} % of the rule cases are not executed.`);
      process.exitCode = 1;
    }
  }
}
