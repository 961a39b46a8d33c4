import { lookAtOddRecords } from "../../../proofs/odd-records/look-at-odd-records.js";
import { expect, test } from "../../fixtures/test.js";

test("BRD-66 no record of a board stops anybody from opening it", async ({ browser, casement }) => {
  const { faults } = await lookAtOddRecords(
    { browser, casement },
    { records: 50, batch: 50, seed: 1 },
    () => undefined,
  );
  expect(faults).toEqual([]);
});
