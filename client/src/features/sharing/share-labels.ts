import type { Share } from "@casement/shared/contract/http/shares";
import { clockFace } from "@casement/shared/lib/clock-face";
import type { ShareChoices } from "@casement/shared/session-log/share";
import { plural } from "@/lib/duration";

export const EXPIRY_CHOICES = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
] as const;

/** What is shared beside the board and the steps: "feedback, scores and chat"; empty when nothing is. */
export function chosenWords({ feedback, scores, chat, sound }: ShareChoices): string {
  const words = [feedback && "feedback", scores && "scores", chat && "chat", sound && "sound"].filter(
    (word) => word !== false,
  );
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The recording's contents in a sentence, for people who open the link. */
export function contentSentence(choices: ShareChoices): string {
  const chosen = chosenWords(choices);
  return `You see the board, worksheets, steps and hints${chosen === "" ? "" : `, with ${chosen}`}.`;
}

/** Title of a link in a list: the clip's, or else the contents. */
export function shareTitle({ choices, clip }: Pick<Share, "choices" | "clip">): string {
  if (clip !== null) return `Clip “${clip.title}”`;
  const chosen = chosenWords(choices);
  return chosen === "" ? "Board and steps only" : `With ${chosen}`;
}

/** What a link's button revokes: "the link with feedback", "the clip “Cache”". */
export function revokedWords(share: Pick<Share, "choices" | "clip">): string {
  const title = shareTitle(share);
  return share.clip === null ? `the link ${title.toLowerCase()}` : `the c${title.slice(1)}`;
}

/** Which part a clip shows, then state and use of the link. `when` formats an instant. */
export function shareLine(share: Share, when: (instant: number) => string): string {
  const { clip } = share;
  if (clip === null) return usesOf(share, when);
  const part = `${clockFace(clip.fromMs)} to ${clockFace(clip.toMs)}${withWords(share.choices)}`;
  return `${part} · ${usesOf(share, when)}`;
}

/** What a clip may hold beside the board. */
function withWords({ chat, sound }: ShareChoices): string {
  const words = chosenWords({ chat, sound, feedback: false, scores: false });
  return words === "" ? "" : `, with ${words}`;
}

function usesOf(share: Share, when: (instant: number) => string): string {
  const opened =
    share.openedAt === null
      ? "Not opened yet"
      : `Opened in ${plural(share.openings, "browser")}, last ${when(share.openedAt)}`;
  if (share.state !== "open") return share.openedAt === null ? "Never opened" : opened;
  return `${opened} · until ${when(share.expiresAt)}`;
}
