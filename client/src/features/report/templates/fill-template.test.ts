import type { ReportedScores } from "@casement/shared/session-log/report";
import { fillTemplate, SHIPPED } from "./fill-template";

const scores: ReportedScores = [
  { criterion: "a", title: "Structure", mark: 3, anchor: null },
  { criterion: "b", title: "Scale", mark: 2, anchor: null },
  { criterion: "c", title: "Depth", mark: "not-observed", anchor: null },
];

test("UI-261 a template is filled in with the name, the criteria and their marks", () => {
  const filled = fillTemplate("Dear {candidate}\n{marks}\n{strengths}\n{to work on}\n{other}", {
    candidate: "Ben",
    scores,
  });
  expect(filled).toBe(
    "Dear Ben\n- Structure: 3 of 4, meets bar. \n- Scale: 2 of 4, below bar. \n- Depth: not observed\n- Structure: \n- Scale: \n{other}",
  );
});

test("UI-261 before anything is marked the lists are begun, and nothing in braces is left", () => {
  for (const { text } of SHIPPED) {
    const filled = fillTemplate(text, { candidate: "Ben {marks}", scores: [] });
    expect(filled.replace("Ben {marks}", "")).not.toContain("{");
    expect(filled).toContain("Next steps\n- ");
  }
});
