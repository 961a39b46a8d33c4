import { z } from "zod";
import type { DraftKind } from "@/session/session-context";

/** Begins the saver's keys of messages that the server does not have yet. */
export const CHAT_PREFIX = "chat:";

/** The message that is being written. */
export const messageDraft: DraftKind<string> = {
  name: "message",
  empty: "",
  schema: z.string(),
  isBegun: (text) => text.trim() !== "",
};
