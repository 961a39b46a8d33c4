import { z } from "zod";
import { EMPTY_GUIDE, guideSchema } from "../problem/problem.js";
import { rubricCopySchema } from "../scoring/rubric.js";
import { planSchema } from "../session/session.js";
import { endClock, startClock } from "../session/step-clock.js";
import { defineEvent } from "./define-event.js";

/** The session's plan, its start and its end. */
export const SESSION_EVENTS = {
  "session.planned": defineEvent({
    audience: "everyone",
    payload: planSchema,
    fold: (_state, plan) => ({ plan }),
    shared: "frame",
  }),
  "guide.attached": defineEvent({
    audience: "interviewers",
    payload: z.strictObject({
      prompt: z.string(),
      guide: guideSchema,
      /** One list for each step, in the plan's order. */
      interviewerPrompts: z.array(z.array(z.string())),
      rubric: rubricCopySchema,
    }),
    // Logs from before guides had all of today's parts lack some of them.
    fold: (_state, attached) => ({ privateGuide: { ...attached, guide: { ...EMPTY_GUIDE, ...attached.guide } } }),
  }),
  /**
   * Carries the problem, which only interviewers know before the start: its prompt, and what `withoutProblem` takes from
   * everybody else's plan. Logs from before the plan's problem was withheld have only the prompt.
   */
  "session.started": defineEvent({
    audience: "everyone",
    payload: z.strictObject({
      prompt: z.string(),
      problem: planSchema.pick({ title: true, problemId: true, problemTitle: true, problemVersion: true }).optional(),
    }),
    fold: (state, { prompt, problem }, { at }) => ({
      phase: "live",
      prompt,
      plan: state.plan === null ? null : { ...state.plan, ...problem },
      clock: startClock(state.clock, at, state.plan?.branchedFrom),
    }),
    shared: "frame",
    evenWhenFull: true,
  }),
  "session.ended": defineEvent({
    audience: "everyone",
    payload: z.strictObject({}),
    fold: (state, _payload, { at }) => ({ phase: "ended", clock: endClock(state.clock, at) }),
    shared: "frame",
    evenWhenFull: true,
  }),
} as const;
