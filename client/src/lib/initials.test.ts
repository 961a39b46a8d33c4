import { initials } from "./initials";

test.each([
  ["Ana María Ruiz", "AR"],
  ["ben", "B"],
  ["  ", "?"],
  ["𝒜da Lovelace", "𝒜L"],
])("UI-8 the initials of “%s” are %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
