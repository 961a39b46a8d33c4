import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { own } from "../lib/own.js";
import { roleSchema } from "../session/role.js";
import { defineEvent } from "./define-event.js";
import type { Fresh } from "./fresh.js";
import type { DeviceRequest, Participant, SessionState } from "./state.js";

const person = z.strictObject({ participantId: idSchema });
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
      }),
    }),
    shared: "frame",
  }),
  "participant.arrived": defineEvent({
    audience: "everyone",
    payload: person,
    fold: (state, { participantId }, _event, fresh) => changePerson(state, participantId, { present: true }, fresh),
    shared: "frame",
  }),
  "participant.left": defineEvent({
    audience: "everyone",
    payload: person,
    fold: (state, { participantId }, _event, fresh) => changePerson(state, participantId, { present: false }, fresh),
    shared: "frame",
  }),
  "participant.removed": defineEvent({
    audience: "everyone",
    payload: person,
    fold: (state, { participantId }, _event, fresh) =>
      changePerson(state, participantId, { present: false, removed: true }, fresh),
    shared: "frame",
    evenWhenFull: true,
  }),
  "consent.given": defineEvent({
    audience: "everyone",
    payload: z.strictObject({ textVersion: z.string() }),
    fold: (state, { textVersion }, { at, actor }, fresh) =>
      changePerson(state, actor, { consent: { textVersion, at }, refusedAt: null }, fresh),
  }),
  "consent.refused": defineEvent({
    audience: "everyone",
    payload: z.strictObject({}),
    fold: (state, _payload, { at, actor }, fresh) =>
      changePerson(state, actor, { consent: null, refusedAt: at }, fresh),
    evenWhenFull: true,
  }),
  "consent.withdrawn": defineEvent({
    audience: "everyone",
    payload: z.strictObject({}),
    fold: (state, _payload, { at, actor }, fresh) =>
      changePerson(state, actor, { consent: null, refusedAt: at }, fresh),
    evenWhenFull: true,
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

function answerRequest(
  { deviceRequests }: SessionState,
  id: string,
  answer: DeviceRequest["answer"],
  fresh: Fresh,
): Partial<SessionState> {
  return { deviceRequests: fresh.change(deviceRequests, id, (waiting) => ({ ...waiting, answer })) };
}
