import { CloseButton } from "@mantine/core";
import { useRef } from "react";
import { useDraft, useSaver, useSaves } from "@/session/session-context";
import { CopyButton } from "@/ui/copy-button";
import classes from "./chat.module.css";
import { CHAT_PREFIX, messageDraft } from "./unsent";

/** After the interview, when nobody can write any more: messages that were begun or sent too late. Often nothing. */
export function UnsentMessages() {
  const [begun, change] = useDraft(messageDraft);
  const saver = useSaver();
  const entries = useSaves((all) => all);
  const late = Object.entries(entries).filter(([key, { state }]) => key.startsWith(CHAT_PREFIX) && state === "refused");
  return (
    <>
      {late.map(([key, { value }]) => (
        <UnsentMessage key={key} text={String(value)} onPutAway={() => saver.discard(key)} />
      ))}
      {messageDraft.isBegun(begun) && <UnsentMessage text={begun} onPutAway={() => change(() => "")} />}
    </>
  );
}

function UnsentMessage({ text, onPutAway }: { text: string; onPutAway: () => void }) {
  const words = useRef<HTMLQuoteElement>(null);
  const select = () => words.current !== null && window.getSelection()?.selectAllChildren(words.current);
  return (
    <section className={classes.left} aria-label="Message that was not sent">
      <div>
        <p>The interview ended before you sent this message:</p>
        <blockquote ref={words} dir="auto">
          {text}
        </blockquote>
      </div>
      <CopyButton size="xs" label="Copy message" text={text} onRefused={select} />
      <CloseButton aria-label="Discard message" onClick={onPutAway} />
    </section>
  );
}
