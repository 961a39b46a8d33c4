import type { Signal } from "@casement/shared/contract/call-wire";
import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import { type CallKind, type CallMember, MAX_IN_CALL, MAX_SPEAKING, speaksInCall } from "@casement/shared/session/call";
import { callOf } from "@casement/shared/session/plan-options";
import type { Role } from "@casement/shared/session/role";
import type { SessionState } from "@casement/shared/session-log/state";

export type CallMembers = ReadonlyMap<string, CallMember>;

/** What a person says of themselves when they join. */
export type Joining = Omit<CallMember, "joins">;

/** Returns the call with this person in it; another page of theirs leaves. Throws CONFLICT, SESSION_FULL. */
export function joinCall(members: CallMembers, joining: Joining, state: SessionState): CallMembers {
  requireCall(state);
  const before = members.get(joining.participantId);
  if (before === undefined) requireRoom(members, joining.participantId, state);
  const joins = before?.placeId === joining.placeId ? before.joins + 1 : 1;
  return new Map(members).set(joining.participantId, asShown({ ...joining, joins }, state));
}

/** Returns the call with what this person shows of themselves changed. */
export function showInCall(
  members: CallMembers,
  { participantId, placeId, isMuted, hasPicture }: Joining,
  state: SessionState,
): CallMembers {
  const { joins } = requireMember(members, participantId, placeId);
  return new Map(members).set(participantId, asShown({ participantId, placeId, joins, isMuted, hasPicture }, state));
}

/** Throws unless both pages are in the call, and the signal is one that its sender may send. */
export function requireSignal(
  members: CallMembers,
  from: Pick<CallMember, "participantId" | "placeId">,
  to: Pick<CallMember, "participantId" | "placeId">,
  signal: Signal,
  state: SessionState,
): void {
  requireMember(members, from.participantId, from.placeId);
  if (from.participantId === to.participantId) throw new AppError("NOT_FOUND", "You cannot call yourself.");
  requireMember(members, to.participantId, to.placeId);
  if (signal.kind === "offer" || signal.kind === "answer")
    requireDescription(signal.sdp, roleOf(state, from.participantId), callOf(state.plan));
}

/** Throws CONFLICT where the plan has no call. */
export function requireCall(state: SessionState): void {
  if (callOf(state.plan) === "off") throw new AppError("CONFLICT", "This session was planned without a call.");
}

function requireRoom(members: CallMembers, participantId: string, state: SessionState): void {
  const speaking = [...members.keys()].filter((id) => speaksInCall(roleOf(state, id)));
  if (members.size >= MAX_IN_CALL) {
    throw new AppError("SESSION_FULL", `The call is full: ${MAX_IN_CALL} people are in it.`);
  }
  if (speaksInCall(roleOf(state, participantId)) && speaking.length >= MAX_SPEAKING) {
    throw new AppError("SESSION_FULL", `The call is full: ${MAX_SPEAKING} people who speak are in it.`);
  }
}

function requireMember(members: CallMembers, participantId: string, placeId: string): CallMember {
  const member = members.get(participantId);
  if (member === undefined || member.placeId !== placeId) {
    throw new AppError("NOT_FOUND", "This page is not in the call.");
  }
  return member;
}

/** Observers send neither sound nor picture, and a call of sound has no picture: whatever they say. */
function asShown(member: CallMember, state: SessionState): CallMember {
  const speaks = speaksInCall(roleOf(state, member.participantId));
  return {
    ...member,
    isMuted: member.isMuted || !speaks,
    hasPicture: member.hasPicture && speaks && callOf(state.plan) === "picture",
  };
}

/**
 * Each sound or picture of a description says in which direction it goes; without a word both ways are meant, and of
 * several words browsers take the last.
 */
function requireDescription(sdp: string, role: Role, call: CallKind): void {
  const [, ...media] = sdp.split(/^m=/m);
  if (call === "sound" && media.some((section) => section.startsWith("video"))) {
    throw new AppError("FORBIDDEN", "This session's call has sound alone.");
  }
  if (speaksInCall(role)) return;
  if (/^a=send(?:recv|only)/m.test(sdp) || !media.every((section) => /^a=(?:recvonly|inactive)\r?$/m.test(section))) {
    throw new AppError("FORBIDDEN", "Observers hear and see in a call, and send nothing.");
  }
}

function roleOf(state: SessionState, participantId: string): Role {
  return own(state.participants, participantId)?.role ?? "observer";
}
