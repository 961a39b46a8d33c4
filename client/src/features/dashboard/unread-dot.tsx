import type { NewsKind, SessionItem } from "@casement/shared/contract/http/sessions";
import classes from "./dashboard.module.css";

const NEWS: Readonly<Record<NewsKind, string>> = {
  ended: "it has ended",
  feedback: "feedback",
  scorecard: "a scorecard",
  comment: "a comment",
};

/** Marks a session in which something came that the reader has not seen, and says what. */
export function UnreadDot({ item: { unread } }: { item: Pick<SessionItem, "unread"> }) {
  if (unread.length === 0) return null;
  const words = `New: ${unread.map((kind) => NEWS[kind]).join(", ")}`;
  return <span className={classes.unread} role="img" aria-label={words} title={words} />;
}
