import { isInterviewer } from "@casement/shared/session/role";
import { CommandMenu } from "@/features/command-menu/command-menu";
import { ShortcutsDialog } from "@/features/shortcuts/shortcuts-dialog";
import { EndDialog } from "@/features/steps/end-dialog";
import { ProblemDialog } from "@/features/steps/problem/problem-card";
import { shortcutWords } from "@/lib/key-words";
import { useMyself } from "@/session/session-context";
import { RoomInvites } from "./room-invites";
import { KEYS_LEAD, keyLines } from "./room-keys";
import type { RoomControls } from "./use-room-controls";

/** What can lie over the room. */
export function RoomDialogs({ controls }: { controls: RoomControls }) {
  const interviewing = isInterviewer(useMyself().role);
  const { commands } = controls;
  return (
    <>
      <RoomInvites inviting={controls.inviting} onClose={controls.stopInviting} />
      <ProblemDialog opened={controls.problemOpened} onClose={() => controls.setProblemOpened(false)} />
      {interviewing && <EndDialog actions={controls.timer} />}
      <CommandMenu
        commands={commands.map((command) => ({
          ...command,
          hint: command.shortcut && shortcutWords(command.shortcut)[0],
        }))}
      />
      <ShortcutsDialog
        lines={keyLines(commands, interviewing)}
        lead={KEYS_LEAD}
        opened={controls.shortcutsOpened}
        onClose={() => controls.setShortcutsOpened(false)}
      />
    </>
  );
}
