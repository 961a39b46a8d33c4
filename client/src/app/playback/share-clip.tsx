import { can } from "@casement/shared/contract/policy";
import { Modal } from "@mantine/core";
import { useMemo } from "react";
import { usePlayer, useRecording } from "@/features/player/model/player-context";
import { ClipMaker } from "@/features/sharing/clip-maker";
import { offeredClip } from "@/features/sharing/clip-span";
import { useMyself, useSessionId } from "@/session/session-context";

/** Whether the viewer may share a part of this recording alone. */
export function useMayShareClip(): boolean {
  const { manifest } = useRecording();
  const { role } = useMyself();
  return manifest.shared === null && !manifest.live && can(role, "share.create", "ended");
}

/** Shares the loop, or a part from the shown moment on. The player pauses while the dialog is open. */
export function ShareClip({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<strong>Share a clip</strong>}
      size="lg"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <ClipFromHere />
    </Modal>
  );
}

function ClipFromHere() {
  const sessionId = useSessionId();
  const player = usePlayer();
  const { durationMs } = useRecording();
  const offered = useMemo(() => offeredClip(player.store.getState(), durationMs), [player, durationMs]);
  return <ClipMaker sessionId={sessionId} durationMs={durationMs} offered={offered} />;
}
