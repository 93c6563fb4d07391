import { RuleTester } from "@typescript-eslint/rule-tester";
import { afterAll, describe, it } from "vitest";

// A defect inside an analysis is silence for users, and must be a failure here.
process.env["DEBUG"] = "async-middleware:throw";

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only.bind(it);
RuleTester.describeSkip = describe.skip.bind(describe);
RuleTester.itSkip = it.skip.bind(it);
