import { weaknessOf } from "./password-rules.js";

const owner = { name: "Grace Hopper", email: "ghopper@navy.example" };

describe("passwords", () => {
  test.each([
    "password",
    "Password1!",
    "P@ssw0rd2024",
    "iloveyou1",
    "welcome123",
    "letmein!!",
    "sunshine99",
    "correcthorsebatterystaple",
  ])("SEC-5 %s is refused as common", (password) => {
    expect(weaknessOf(password, owner)).toMatch(/lists/);
  });

  test.each([
    "aaaaaaaa",
    "11111111",
    "abababab",
    "12345678",
    "87654321",
    "qwertyuiop",
    "abcdefgh1234",
    "asdfghjkl",
    "1qaz2wsx",
    "qwerty12345",
  ])("SEC-5 %s is refused as a run or repetition", (password) => {
    expect(weaknessOf(password, owner)).not.toBeNull();
  });

  test.each(["gracehopper", "GraceHopper1", "ghopper2024", "hopper!!!!", "ghopper@navy.example"])(
    "SEC-5 %s is refused to its owner",
    (password) => {
      expect(weaknessOf(password, owner)).toMatch(/your own name/);
    },
  );

  test.each([
    "an orchard of pears",
    "tr0ub4dor&3x",
    "mXq7-pL2z",
    "weather in lisbon",
    "passwords are a nuisance",
    "naïve café 42",
  ])("SEC-5 %s passes", (password) => {
    expect(weaknessOf(password, owner)).toBeNull();
  });
});
