import { nameKey, personName } from "./person-name.js";

const name = personName(40);

test.each(["\u200b", "\u3164", "\u2800", "\u00ad", "\u202e", "  \u200d ", "\u0301", "\n", ""])(
  "SEC-81 %j alone is no name",
  (given) => {
    expect(name.safeParse(given).success).toBe(false);
  },
);

test.each([
  ["Jose\u0301", "José"],
  ["Ana\u202eneB", "AnaneB"],
  ["Ana\r\nBen", "Ana Ben"],
  ["  Ana   Maria ", "Ana Maria"],
  ["Ana\u2066", "Ana"],
  ["张伟", "张伟"],
  ["نور", "نور"],
  ["O’Brien-Şahin", "O’Brien-Şahin"],
  ["می\u200cخواهم", "می\u200cخواهم"],
  ["👩‍💻", "👩‍💻"],
])("SEC-81 %j is kept as %j", (given, kept) => {
  expect(name.parse(given)).toBe(kept);
});

test("SEC-81 names that look the same have one key, others not", () => {
  expect(nameKey("Jose\u0301")).toBe(nameKey("José"));
  expect(nameKey("An\u200ba")).toBe(nameKey("ana"));
  expect(nameKey("Ａna")).toBe(nameKey("Ana"));
  expect(nameKey("Ana")).not.toBe(nameKey("Anna"));
});
