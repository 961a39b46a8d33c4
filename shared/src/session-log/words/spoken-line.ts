import { z } from "zod";
import { idSchema } from "../../lib/ids.js";
import { momentSchema } from "../../lib/moment.js";

/**
 * Where a line's words come from: the recogniser of the speaker's browser on their device, the one of the browser's
 * maker to which the browser sends the sound, or a WebVTT file.
 */
export const wordsSourceSchema = z.enum(["device", "cloud", "file"]);
export type WordsSource = z.infer<typeof wordsSourceSchema>;

/** In UTF-16 code units: a minute of fast speech has about 1000. */
export const MAX_LINE_LENGTH = 2000;
/** ms that one line may last: recognisers end a line at the next pause. */
export const MAX_LINE_MS = 120_000;

/** A line as its event has it: from its start to its end in server time, epoch ms. */
export const lineSchema = z.strictObject({ id: idSchema, from: momentSchema, to: momentSchema, text: z.string() });
export type Line = z.infer<typeof lineSchema>;

interface LineVersion {
  /** When these words were replaced, epoch ms, and by whom. */
  readonly at: number;
  readonly actor: string;
  readonly text: string;
}

/** A line of what somebody said. */
export interface SpokenLine extends Line {
  readonly speakerId: string;
  readonly source: WordsSource;
  /** Who brought the file, if it was somebody else than the speaker; otherwise null. */
  readonly broughtBy: string | null;
  /** Earlier words, oldest first. */
  readonly history: readonly LineVersion[];
}
