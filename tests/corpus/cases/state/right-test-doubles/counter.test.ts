import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FakeCounterRepository } from "./fake-clock-repository";

let repository: FakeCounterRepository;
let seen: number | undefined;

beforeEach(async () => {
  repository = new FakeCounterRepository();
  await repository.reset();
  seen = undefined;
});

test("counts", async () => {
  seen ??= await repository.increment();
  assert.equal(seen, 1);
  seen += await repository.increment();
  assert.equal(seen, 3);
});
