import { z } from "zod";
import { EMPTY_GUIDE, guideSchema } from "../problem/problem.js";
import { rubricSchema } from "../scoring/rubric.js";
import { planSchema } from "../session/session.js";
import { endClock, startClock } from "../session/step-clock.js";
import { defineEvent } from "./define-event.js";

/** The session's plan, its start and its end. */
export const SESSION_EVENTS = {
  "session.planned": defineEvent({
    audience: "everyone",
    payload: planSchema,
    fold: (_state, plan) => ({ plan }),
    shared: "interview",
  }),
  "guide.attached": defineEvent({
    audience: "interviewers",
    payload: z.strictObject({
      prompt: z.string(),
      guide: guideSchema,
      /** One list for each step, in the plan's order. */
      interviewerPrompts: z.array(z.array(z.string())),
      rubric: rubricSchema,
    }),
    // Logs from before guides had all of today's parts lack some of them.
    fold: (_state, attached) => ({ privateGuide: { ...attached, guide: { ...EMPTY_GUIDE, ...attached.guide } } }),
  }),
  /** Carries the problem's prompt, which only interviewers may read before the start. */
  "session.started": defineEvent({
    audience: "everyone",
    payload: z.strictObject({ prompt: z.string() }),
    fold: (state, { prompt }, { at }) => ({
      phase: "live",
      prompt,
      clock: startClock(state.clock, at, state.plan?.branchedFrom),
    }),
    shared: "interview",
    evenWhenFull: true,
  }),
  "session.ended": defineEvent({
    audience: "everyone",
    payload: z.strictObject({}),
    fold: (state, _payload, { at }) => ({ phase: "ended", clock: endClock(state.clock, at) }),
    shared: "interview",
    evenWhenFull: true,
  }),
} as const;
