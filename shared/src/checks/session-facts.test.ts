import { EMPTY_GUIDE } from "../problem/problem.js";
import { sessionFacts } from "./session-facts.js";

const row = (id: string, name: string, formula: string) => ({ id, parent: null, order: id, name, formula, note: "" });
const item = (text: string, scope: "in" | "out" = "in") => ({
  id: text,
  parent: null,
  order: text,
  kind: "functional" as const,
  scope,
  text,
});
const guide = {
  ...EMPTY_GUIDE,
  estimates: [
    { key: "write_rate", name: "Write rate", formula: "500e6 / 86 400 s", exact: "5 787/s", said: "6 000/s" },
    { key: "read_rate", name: "Read rate", formula: "20e9 / 86 400 s", exact: "231 481/s", said: "230 000/s" },
  ],
  requirements: { functional: ["Post texts and photos"], nonFunctional: [], outOfScope: [] },
};
const nothing = { quantities: [], requirements: [], guide: null, prompt: "" };

test("CHK-4 reads and writes are the candidate's own, else the guide's, else unknown", () => {
  const quantities = [row("a", "Reads", "1000 / s"), row("b", "Writes", "50 / s")];
  expect(sessionFacts({ ...nothing, quantities, guide })).toMatchObject({
    readsPerS: 1000,
    writesPerS: 50,
    source: "estimate",
  });
  const worked = sessionFacts({ ...nothing, guide });
  expect([Math.round(worked.readsPerS ?? 0), Math.round(worked.writesPerS ?? 0)]).toEqual([231_481, 5_787]);
  expect(worked.source).toBe("guide");
  expect(sessionFacts(nothing)).toMatchObject({ readsPerS: null, writesPerS: null, source: null });
});

test("CHK-4 media are in scope when a requirement in scope names them; others do not count", () => {
  expect(sessionFacts({ ...nothing, guide }).mediaInScope).toBe(true);
  expect(sessionFacts({ ...nothing, prompt: "Design a place for videos." }).mediaInScope).toBe(true);
  const requirements = [item("Short texts"), item("Photos", "out")];
  expect(sessionFacts({ ...nothing, guide, requirements }).mediaInScope).toBe(false);
});
