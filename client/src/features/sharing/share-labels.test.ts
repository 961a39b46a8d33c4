import type { Share } from "@casement/shared/contract/http/shares";
import { chosenWords, contentSentence, revokedWords, shareLine, shareTitle } from "./share-labels";

const NOTHING = { feedback: false, scores: false, chat: false, sound: false };
const share: Share = {
  id: "s1",
  choices: NOTHING,
  clip: null,
  forCandidate: false,
  state: "open",
  createdAt: 1,
  expiresAt: 9,
  openings: 0,
  openedAt: null,
};
const when = (instant: number) => `day ${instant}`;

test("UI-90 the shared contents are told in words", () => {
  expect(chosenWords(NOTHING)).toBe("");
  expect(chosenWords({ ...NOTHING, scores: true })).toBe("scores");
  expect(chosenWords({ feedback: true, scores: true, chat: true, sound: false })).toBe("feedback, scores and chat");
  expect(chosenWords({ ...NOTHING, chat: true, sound: true })).toBe("chat and sound");
  expect(contentSentence(NOTHING)).toBe("You see the board, worksheets, steps and hints.");
  expect(contentSentence({ ...NOTHING, chat: true })).toMatch(/hints, with chat\.$/);
  expect(shareTitle(share)).toBe("Board and steps only");
});

test("UI-90 the state of a link is told in words", () => {
  expect(shareLine(share, when)).toBe("Not opened yet · until day 9");
  expect(shareLine({ ...share, openings: 2, openedAt: 5 }, when)).toBe(
    "Opened in 2 browsers, last day 5 · until day 9",
  );
  expect(shareLine({ ...share, state: "revoked", openings: 1, openedAt: 5 }, when)).toBe(
    "Opened in 1 browser, last day 5",
  );
  expect(shareLine({ ...share, state: "expired" }, when)).toBe("Never opened");
});

test("UI-198 a clip's link says its title and its part of the recording", () => {
  const clip = { ...share, clip: { title: "The Cache", fromMs: 61_000, toMs: 125_000 } };
  expect(shareTitle(clip)).toBe("Clip “The Cache”");
  expect(shareLine(clip, when)).toBe("1:01 to 2:05 · Not opened yet · until day 9");
  const choices = { ...NOTHING, chat: true };
  expect(shareLine({ ...clip, choices }, when)).toMatch(/^1:01 to 2:05, with chat · /);
  expect(revokedWords(clip)).toBe("the clip “The Cache”");
  expect(revokedWords({ ...share, choices })).toBe("the link with chat");
});
