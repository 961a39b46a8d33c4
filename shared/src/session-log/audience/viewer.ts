import type { Role } from "../../session/role.js";
import type { Clip, ShareChoices } from "../share.js";

/** A participant as a viewer. Made from the stored participant, never from what a client sends. */
export interface ParticipantViewer {
  readonly participantId: string;
  readonly role: Role;
  /** Closes this practice's guide, even after the end, to a viewer who faces its problem in another session. */
  readonly guideClosed?: boolean;
}

/** The viewer of a shared recording, or of one clip of it, who has no rights of a participant. */
export interface ShareViewer {
  readonly share: ShareChoices;
  /** null: the whole recording. */
  readonly clip: Pick<Clip, "fromMs" | "toMs"> | null;
}

export type Viewer = ParticipantViewer | ShareViewer;
