import { NameReplacer, replacementsOf, rolesAsNames } from "./replace-names.js";

const replacer = new NameReplacer([
  ...replacementsOf("Violet van Dyke", "Candidate"),
  ...replacementsOf("李雷", "Interviewer"),
  { word: "Acme Corp", by: "…" },
]);

test("SCO-130 names are replaced whole, by part, in any case and with what hangs on them, and not within other words", () => {
  for (const [given, expected] of [
    ["Thanks, Violet van  Dyke!", "Thanks, Candidate!"],
    ["VIOLET's idea; violet@x.org; Dyke/Violet", "Candidate's idea; Candidate@x.org; Candidate/Candidate"],
    ["ultraviolet, Violette, dykes", "ultraviolet, Violette, dykes"],
    ["你好李雷，请说", "你好Interviewer，请说"],
    ["at acme corp we did", "at … we did"],
  ] as const)
    expect(replacer.text(given)).toBe(expected);
});

test("SCO-130 a name that is being typed is replaced before it is whole; other words are not", () => {
  expect(["Vio", "by Viol", "by viole", "ask Li 李雷"].map((text) => replacer.text(text))).toEqual([
    "Candidate",
    "by Candidate",
    "by Candidate",
    "ask Li Interviewer",
  ]);
  expect(["vio", "Vi", "Violets here"].map((text) => replacer.text(text))).toEqual(["vio", "Vi", "Violets here"]);
});

test("SCO-130 a long run of letters holds nothing up, however often it is edited", () => {
  const begun = performance.now();
  const long = "a".repeat(50_000);
  for (let edit = 0; edit < 50; edit += 1)
    expect(replacer.text(`${long}${edit}. Vio`)).toBe(`${long}${edit}. Candidate`);
  expect(replacer.text(long)).toBe(long);
  expect(replacer.text(`${long}Viol`)).toBe(`${long}Viol`);
  expect(replacer.text("𝒜 Vio")).toBe("𝒜 Candidate");
  expect(replacer.text("𝒜Vio")).toBe("𝒜Vio");
  expect(performance.now() - begun).toBeLessThan(2000);
});

test("SCO-131 a name that is also the name of a colour or kind breaks no shape", () => {
  const shape = {
    typeName: "shape",
    type: "geo",
    props: { color: "violet", label: "Violet", points: Uint8Array.of(1) },
  };
  expect(replacer.value(shape)).toEqual({
    typeName: "shape",
    type: "geo",
    props: { color: "violet", label: "Candidate", points: Uint8Array.of(1) },
  });
  expect(new NameReplacer([]).text("Violet")).toBe("Violet");
});

test("SCO-132 people are called by what they do, with a number where there are several", () => {
  const people = [
    { id: "a", role: "owner" },
    { id: "b", role: "candidate" },
    { id: "c", role: "interviewer" },
  ] as const;
  expect(Object.fromEntries(rolesAsNames(people))).toEqual({ a: "Interviewer 1", b: "Candidate", c: "Interviewer 2" });
});
