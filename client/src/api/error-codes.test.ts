import { ERROR_STATUS } from "@casement/shared/contract/errors";
import { ERROR_TEXT } from "@/lib/error-text";

test.each(Object.keys(ERROR_STATUS))("UI-7 the code %s has a sentence of its own", (code) => {
  expect(ERROR_TEXT[code]?.sentence).toMatch(/^[A-Z].+\.$/);
});

test("UI-7 no two codes share a sentence", () => {
  const sentences = Object.values(ERROR_TEXT).map((text) => text.sentence);
  expect(new Set(sentences).size).toBe(sentences.length);
});
