import { z } from "zod";
import { revealedCheckSchema } from "../checks/revealed-check.js";
import { idSchema } from "../lib/ids.js";
import { defineEvent } from "./define-event.js";

/** What is asked and shown from the guide, and findings of the design checks. */
export const GUIDE_EVENTS = {
  "question.marked": defineEvent({
    audience: "interviewers",
    payload: z.strictObject({ itemId: idSchema, asked: z.boolean() }),
    fold: (state, { itemId, asked }, { at }, fresh) => {
      const others = fresh.drop(state.asked, itemId);
      return { asked: asked ? fresh.put(others, itemId, at) : others };
    },
  }),
  "hint.revealed": defineEvent({
    audience: "everyone",
    payload: z.strictObject({ hintId: idSchema, title: z.string(), text: z.string() }),
    fold: (state, { hintId, title, text }, { at }, fresh) => ({
      hints: fresh.append(state.hints, { id: hintId, at, title, text }),
    }),
    shared: "interview",
  }),
  /** Help given, like a hint. The interviewer's client, which has the drawing, writes the words. */
  "check.revealed": defineEvent({
    audience: "everyone",
    payload: revealedCheckSchema,
    fold: (state, { checkId, text, why, componentIds }, { at }, fresh) => ({
      checks: fresh.append(state.checks, { id: checkId, at, text, why, componentIds }),
    }),
    shared: "interview",
  }),
} as const;
