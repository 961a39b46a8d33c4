import { z } from "zod";
import { text, value } from "./field.js";

export const requirementKindSchema = z.enum(["functional", "non-functional", "constraint"]);
export type RequirementKind = z.infer<typeof requirementKindSchema>;

/** in: part of the design. later: wanted, but not now. out: the people agreed to leave it out. */
export const requirementScopeSchema = z.enum(["in", "later", "out"]);
export type RequirementScope = z.infer<typeof requirementScopeSchema>;

export const REQUIREMENTS_SHEET = {
  item: {
    kind: value(requirementKindSchema, "functional"),
    scope: value(requirementScopeSchema, "in"),
    text: text(1000),
  },
  question: { question: text(1000), answer: text(2000) },
} as const;
