import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import { optionsOf } from "@casement/shared/session/plan-options";
import { CONSENT_TEXT_VERSION, type ConsentScope } from "@casement/shared/session/session";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { type DeviceRequest, NO_SOUND_CONSENT, type SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "./actor.js";
import type { DecisionsOf } from "./decision.js";
import { requireRoom } from "./session-full.js";

/** The same id again from its author changes nothing. */
export function decideSendChat(
  state: SessionState,
  actor: Actor,
  { messageId, text }: { messageId: string; text: string },
): Fact[] {
  const known = state.chat.find((message) => message.id === messageId);
  if (known?.author === actor.participantId) return [];
  if (known !== undefined) throw new AppError("CONFLICT", "There is another message with this id.");
  requireChatRoom(state, actor, text);
  return [{ kind: "chat.sent", payload: { messageId, text } }];
}

function requireChatRoom({ chat }: SessionState, { participantId }: Actor, text: string): void {
  const own = chat.filter(({ author }) => author === participantId);
  const length = own.reduce((sum, message) => sum + message.text.length, text.length);
  const instead = "Write on the board instead.";
  requireRoom(own.length, SESSION_CAPS.chatEach, `You have sent ${own.length} messages in this session. ${instead}`);
  requireRoom(
    length,
    SESSION_CAPS.chatLengthEach + 1,
    `You have written as much in this chat as a session allows. ${instead}`,
  );
  requireRoom(chat.length, SESSION_CAPS.chat, `The chat of this session is full. ${instead}`);
}

/** Consent counts only for the text that is shown today: nobody has read another version here. */
export function decideGiveConsent(
  state: SessionState,
  actor: Actor,
  { textVersion, scope }: { textVersion: string; scope: ConsentScope },
): Fact[] {
  if (textVersion !== CONSENT_TEXT_VERSION) {
    throw new AppError("CONFLICT", "The consent text has changed. Please read it again.");
  }
  if (scope === "sound") requireSound(state, actor);
  const person = own(state.participants, actor.participantId);
  const given = (scope === "sound" ? person?.sound.agreed : person?.consent)?.textVersion;
  return given === textVersion ? [] : [{ kind: "consent.given", payload: { textVersion, ...about(scope) } }];
}

/** Says "I don't agree". The interview does not start with a candidate who said it (`refuseUnwilling`). */
export function decideRefuseConsent(state: SessionState, actor: Actor, { scope }: { scope: ConsentScope }): Fact[] {
  if (scope === "sound") requireSound(state, actor);
  const person = own(state.participants, actor.participantId);
  if (scope === "sound" && person?.sound.agreed != null)
    throw new AppError("CONFLICT", "You have agreed that your sound is recorded. Withdraw that instead.");
  const refused = (scope === "sound" ? person?.sound : person)?.refusedAt ?? null;
  return refused === null ? [{ kind: "consent.refused", payload: about(scope) }] : [];
}

/** Withdrawn sound can still be erased later, as long as some is kept. */
export function decideWithdrawConsent(
  state: SessionState,
  actor: Actor,
  { scope, erase }: { scope: ConsentScope; erase: boolean },
): Fact[] {
  const person = own(state.participants, actor.participantId);
  if (scope === "board") return person?.consent == null ? [] : [{ kind: "consent.withdrawn", payload: {} }];
  const { agreed, periods } = person?.sound ?? NO_SOUND_CONSENT;
  if (agreed === null && !(erase && periods.length > 0)) return [];
  return [{ kind: "consent.withdrawn", payload: erase ? { scope, erase } : { scope } }];
}

/** Events about everything but sound look as they did before consent had a scope. */
const about = (scope: ConsentScope) => (scope === "sound" ? { scope } : {});

function requireSound({ plan }: SessionState, { role }: Actor): void {
  if (!optionsOf(plan).recordSound) throw new AppError("CONFLICT", "This session records no sound.");
  if (role === "observer") throw new AppError("FORBIDDEN", "Observers are not heard, so they are not recorded.");
}

export function decideAdmitDevice(state: SessionState, _actor: Actor, { requestId }: { requestId: string }): Fact[] {
  const request = openRequest(state, requestId);
  if (own(state.participants, request.participantId)?.removed !== false) {
    throw new AppError("CONFLICT", "This person is no longer part of the session.");
  }
  return [{ kind: "device.admitted", payload: { requestId } }];
}

export function decideRefuseDevice(state: SessionState, _actor: Actor, { requestId }: { requestId: string }): Fact[] {
  openRequest(state, requestId);
  return [{ kind: "device.refused", payload: { requestId } }];
}

export function decideRemoveParticipant(
  state: SessionState,
  actor: Actor,
  { participantId }: { participantId: string },
): Fact[] {
  const person = own(state.participants, participantId);
  if (person === undefined) throw new AppError("NOT_FOUND", "There is no such person in this session.");
  if (person.role === "owner" || participantId === actor.participantId) {
    throw new AppError("FORBIDDEN", "The host cannot be removed from a session.");
  }
  return person.removed ? [] : [{ kind: "participant.removed", payload: { participantId } }];
}

function openRequest(state: SessionState, requestId: string): DeviceRequest {
  const request = state.deviceRequests.find((one) => one.id === requestId);
  if (request === undefined) throw new AppError("NOT_FOUND", "There is no such request.");
  if (request.answer !== "waiting") throw new AppError("CONFLICT", "This request has already been answered.");
  return request;
}

export const PEOPLE_DECISIONS: DecisionsOf<"chat" | "consent" | "device" | "participant"> = {
  "chat.send": decideSendChat,
  "consent.give": decideGiveConsent,
  "consent.refuse": decideRefuseConsent,
  "consent.withdraw": decideWithdrawConsent,
  "device.admit": decideAdmitDevice,
  "device.refuse": decideRefuseDevice,
  "participant.remove": decideRemoveParticipant,
};
