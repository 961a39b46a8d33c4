import type { Response } from "express";
import type { Bus, BusMessage } from "../../../bus/bus.js";
import { erasesSound } from "../../../bus/erases-sound.js";

interface Listening {
  readonly sessionId: string;
  /** The share, or the participant, that it is sent to. */
  readonly listenerId: string;
}

/**
 * Sound that is being sent. A browser may fetch it over minutes: whoever may hear it no longer gets no further byte of
 * it, however long ago they asked. After a deletion all of the session's answers are cut off: players ask again.
 */
export class OpenTakes {
  readonly #open = new Map<Response, Listening>();

  constructor(bus: Bus) {
    bus.subscribe((message) => {
      const isOver = endedBy(message);
      for (const [response, listening] of this.#open) if (isOver(listening)) response.destroy();
    });
  }

  /** Runs `send`, which answers and may be cut off meanwhile. */
  async sending(response: Response, listening: Listening, send: () => Promise<void>): Promise<void> {
    this.#open.set(response, listening);
    try {
      await send();
    } finally {
      this.#open.delete(response);
    }
  }
}

function endedBy(message: BusMessage): (listening: Listening) => boolean {
  if (message.type === "sign-ins-ended") return () => false;
  const isHere = ({ sessionId }: Listening) => sessionId === message.sessionId;
  if (message.type === "session-deleted") return isHere;
  if (message.type === "participants-removed")
    return (listening) => isHere(listening) && message.participantIds.includes(listening.listenerId);
  if (message.type === "share-revoked")
    return (listening) => isHere(listening) && listening.listenerId === message.shareId;
  return erasesSound(message.before, message.after) ? isHere : () => false;
}
