import { can } from "@casement/shared/contract/policy";
import { newId } from "@casement/shared/lib/new-id";
import { MAX_CHAT_LENGTH } from "@casement/shared/session/session";
import { ActionIcon, Button, Popover, Textarea } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { boardToolsBox } from "@/lib/browser/board-tools";
import { isComposing } from "@/lib/composing";
import { participantName } from "@/session/people";
import { useDraft, useMyself, useSaver, useSend, useSessionId, useSessionState } from "@/session/session-context";
import { IconMessage, IconSend, IconX } from "@/ui/icons/icons";
import classes from "./chat.module.css";
import { ChatLog } from "./chat-log";
import { CHAT_PREFIX, messageDraft } from "./unsent";

const WIDTH_PX = 340;
/** With the most messages that it shows before they scroll. */
const HEIGHT_PX = 430;
const SPACE_PX = 8;

/** How long a new message is shown above the button. */
const PEEK_MS = 8_000;

/** The chat behind a button with the number of unread messages. */
export function Chat({ opened, onChange }: { opened: boolean; onChange: (opened: boolean) => void }) {
  const unread = useUnread(opened);
  const button = useRef<HTMLButtonElement>(null);
  const offset = useClearOfTools(button, opened);
  return (
    <div className={classes.chat}>
      <Popover
        opened={opened}
        onChange={onChange}
        position="top-start"
        width={WIDTH_PX}
        offset={offset}
        shadow="md"
        trapFocus
      >
        <Popover.Target>
          <Button
            ref={button}
            className={classes.button}
            variant="default"
            leftSection={<IconMessage size={16} stroke={1.5} />}
            rightSection={unread > 0 ? <span className={classes.unread}>{unread}</span> : undefined}
            aria-label={unread > 0 ? `Chat, ${unread} unread` : "Chat"}
            aria-expanded={opened}
            onClick={() => onChange(!opened)}
          >
            <span className={classes.buttonWord}>Chat</span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes.panel} aria-label="Chat">
          <div className={classes.head}>
            <h2>Chat</h2>
            <span>Everybody in the session can read this</span>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Close chat" onClick={() => onChange(false)}>
              <IconX size={16} stroke={1.5} />
            </ActionIcon>
          </div>
          <ChatLog />
          <Composer />
        </Popover.Dropdown>
      </Popover>
      <NewMessage opened={opened} onOpen={() => onChange(true)} />
    </div>
  );
}

/** How far above its button the chat opens: above the drawing tools where they would lie below it, if there is room. */
function useClearOfTools(button: RefObject<HTMLElement | null>, opened: boolean): number {
  const [offset, setOffset] = useState(SPACE_PX);
  useLayoutEffect(() => {
    if (!opened) return;
    const measure = () => {
      const tools = boardToolsBox();
      const { left, top } = button.current?.getBoundingClientRect() ?? new DOMRect();
      const start = Math.min(left, window.innerWidth - WIDTH_PX);
      const below = tools !== null && start < tools.right && start + WIDTH_PX > tools.left;
      const clear = below ? top - tools.top + SPACE_PX : SPACE_PX;
      setOffset(top - clear > HEIGHT_PX ? Math.max(clear, SPACE_PX) : SPACE_PX);
    };
    measure();
    // The tools find their new place in the frame after.
    const later = () => requestAnimationFrame(measure);
    window.addEventListener("resize", later);
    return () => window.removeEventListener("resize", later);
  }, [button, opened]);
  return offset;
}

/** Number of others' messages since the chat was last open; remembered across reloads. */
function useUnread(opened: boolean): number {
  const sessionId = useSessionId();
  const me = useMyself();
  const chat = useSessionState((state) => state.chat);
  const [read, setRead] = useLocalStorage({
    key: `casement-chat-read-${sessionId}`,
    defaultValue: 0,
    getInitialValueInEffect: false,
  });
  useEffect(() => {
    if (opened && read !== chat.length) setRead(chat.length);
  }, [opened, read, chat.length, setRead]);
  return opened ? 0 : chat.slice(read).filter((message) => message.author !== me.id).length;
}

/** A new message above the button for a while, and for screen readers; a click opens the chat. */
function NewMessage({ opened, onOpen }: { opened: boolean; onOpen: () => void }) {
  const me = useMyself();
  const last = useSessionState((state) => state.chat.at(-1));
  const participants = useSessionState((state) => state.participants);
  const [seen, setSeen] = useState(last?.id);
  const fresh = last !== undefined && last.id !== seen && last.author !== me.id && !opened;
  useEffect(() => {
    if (opened) setSeen(last?.id);
    if (!fresh) return;
    const timer = setTimeout(() => setSeen(last.id), PEEK_MS);
    return () => clearTimeout(timer);
  }, [fresh, opened, last]);
  return (
    <div className={classes.peekSpot} role="status">
      {fresh && (
        <button type="button" className={classes.peek} onClick={onOpen}>
          <b dir="auto">{participantName(participants, last.author)}</b>
          <span dir="auto">{last.text}</span>
        </button>
      )}
    </div>
  );
}

function Composer() {
  const me = useMyself();
  const saver = useSaver();
  const send = useSend();
  const mayWrite = useSessionState((state) => can(me.role, "chat.send", state.phase));
  const [text, change] = useDraft(messageDraft);
  if (!mayWrite) return <p className={classes.readOnly}>You can read the chat but not write in it.</p>;
  const submit = () => {
    if (text.trim() === "") return;
    const message = { messageId: newId(), text };
    saver.edit(CHAT_PREFIX + message.messageId, text, () => send("chat.send", message), 0);
    change(() => "");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    submit();
  };
  return (
    <div className={classes.composer}>
      <Textarea
        aria-label="Message"
        placeholder="Write a message"
        autosize
        maxRows={5}
        maxLength={MAX_CHAT_LENGTH}
        value={text}
        data-autofocus
        onChange={({ currentTarget: { value } }) => change(() => value)}
        onKeyDown={onKeyDown}
      />
      <ActionIcon size={36} aria-label="Send message" disabled={text.trim() === ""} onClick={submit}>
        <IconSend size={16} stroke={1.5} />
      </ActionIcon>
    </div>
  );
}
