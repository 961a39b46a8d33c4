import { z } from "zod";
import { undoChange, withWayBack } from "../session/clock-undo.js";
import { enterStep, extendStep, pauseClock, resumeClock } from "../session/step-clock.js";
import { defineEvent } from "./define-event.js";

const stepIndex = z.number().int().min(0);

/** Steps and timer. */
export const CLOCK_EVENTS = {
  "step.entered": defineEvent({
    audience: "everyone",
    payload: z.strictObject({ stepIndex }),
    fold: ({ clock }, payload, event) => ({
      clock: withWayBack(clock, enterStep(clock, payload.stepIndex, event.at), event),
    }),
    shared: "frame",
    changesClock: true,
  }),
  "step.extended": defineEvent({
    audience: "everyone",
    payload: z.strictObject({ stepIndex, byMs: z.number().int().positive() }),
    fold: ({ clock }, payload, event) => ({
      clock: withWayBack(clock, extendStep(clock, payload.stepIndex, payload.byMs), event),
    }),
    shared: "frame",
    changesClock: true,
  }),
  /** Time that had been added to a step was taken off again: at most what was added, and nothing that is spent. */
  "step.shortened": defineEvent({
    audience: "everyone",
    payload: z.strictObject({ stepIndex, byMs: z.number().int().positive() }),
    fold: ({ clock }, payload, event) => ({
      clock: withWayBack(clock, extendStep(clock, payload.stepIndex, -payload.byMs), event),
    }),
    shared: "interview",
    changesClock: true,
  }),
  "timer.paused": defineEvent({
    audience: "everyone",
    payload: z.strictObject({}),
    fold: ({ clock }, _payload, event) => ({ clock: withWayBack(clock, pauseClock(clock, event.at), event) }),
    shared: "frame",
    changesClock: true,
  }),
  "timer.resumed": defineEvent({
    audience: "everyone",
    payload: z.strictObject({}),
    fold: ({ clock }, _payload, event) => ({ clock: withWayBack(clock, resumeClock(clock, event.at), event) }),
    shared: "frame",
    changesClock: true,
  }),
  /** The person who made the last change of step, budget or pause took it back. */
  "timer.undone": defineEvent({
    audience: "everyone",
    payload: z.strictObject({}),
    fold: ({ clock }) => ({ clock: undoChange(clock) }),
    shared: "frame",
  }),
} as const;
