import { Alert, Button, NativeSelect } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { camera } from "@/media/camera";
import { keepDeviceChoice, readDeviceChoice } from "@/media/device-choice";
import { microphone } from "@/media/microphone";
import { useMicrophone } from "@/media/use-microphone";
import { useCallKind } from "@/session/plan-options";
import { useMyself } from "@/session/session-context";
import { useCall } from "../space/call-space";
import classes from "./devices.module.css";
import { sayFault } from "./fault-words";
import { Picture } from "./picture";
import { playTone } from "./play-tone";
import { useDevices } from "./use-devices";

/** The fields of microphone, camera and speaker; they show what each hears and sees now. */
export function DeviceFields() {
  const stage = useMicrophone((view) => view.stage);
  const seen = useStore(camera.store);
  const devices = useDevices(`${stage.kind} ${seen.kind}`);
  const listens = useMyself().role === "observer";
  const withPicture = useCallKind() === "picture";
  return (
    <div className={classes.fields}>
      {!listens && <MicrophoneField devices={devices.microphones} />}
      {!listens && withPicture && <CameraField devices={devices.cameras} />}
      <SpeakerField devices={devices.speakers} />
    </div>
  );
}

interface FieldProps {
  readonly devices: readonly MediaDeviceInfo[];
}

const DEFAULT = { value: "", label: "The browser's default" };
const optionsOf = (devices: readonly MediaDeviceInfo[]) => [
  DEFAULT,
  ...devices
    .filter(({ deviceId }) => deviceId !== "default")
    .map(({ deviceId, label }, index) => ({ value: deviceId, label: label || `Device ${index + 1}` })),
];

function MicrophoneField({ devices }: FieldProps) {
  const stage = useMicrophone((view) => view.stage);
  const notice = useMicrophone((view) => view.notice);
  const [chosen, setChosen] = useState(() => readDeviceChoice().microphoneId ?? "");
  return (
    <div>
      <NativeSelect
        label="Microphone"
        data={optionsOf(devices)}
        value={chosen}
        onChange={({ currentTarget: { value } }) => {
          setChosen(value);
          microphone.choose(value === "" ? null : value);
        }}
      />
      {stage.kind === "open" && <Level />}
      {stage.kind === "failed" && <Fault words={sayFault("microphone", stage.fault)} onRetry={microphone.retry} />}
      {notice?.kind === "unavailable" && <p className={classes.hint}>{sayFault("microphone", notice.fault)}</p>}
      {notice?.kind === "lost" && (
        <p className={classes.hint} role="status">
          {notice.label || "The microphone"} is gone, so another one is used.
        </p>
      )}
    </div>
  );
}

/** How loud the microphone hears now. */
function Level() {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      bar.current?.style.setProperty("inline-size", `${Math.round(microphone.level() * 100)}%`);
    }, 80);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={classes.meter} role="img" aria-label="How loud your microphone hears you">
      <span ref={bar} />
    </span>
  );
}

function Fault({ words, onRetry }: { words: string; onRetry: () => void }) {
  return (
    <Alert className={classes.fault ?? ""} color="amber" variant="light" role="alert">
      <p>{words}</p>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </Alert>
  );
}

function CameraField({ devices }: FieldProps) {
  const stage = useStore(camera.store);
  const [chosen, setChosen] = useState(() => readDeviceChoice().cameraId ?? "");
  return (
    <div>
      <NativeSelect
        label="Camera"
        data={optionsOf(devices)}
        value={chosen}
        onChange={({ currentTarget: { value } }) => {
          setChosen(value);
          camera.choose(value === "" ? null : value);
        }}
      />
      {stage.kind === "on" && (
        <div className={classes.preview}>
          <Picture track={stage.track} mirrored label="Your picture" />
        </div>
      )}
      {stage.kind === "failed" && <Fault words={sayFault("camera", stage.fault)} onRetry={() => camera.switchOn()} />}
    </div>
  );
}

function SpeakerField({ devices }: FieldProps) {
  const call = useCall();
  const [chosen, setChosen] = useState(() => readDeviceChoice().speakerId ?? "");
  const [fault, setFault] = useState(false);
  const choose = (value: string) => {
    setChosen(value);
    const speakerId = value === "" ? null : value;
    keepDeviceChoice({ speakerId });
    call?.route(speakerId);
  };
  return (
    <div>
      <div className={classes.speaker}>
        {devices.length > 0 && (
          <NativeSelect
            label="Speaker"
            data={optionsOf(devices)}
            value={chosen}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
        )}
        <Button
          variant="default"
          onClick={() => {
            setFault(false);
            playTone(chosen).catch(() => setFault(true));
          }}
        >
          Play a tone
        </Button>
      </div>
      {fault && (
        <p className={classes.hint} role="alert">
          The tone could not be played there. Choose another speaker.
        </p>
      )}
      <p className={classes.hint}>Headphones keep the others from hearing themselves.</p>
    </div>
  );
}
