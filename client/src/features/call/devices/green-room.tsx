import { Button, Switch } from "@mantine/core";
import { useEffect, useState } from "react";
import { useIceServers } from "@/api/calls/ice-servers";
import { describeError } from "@/lib/error-text";
import { camera } from "@/media/camera";
import { type DeviceChoice, keepDeviceChoice, readDeviceChoice } from "@/media/device-choice";
import { microphone } from "@/media/microphone";
import { useCallKind } from "@/session/plan-options";
import { useMyself, useSessionId, useSessionView } from "@/session/session-context";
import { useCall, useCallView } from "../space/call-space";
import { DeviceFields } from "./device-fields";
import classes from "./devices.module.css";

/** Where people see and hear that their devices work, and join the call. */
export function GreenRoom() {
  const call = useCall();
  const stage = useCallView((view) => view.stage);
  const kind = useCallKind();
  const there = useSessionView((view) => view.call.members.length);
  const [isTesting, setTesting] = useState(false);
  if (call === null || stage.kind === "in") return null;
  return (
    <section className={classes.room} aria-labelledby="call-heading">
      <h2 id="call-heading" className={classes.heading}>
        {kind === "picture" ? "Sound and picture" : "Sound"}
      </h2>
      <p className={classes.lead}>
        {there === 0 ? "You talk to each other here." : sayThere(there)} A live call is never stored.
      </p>
      {isTesting && <Test />}
      <div className={classes.actions}>
        <Button variant="light" loading={stage.kind === "joining"} onClick={() => void call.join()}>
          Join the call
        </Button>
        <Button variant="default" aria-expanded={isTesting} onClick={() => setTesting(!isTesting)}>
          {isTesting ? "Close the test" : "Test my devices"}
        </Button>
      </div>
      {stage.kind === "elsewhere" && (
        <p className={classes.hint}>You are in the call in another window. Joining here takes it over.</p>
      )}
      {stage.kind === "refused" && (
        <p className={classes.hint} role="alert">
          {describeError(stage.error).sentence}
        </p>
      )}
    </section>
  );
}

const sayThere = (count: number) => (count === 1 ? "One person is in the call." : `${count} people are in the call.`);

/** Holds the devices while they are looked at. */
function Test() {
  const call = useCall();
  const listens = useMyself().role === "observer";
  const withPicture = useCallKind() === "picture";
  const [choice, setChoice] = useState(readDeviceChoice);
  const change = (part: Partial<DeviceChoice>) => {
    keepDeviceChoice(part);
    setChoice(readDeviceChoice());
  };
  useEffect(
    () => (listens || !choice.joinsWithMicrophone ? undefined : microphone.hold()),
    [listens, choice.joinsWithMicrophone],
  );
  const looks = !listens && withPicture && choice.joinsWithCamera;
  useEffect(() => {
    if (!looks) return;
    camera.switchOn();
    return () => {
      // Whoever joins takes the picture along.
      const stage = call?.store.getState().stage.kind;
      if (stage !== "in" && stage !== "joining") camera.switchOff();
    };
  }, [looks, call]);
  return (
    <div className={classes.test}>
      {!listens && (
        <div className={classes.switches}>
          <Switch
            label="Use my microphone"
            checked={choice.joinsWithMicrophone}
            onChange={({ currentTarget }) => change({ joinsWithMicrophone: currentTarget.checked })}
          />
          <Switch
            label="Join muted"
            disabled={!choice.joinsWithMicrophone}
            checked={choice.joinsMuted}
            onChange={({ currentTarget }) => change({ joinsMuted: currentTarget.checked })}
          />
          {withPicture && (
            <Switch
              label="Use my camera"
              checked={choice.joinsWithCamera}
              onChange={({ currentTarget }) => change({ joinsWithCamera: currentTarget.checked })}
            />
          )}
        </div>
      )}
      <DeviceFields />
      <Addresses relayOnly={choice.relayOnly} onRelayOnly={(relayOnly) => change({ relayOnly })} />
    </div>
  );
}

/** Who learns whose network address, and what one can do about it. */
function Addresses({ relayOnly, onRelayOnly }: { relayOnly: boolean; onRelayOnly: (relayOnly: boolean) => void }) {
  const { data: servers } = useIceServers(useSessionId());
  if (servers === undefined) return null;
  if (servers.relayOnly)
    return <p className={classes.hint}>Sound and picture go through this server's relay: nobody sees your address.</p>;
  const direct = "Browsers connect directly, so people in the call can see each other's network address.";
  return servers.hasRelay ? (
    <Switch
      label="Hide my network address"
      description={`${direct} With this, yours goes through the server's relay alone.`}
      checked={relayOnly}
      onChange={({ currentTarget }) => onRelayOnly(currentTarget.checked)}
    />
  ) : (
    <p className={classes.hint}>{direct}</p>
  );
}
