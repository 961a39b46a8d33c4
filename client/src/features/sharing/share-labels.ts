import type { Share } from "@casement/shared/contract/shares";
import type { ShareChoices } from "@casement/shared/session-log/share";
import { plural } from "@/lib/duration";

export const EXPIRY_CHOICES = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
] as const;

/** What is shared beside the board and the steps: "feedback, scores and chat"; empty when nothing is. */
export function chosenWords({ feedback, scores, chat }: ShareChoices): string {
  const words = [feedback && "feedback", scores && "scores", chat && "chat"].filter((word) => word !== false);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The recording's contents in a sentence, for people who open the link. */
export function contentSentence(choices: ShareChoices): string {
  const chosen = chosenWords(choices);
  return `You see the board, worksheets, steps and hints${chosen === "" ? "" : `, with ${chosen}`}.`;
}

/** Title of a link in a list: its contents. */
export function shareTitle({ choices }: Pick<Share, "choices">): string {
  const chosen = chosenWords(choices);
  return chosen === "" ? "Board and steps alone" : `With ${chosen}`;
}

/** State and use of a link. `when` formats an instant. */
export function shareLine(share: Share, when: (instant: number) => string): string {
  const opened =
    share.openedAt === null
      ? "Not opened yet"
      : `Opened in ${plural(share.openings, "browser")}, last ${when(share.openedAt)}`;
  if (share.state !== "open") return share.openedAt === null ? "Never opened" : opened;
  return `${opened} · until ${when(share.expiresAt)}`;
}
