import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { reportDraftSchema } from "../session/session.js";
import { defineEvent } from "./define-event.js";
import { reportSchema } from "./report.js";
import { withoutRelease } from "./training/release.js";

const share = z.strictObject({ shareId: idSchema });

/** What the candidate gets afterwards: the report and the recording. */
export const REPORT_EVENTS = {
  "report.drafted": defineEvent({
    audience: "panel",
    payload: reportDraftSchema,
    fold: (_state, reportDraft) => ({ reportDraft }),
  }),
  "report.published": defineEvent({
    audience: "candidate",
    payload: reportSchema,
    fold: (_state, report, { at }) => ({ report: { ...report, at } }),
    shared: "report",
    evenWhenFull: true,
  }),
  "report.withdrawn": defineEvent({
    audience: "candidate",
    payload: z.strictObject({}),
    fold: () => ({ report: null }),
    evenWhenFull: true,
  }),
  /**
   * The owner shared the recording with the candidate, or withdrew that share. There is no event when a share expires:
   * the conversation about it stays open.
   */
  "recording.shared": defineEvent({
    audience: "candidate",
    payload: share,
    fold: (state, { shareId }, _event, fresh) => ({
      sharedRecordings: fresh.append(state.sharedRecordings, shareId),
    }),
  }),
  "recording.unshared": defineEvent({
    audience: "candidate",
    payload: share,
    fold: (state, { shareId }) => ({ sharedRecordings: state.sharedRecordings.filter((id) => id !== shareId) }),
    evenWhenFull: true,
  }),
} as const;

/** Whether a recording may be used to train raters: asked by its owner, answered by each person in it. */
export const TRAINING_EVENTS = {
  "training.asked": defineEvent({
    audience: "everyone",
    payload: z.strictObject({}),
    fold: ({ release }, _payload, { at }) => ({ release: { ...release, askedAt: at } }),
  }),
  "training.released": defineEvent({
    audience: "everyone",
    payload: z.strictObject({ textVersion: z.string() }),
    fold: ({ release }, { textVersion }, { at, actor }, fresh) =>
      actor === null ? {} : { release: { ...release, given: fresh.put(release.given, actor, { textVersion, at }) } },
  }),
  "training.withdrawn": defineEvent({
    audience: "everyone",
    payload: z.strictObject({}),
    fold: ({ release }, _payload, { actor }) => ({ release: withoutRelease(release, actor) }),
    evenWhenFull: true,
  }),
} as const;
