import { initials } from "./initials";

test.each([
  ["Ana María Ruiz", "AR"],
  ["ben", "B"],
  ["  ", "?"],
  ["𝒜da Lovelace", "𝒜L"],
  ["👩‍💻 E\u0301mile", "👩‍💻E\u0301"],
])("UI-8 the initials of “%s” are %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
