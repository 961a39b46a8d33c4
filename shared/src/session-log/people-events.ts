import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { momentSchema } from "../lib/moment.js";
import { own } from "../lib/own.js";
import { roleSchema } from "../session/role.js";
import { consentScopeSchema } from "../session/session.js";
import { defineEvent } from "./define-event.js";
import type { Fresh } from "./fresh.js";
import { arrive, leave } from "./presence.js";
import {
  type DeviceRequest,
  NO_SOUND_CONSENT,
  type Participant,
  type SessionState,
  type SoundConsent,
} from "./state.js";
import { withoutRelease } from "./training/release.js";

const person = z.strictObject({ participantId: idSchema });
/** What a person's word is about; left out: everything but sound. */
const scoped = { scope: consentScopeSchema.optional() };
const request = z.strictObject({ requestId: idSchema });

/** Who comes and goes, their consent and devices, and what they say in the chat. */
export const PEOPLE_EVENTS = {
  "participant.joined": defineEvent({
    audience: "everyone",
    payload: person.extend({ name: z.string(), role: roleSchema, color: z.string() }),
    fold: (state, { participantId, name, role, color }, { at }, fresh) => ({
      participants: fresh.put(state.participants, participantId, {
        id: participantId,
        name,
        role,
        color,
        joinedAt: at,
        present: false,
        removed: false,
        consent: null,
        refusedAt: null,
        sound: NO_SOUND_CONSENT,
      }),
    }),
    shared: "frame",
  }),
  "participant.arrived": defineEvent({
    audience: "everyone",
    payload: person,
    fold: (state, { participantId }, { at }, fresh) => ({
      ...changePerson(state, participantId, { present: true }, fresh),
      presence: arrive(state.presence, participantId, at, fresh),
    }),
    shared: "frame",
  }),
  "participant.left": defineEvent({
    audience: "everyone",
    /** `since`: when their last connection ended, which is noticed later; absent in records from before it was kept. */
    payload: person.extend({ since: momentSchema.optional() }),
    fold: (state, { participantId, since }, { at }, fresh) => ({
      ...changePerson(state, participantId, { present: false }, fresh),
      presence: leave(state.presence, participantId, Math.min(at, since ?? at), fresh),
    }),
    shared: "frame",
  }),
  "participant.removed": defineEvent({
    audience: "everyone",
    payload: person,
    fold: (state, { participantId }, { at }, fresh) => ({
      ...changePerson(state, participantId, { present: false, removed: true }, fresh),
      presence: leave(state.presence, participantId, at, fresh),
      release: withoutRelease(state.release, participantId),
    }),
    shared: "frame",
    evenWhenFull: true,
  }),
  "consent.given": defineEvent({
    audience: "everyone",
    payload: z.strictObject({ textVersion: z.string(), ...scoped }),
    fold: (state, { textVersion, scope }, { at, actor }, fresh) =>
      scope === "sound"
        ? changeSound(state, actor, (sound) => agreeToSound(sound, { textVersion, at }), fresh)
        : changePerson(state, actor, { consent: { textVersion, at }, refusedAt: null }, fresh),
  }),
  "consent.refused": defineEvent({
    audience: "everyone",
    payload: z.strictObject(scoped),
    fold: (state, { scope }, { at, actor }, fresh) =>
      scope === "sound"
        ? changeSound(state, actor, (sound) => ({ ...sound, refusedAt: at }), fresh)
        : changePerson(state, actor, { consent: null, refusedAt: at }, fresh),
    evenWhenFull: true,
  }),
  "consent.withdrawn": defineEvent({
    audience: "everyone",
    /** `erase`: also one's sound and words so far are deleted; otherwise only nothing more is recorded. */
    payload: z.strictObject({ ...scoped, erase: z.boolean().optional() }),
    fold: (state, { scope, erase }, { at, actor }, fresh) => ({
      ...(scope === "sound"
        ? changeSound(state, actor, (sound) => withdrawSound(sound, at, erase === true), fresh)
        : changePerson(state, actor, { consent: null, refusedAt: at }, fresh)),
      ...(scope === "sound" && erase === true ? withoutWordsOf(state, actor) : {}),
      release: withoutRelease(state.release, actor),
    }),
    evenWhenFull: true,
  }),
  /** Nobody's sound is kept until `sound.resumed`: the server's disk is full, or the session's room for sound used up. */
  "sound.stopped": defineEvent({
    audience: "everyone",
    payload: z.strictObject({ reason: z.enum(["disk", "room"]) }),
    fold: (_state, { reason }, { at }) => ({ soundStopped: { at, reason } }),
  }),
  "sound.resumed": defineEvent({
    audience: "everyone",
    payload: z.strictObject({}),
    fold: () => ({ soundStopped: null }),
  }),
  "device.requested": defineEvent({
    audience: "interviewers",
    payload: request.extend({ participantId: idSchema, device: z.string() }),
    fold: ({ deviceRequests }, { requestId, participantId, device }, { at }, fresh) => ({
      deviceRequests: fresh.append(deviceRequests, { id: requestId, participantId, device, at, answer: "waiting" }),
    }),
  }),
  "device.admitted": defineEvent({
    audience: "interviewers",
    payload: request,
    fold: (state, { requestId }, _event, fresh) => answerRequest(state, requestId, "admitted", fresh),
  }),
  "device.refused": defineEvent({
    audience: "interviewers",
    payload: request,
    fold: (state, { requestId }, _event, fresh) => answerRequest(state, requestId, "refused", fresh),
    evenWhenFull: true,
  }),
  "chat.sent": defineEvent({
    audience: "everyone",
    payload: z.strictObject({ messageId: idSchema, text: z.string() }),
    fold: (state, { messageId, text }, { at, actor }, fresh) => ({
      chat: fresh.append(state.chat, { id: messageId, at, author: actor ?? "", text }),
    }),
    shared: "chat",
  }),
} as const;

