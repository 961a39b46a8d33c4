import { z } from "zod";
import { componentRefSchema } from "./component-ref.js";
import { text, value } from "./field.js";

/** open: not looked at yet. fine: the design holds up. weak: it does not, or not without the mitigation. */
export const findingStateSchema = z.enum(["open", "fine", "weak"]);
export type FindingState = z.infer<typeof findingStateSchema>;

export const BOTTLENECKS_SHEET = {
  finding: {
    /** Key of the checklist (`shared/bottleneck-checklist`), or null for a point of one's own. */
    item: value(z.string().max(64).nullable(), null),
    state: value(findingStateSchema, "open"),
    /** What a point of one's own is called. */
    title: text(300),
    finding: text(2000),
    mitigation: text(2000),
    component: value(componentRefSchema, null),
  },
} as const;
