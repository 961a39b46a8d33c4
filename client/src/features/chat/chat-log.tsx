import { clockFace } from "@casement/shared/lib/clock-face";
import { own } from "@casement/shared/lib/own";
import type { SessionState } from "@casement/shared/session-log/state";
import { memo, useEffect, useMemo, useRef } from "react";
import { ownZone, wallTimeOf } from "@/lib/zoned-time";
import { participantName } from "@/session/people";
import { useOpenMoment, useSaver, useSaves, useSessionState } from "@/session/session-context";
import { MomentTime } from "@/ui/moment-time";
import classes from "./chat.module.css";
import { CHAT_PREFIX } from "./unsent";

/** All messages, and this person's messages that the server does not have yet. */
export function ChatLog() {
  const chat = useSessionState((state) => state.chat);
  const end = useRef<HTMLDivElement>(null);
  const count = chat.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message scrolls, nothing else does.
  useEffect(() => {
    end.current?.scrollIntoView({ block: "end" });
  }, [count]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
    <div className={classes.log} role="log" aria-label="Messages" tabIndex={0}>
      {count === 0 && <p className={classes.none}>No messages yet.</p>}
      {chat.map((message) => (
        <Message key={message.id} message={message} />
      ))}
      <Unsent taken={chat} />
      <div ref={end} />
    </div>
  );
}

/** Rendered once: a message that comes leaves the thousand before it alone. */
const Message = memo(function Message({ message: { author, at, text } }: { message: SessionState["chat"][number] }) {
  const participants = useSessionState((state) => state.participants);
  const startedAt = useSessionState((state) => state.clock.startedAt);
  const openMoment = useOpenMoment();
  return (
    <div className={classes.message}>
      <p className={classes.from}>
        <span style={{ borderColor: own(participants, author)?.color }} dir="auto">
          {participantName(participants, author)}
        </span>
        {startedAt === null || at < startedAt ? (
          <time dateTime={new Date(at).toISOString()}>{wallTimeOf(at, ownZone()).time}</time>
        ) : (
          <MomentTime
            label={clockFace(at - startedAt)}
            onOpen={openMoment === null ? undefined : () => openMoment(at)}
          />
        )}
      </p>
      <p className={classes.text} dir="auto">
        {text}
      </p>
    </div>
  );
});

function Unsent({ taken }: { taken: readonly { id: string }[] }) {
  const saver = useSaver();
  const entries = useSaves((all) => all);
  const waiting = useMemo(() => {
    const ids = new Set(taken.map((message) => CHAT_PREFIX + message.id));
    return Object.entries(entries).filter(([key]) => key.startsWith(CHAT_PREFIX) && !ids.has(key));
  }, [entries, taken]);
  return waiting.map(([key, { value, state }]) => (
    <div key={key} className={classes.message} data-unsent>
      <p className={classes.text} dir="auto">
        {String(value)}
      </p>
      {state === "not-saved" && <p className={classes.unsent}>Not sent yet. Trying again.</p>}
      {state === "refused" && (
        <p className={classes.unsent}>
          Not sent.{" "}
          <button type="button" onClick={() => saver.retry(key)}>
            Try again
          </button>{" "}
          <button type="button" onClick={() => saver.discard(key)}>
            Discard
          </button>
        </p>
      )}
    </div>
  ));
}