function changePerson(
  state: SessionState,
  id: string | null,
  change: Partial<Participant>,
  fresh: Fresh,
): Partial<SessionState> {
  const known = own(state.participants, id);
  return known === undefined ? {} : { participants: fresh.put(state.participants, known.id, { ...known, ...change }) };
}

function changeSound(
  state: SessionState,
  id: string | null,
  change: (sound: SoundConsent) => SoundConsent,
  fresh: Fresh,
): Partial<SessionState> {
  const known = own(state.participants, id);
  return known === undefined ? {} : changePerson(state, id, { sound: change(known.sound) }, fresh);
}

function agreeToSound(sound: SoundConsent, agreed: NonNullable<SoundConsent["agreed"]>): SoundConsent {
  const { periods } = endSound(sound, agreed.at);
  return { ...sound, agreed, refusedAt: null, periods: [...periods, { from: agreed.at, to: null }] };
}

function withdrawSound(sound: SoundConsent, at: number, erase: boolean): SoundConsent {
  const ended = { ...endSound(sound, at), agreed: null, refusedAt: at };
  return erase ? { ...ended, periods: [], erasedAt: at } : ended;
}

function withoutWordsOf({ lines }: SessionState, id: string | null): Partial<SessionState> {
  return { lines: lines.filter(({ speakerId }) => speakerId !== id) };
}

function endSound(sound: SoundConsent, at: number): SoundConsent {
  return { ...sound, periods: sound.periods.map(({ from, to }) => ({ from, to: to ?? at })) };
}

function answerRequest(
  { deviceRequests }: SessionState,
  id: string,
  answer: DeviceRequest["answer"],
  fresh: Fresh,
): Partial<SessionState> {
  return { deviceRequests: fresh.change(deviceRequests, id, (waiting) => ({ ...waiting, answer })) };
}
