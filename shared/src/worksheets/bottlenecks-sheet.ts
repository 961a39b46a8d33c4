import { z } from "zod";
import { componentRefSchema } from "./component-ref.js";
import { text, value } from "./field.js";

/** open: not looked at yet. fine: the design holds up. weak: it does not, or not without the mitigation. */
export const findingStateSchema = z.enum(["open", "fine", "weak"]);
export type FindingState = z.infer<typeof findingStateSchema>;

export const BOTTLENECKS_SHEET = {
  finding: {
    /** Key of an item of BOTTLENECK_CHECKLIST, or null for a point that the candidate added. */
    item: value(z.string().max(64).nullable(), null),
    state: value(findingStateSchema, "open"),
    /** Name of a point that the candidate added. */
    title: text(300),
    finding: text(2000),
    mitigation: text(2000),
    component: value(componentRefSchema, null),
  },
} as const;
