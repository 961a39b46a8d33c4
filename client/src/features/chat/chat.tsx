import { can } from "@casement/shared/contract/policy";
import { newId } from "@casement/shared/lib/new-id";
import { MAX_CHAT_LENGTH } from "@casement/shared/session/session";
import { ActionIcon, Button, Popover, Textarea } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isComposing } from "@/lib/composing";
import { participantName } from "@/session/people";
import { useMyself, useSaver, useSend, useSessionId, useSessionState } from "@/session/session-context";
import { IconMessage, IconSend, IconX } from "@/ui/icons";
import classes from "./chat.module.css";
import { ChatLog } from "./chat-log";

/** The chat behind a button with the number of unread messages. */
export function Chat({ opened, onChange }: { opened: boolean; onChange: (opened: boolean) => void }) {
  const unread = useUnread(opened);
  return (
    <Popover opened={opened} onChange={onChange} position="top-start" width={340} shadow="md" trapFocus>
      <Popover.Target>
        <Button
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
          <span>Everybody in the session reads this</span>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Close chat" onClick={() => onChange(false)}>
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </div>
        <ChatLog />
        <Composer />
      </Popover.Dropdown>
      <NewMessage />
    </Popover>
  );
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

/** Announces a new message to screen readers while the chat is closed. */
function NewMessage() {
  const me = useMyself();
  const last = useSessionState((state) => state.chat.at(-1));
  const participants = useSessionState((state) => state.participants);
  const first = useRef(last?.id);
  const fresh = last !== undefined && last.id !== first.current && last.author !== me.id;
  return (
    <span className={classes.aloud} role="status">
      {fresh ? `${participantName(participants, last.author)} wrote: ${last.text}` : ""}
    </span>
  );
}

function Composer() {
  const me = useMyself();
  const saver = useSaver();
  const send = useSend();
  const mayWrite = useSessionState((state) => can(me.role, "chat.send", state.phase));
  const [text, setText] = useState("");
  if (!mayWrite) return <p className={classes.readOnly}>You can read along here.</p>;
  const submit = () => {
    if (text.trim() === "") return;
    const message = { messageId: newId(), text };
    saver.edit(`chat:${message.messageId}`, text, () => send("chat.send", message), 0);
    setText("");
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
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ActionIcon size={36} aria-label="Send message" disabled={text.trim() === ""} onClick={submit}>
        <IconSend size={16} stroke={1.5} />
      </ActionIcon>
    </div>
  );
}
