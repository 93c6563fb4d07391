import awaitDownstream from "./await-downstream.ts";
import consistentCapability from "./consistent-capability.ts";
import middlewareOrder from "./middleware-order.ts";
import mustAnswer from "./must-answer.ts";
import noBlockingCall from "./no-blocking-call.ts";
import noRepeatedDownstream from "./no-repeated-downstream.ts";
import noRequestStateLeak from "./no-request-state-leak.ts";
import noSharedStateRace from "./no-shared-state-race.ts";
import noUnboundedSharedState from "./no-unbounded-shared-state.ts";
import returnResponse from "./return-response.ts";
import singleAnswer from "./single-answer.ts";
import validHooks from "./valid-hooks.ts";

/** Every rule by its name; `tests/house.test.ts` holds it in step with the files and the docs. */
export const rules = {
  "await-downstream": awaitDownstream,
  "consistent-capability": consistentCapability,
  "middleware-order": middlewareOrder,
  "must-answer": mustAnswer,
  "no-blocking-call": noBlockingCall,
  "no-repeated-downstream": noRepeatedDownstream,
  "no-request-state-leak": noRequestStateLeak,
  "no-shared-state-race": noSharedStateRace,
  "no-unbounded-shared-state": noUnboundedSharedState,
  "return-response": returnResponse,
  "single-answer": singleAnswer,
  "valid-hooks": validHooks,
};
