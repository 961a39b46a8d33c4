import { z } from "zod";
import { componentRefSchema } from "./component-ref.js";
import { text, value } from "./field.js";

export const DEEP_DIVE_SHEET = {
  topic: {
    title: text(300),
    component: value(componentRefSchema, null),
    /** Id of the chosen option. */
    choice: value(z.string().max(64).nullable(), null),
    why: text(),
  },
  /** Its parent is a topic. */
  option: { name: text(300), pros: text(2000), cons: text(2000), cost: text(1000) },
} as const;
