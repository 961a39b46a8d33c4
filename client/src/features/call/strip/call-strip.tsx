import { own } from "@casement/shared/lib/own";
import { Button, CloseButton, Modal } from "@mantine/core";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { describeError } from "@/lib/error-text";
import { camera } from "@/media/camera";
import { useMicrophone } from "@/media/use-microphone";
import { distinctNames, participantName } from "@/session/people";
import { useMyself, useSessionState, useSessionView } from "@/session/session-context";
import { DeviceFields } from "../devices/device-fields";
import { sayFault } from "../devices/fault-words";
import type { CallClient } from "../mesh/call-client";
import { useCall, useCallView } from "../space/call-space";
import { CallControls } from "./call-controls";
import { Face, OtherFace } from "./face";
import { sayPair } from "./pair-words";
import classes from "./strip.module.css";
import { useStripLook } from "./use-strip-look";

/** Who is in the call, beside the board and never over it; before joining, the way in. */
export function CallStrip({ inRoom }: { inRoom: boolean }) {
  const call = useCall();
  const stage = useCallView((view) => view.stage);
  const live = useSessionState((state) => state.phase === "live");
  if (call === null) return null;
  if (stage.kind === "in") return <InCall call={call} movable={inRoom && live} />;
  return inRoom && live ? <WayIn call={call} /> : null;
}

function WayIn({ call }: { call: CallClient }) {
  const stage = useCallView((view) => view.stage);
  const [isHidden, setHidden] = useState(false);
  const members = useSessionView((view) => view.call.members);
  const me = useMyself();
  const participants = useSessionState((state) => state.participants);
  const others = members.filter(({ participantId }) => participantId !== me.id);
  const names = others.map(({ participantId }) => participantName(participants, participantId)).join(", ");
  // Whoever wants no call has the row for the board; the command menu still joins.
  if (isHidden) return null;
  return (
    <section className={classes.strip} aria-label="Call" data-collapsed>
      <p className={classes.words} role="status">
        {stage.kind === "refused" && `${describeError(stage.error).sentence} `}
        {stage.kind === "elsewhere" && "You are in the call in another window; joining here takes it over. "}
        {others.length > 0 ? `In the call: ${names}.` : "Nobody is in the call yet."}
      </p>
      <Button size="compact-sm" loading={stage.kind === "joining"} onClick={() => void call.join()}>
        Join the call
      </Button>
      <CloseButton size="sm" aria-label="Hide the call" onClick={() => setHidden(true)} />
    </section>
  );
}

function InCall({ call, movable }: { call: CallClient; movable: boolean }) {
  const [look, setLook] = useStripLook();
  const [isChoosing, setChoosing] = useState(false);
  const others = useCallView((view) => view.others);
  const speaking = useCallView((view) => view.speaking);
  const participants = useSessionState((state) => state.participants);
  const names = useMemo(() => distinctNames(participants), [participants]);
  const isMuted = useMicrophone((view) => view.isMuted);
  const mine = useStore(camera.store);
  const me = useMyself();
  const faces = !look.collapsed;
  return (
    <section
      className={classes.strip}
      aria-label="Call"
      data-collapsed={look.collapsed || undefined}
      data-sticky={!movable || undefined}
    >
      <ul className={classes.faces} aria-label="People in the call">
        <li>
          <Face
            person={me}
            name="You"
            track={faces && mine.kind === "on" ? mine.track : null}
            isMuted={isMuted && me.role !== "observer"}
            isSpeaking={speaking.has(me.id)}
            mirrored
          />
        </li>
        {others.map((other) => {
          const person = own(participants, other.id);
          const name = names.get(other.id) ?? "Somebody";
          return person === undefined ? null : (
            <li key={other.id}>
              <OtherFace
                other={other}
                person={person}
                name={name}
                track={(faces && other.picture?.getVideoTracks()[0]) || null}
                isMuted={other.isMuted}
                isSpeaking={speaking.has(other.id)}
                onVolume={(volume) => call.setVolume(other.id, volume)}
              />
            </li>
          );
        })}
      </ul>
      <Words call={call} />
      <CallControls call={call} look={look} movable={movable} onLook={setLook} onDevices={() => setChoosing(true)} />
      <Modal opened={isChoosing} onClose={() => setChoosing(false)} title="Microphone, camera and speaker" size="lg">
        <DeviceFields />
      </Modal>
    </section>
  );
}

/** What people should know of the call now. */
function Words({ call }: { call: CallClient }) {
  const others = useCallView((view) => view.others);
  const speaksMuted = useCallView((view) => view.speaksMuted);
  const needsClick = useCallView((view) => view.needsClick);
  const stage = useMicrophone((view) => view.stage);
  const notice = useMicrophone((view) => view.notice);
  const isDeviceMuted = useMicrophone((view) => view.isDeviceMuted);
  const mine = useStore(camera.store);
  const participants = useSessionState((state) => state.participants);
  const names = useMemo(() => distinctNames(participants), [participants]);
  const nameOf = (id: string) => names.get(id) ?? "Somebody";
  const held = others.filter(({ sent }) => sent === "held").map(({ id }) => nameOf(id));
  const words = [
    speaksMuted && "You speak while you are muted.",
    ...others.map((other) => sayPair(nameOf(other.id), other)),
    stage.kind === "failed" && sayFault("microphone", stage.fault),
    isDeviceMuted && "Your microphone is muted by its own switch, or by your computer.",
    notice?.kind === "lost" && `${notice.label || "The microphone"} is gone, so another one is used.`,
    mine.kind === "failed" && sayFault("camera", mine.fault),
    mine.kind === "on" &&
      held.length > 0 &&
      `The connection is slow, so your picture waits: ${held.join(", ")} cannot see you.`,
  ].filter((line) => typeof line === "string");
  return (
    <div className={classes.words}>
      {needsClick && (
        <Button size="compact-sm" onClick={() => call.play()}>
          Hear the others
        </Button>
      )}
      <div role="status">
        {words.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}
