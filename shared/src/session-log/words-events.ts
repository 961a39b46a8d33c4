import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { momentSchema } from "../lib/moment.js";
import { defineEvent } from "./define-event.js";
import { lineSchema, type SpokenLine, wordsSourceSchema } from "./words/spoken-line.js";

/** An import's id stands in every event of its lines, so that an import that was dropped is in no exit any more. */
const ofSpeaker = z.strictObject({ speakerId: idSchema, importId: idSchema.optional() });

/** What was said, in words. */
export const WORDS_EVENTS = {
  /** One line, or a part of an imported file. Erased lines leave an empty list (`eraseWords`). */
  "words.spoken": defineEvent({
    audience: "sound",
    payload: ofSpeaker.extend({ source: wordsSourceSchema, lines: z.array(lineSchema) }),
    fold: (state, { speakerId, importId, source, lines }, { actor }, fresh) => {
      const broughtBy = actor === speakerId ? null : actor;
      const add = (all: readonly SpokenLine[], line: SpokenLine) => fresh.append(all, line);
      return {
        lines: lines
          .map((line): SpokenLine => ({ ...line, speakerId, source, broughtBy, history: [] }))
          .reduce(add, state.lines),
        ...(importId === undefined ? {} : { wordImports: fresh.put(state.wordImports, speakerId, importId) }),
      };
    },
    shared: "sound",
  }),
  /** Repeats when the line was said, so that its audience is the line's. Erased words are an empty text. */
  "words.corrected": defineEvent({
    audience: "sound",
    payload: ofSpeaker.extend({ lineId: idSchema, from: momentSchema, to: momentSchema, text: z.string() }),
    fold: (state, { lineId, text }, { at, actor }, fresh) => ({
      lines: fresh.change(state.lines, lineId, (line) => ({
        ...line,
        text,
        history: fresh.append(line.history, { at, actor: actor ?? "", text: line.text }),
      })),
    }),
    shared: "sound",
  }),
  /** What a file brought of this person's words is gone. */
  "words.dropped": defineEvent({
    audience: "everyone",
    payload: z.strictObject({ speakerId: idSchema }),
    fold: ({ lines, wordImports }, { speakerId }, _event, fresh) => ({
      lines: lines.filter((line) => line.speakerId !== speakerId || line.source !== "file"),
      wordImports: fresh.drop(wordImports, speakerId),
    }),
    evenWhenFull: true,
  }),
  /** The day has come on which the plan has sound deleted, and with it the words. */
  "sound.expired": defineEvent({
    audience: "everyone",
    payload: z.strictObject({}),
    fold: (_state, _payload, { at }) => ({ soundExpiredAt: at, lines: [], wordImports: {} }),
    evenWhenFull: true,
  }),
} as const;
