import { clockFace } from "@casement/shared/lib/clock-face";
import { newId } from "@casement/shared/lib/new-id";
import type { Pin } from "@casement/shared/scoring/evidence";
import { MAX_PINNED_SHAPES, MAX_PINS } from "@casement/shared/scoring/evidence-limits";
import type { Scorecard } from "@casement/shared/scoring/score";
import { Button } from "@mantine/core";
import { useMemo } from "react";
import { Link } from "react-router";
import { usePointedAt, useTakesChosen } from "@/document/chosen";
import { paths } from "@/lib/addresses/paths";
import { pointedWords } from "@/session/pointed-words";
import type { SaveEntry } from "@/session/saver";
import {
  useOpenRemark,
  useSaver,
  useSaves,
  useSend,
  useSessionId,
  useSessionState,
  useShownMoment,
} from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { IconPin, IconX } from "@/ui/icons/icons";
import { MomentTime } from "@/ui/moment-time";
import { offerUndo } from "@/ui/notices/undo-notice";
import { KeptState } from "@/ui/saving/kept-state";
import { SCORE_PREFIX } from "../card/use-card";
import classes from "./pins.module.css";

/** A criterion's pins in time order. Each opens its moment, for who may watch it; `onUnpin` removes one. */
export function Pins({ pins, onUnpin }: { pins: readonly Pin[]; onUnpin?: ((pin: Pin) => void) | undefined }) {
  const open = useOpenRemark();
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  if (pins.length === 0) return null;
  const inOrder = pins.toSorted((a, b) => a.at - b.at);
  return (
    <ul className={classes.pins} aria-label="Pinned moments">
      {inOrder.map((pin) => {
        const time = clockFace(pin.at - startedAt);
        const what = pointedWords(pin);
        return (
          <li key={pin.pinId} className={classes.pin} title={pin.label === "" ? undefined : pin.label}>
            <IconPin size={13} stroke={1.75} aria-hidden="true" />
            <MomentTime
              label={what === "" ? time : `${time}, ${what}`}
              onOpen={open === null ? undefined : () => open({ id: pin.pinId, at: pin.at })}
            />
            {onUnpin !== undefined && (
              <button
                type="button"
                className={classes.off}
                aria-label={`Take off ${time}`}
                onClick={() => onUnpin(pin)}
              >
                <IconX size={12} stroke={2} aria-hidden="true" />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const PIN_PREFIX = `${SCORE_PREFIX}pin:`;

/** Hands a pin to the saver: it is listed at once, and marked until the server has it. */
export function usePin(): (pin: Pin) => void {
  const saver = useSaver();
  const send = useSend();
  return (pin) => saver.edit(PIN_PREFIX + pin.pinId, pin, () => send("evidence.pin", pin), 0);
}

interface WaitingPin {
  readonly pin: Pin;
  readonly entry: SaveEntry;
}

/** A criterion's pins that wait for the server, without those that have arrived meanwhile. */
function useWaitingPins(arrived: readonly Pin[], criterion: string): readonly WaitingPin[] {
  const entries = useSaves((all) => all);
  return useMemo(
    () =>
      Object.entries(entries)
        .filter(([key]) => key.startsWith(PIN_PREFIX))
        .map(([, entry]) => ({ pin: entry.value as Pin, entry }))
        .filter(({ pin }) => pin.criterion === criterion && !arrived.some(({ pinId }) => pinId === pin.pinId)),
    [entries, arrived, criterion],
  );
}

/** A pin that the server does not have yet, with its state when the save takes long or fails. */
function UnsavedPin({ pin, entry }: WaitingPin) {
  const saver = useSaver();
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  const key = PIN_PREFIX + pin.pinId;
  return (
    <div>
      <span className={classes.pin} data-unsaved>
        <IconPin size={13} stroke={1.75} aria-hidden="true" />
        {clockFace(pin.at - startedAt)}
      </span>
      <KeptState
        state={entry.state}
        error={entry.error}
        onRetry={() => saver.retry(key)}
        onDiscard={() => saver.discard(key)}
      />
    </div>
  );
}

/** The pins of one criterion on the viewer's own scorecard, with the button for another one. */
export function CriterionPins({ card, criterion, title }: { card: Scorecard; criterion: string; title: string }) {
  const { run } = useCommand();
  const pinAgain = usePin();
  const pins = card.pins.filter((pin) => pin.criterion === criterion);
  const waiting = useWaitingPins(card.pins, criterion);
  const open = card.submittedAt === null;
  const unpin = async (pin: Pin) => {
    if (!(await run("evidence.unpin", { pinId: pin.pinId }))) return;
    offerUndo({ message: "The moment is no longer pinned.", undo: () => pinAgain(pin) });
  };
  if (!open && pins.length === 0) return null;
  return (
    <div className={classes.row}>
      <Pins pins={pins} onUnpin={open ? (pin) => void unpin(pin) : undefined} />
      {waiting.map((each) => (
        <UnsavedPin key={each.pin.pinId} {...each} />
      ))}
      {open && <PinButton criterion={criterion} title={title} full={card.pins.length >= MAX_PINS} />}
    </div>
  );
}

/** Pins what is on the screen: now in the room, the shown second in a player. Elsewhere it leads to the recording. */
function PinButton({ criterion, title, full }: { criterion: string; title: string; full: boolean }) {
  const moment = useShownMoment();
  const chosen = usePointedAt();
  useTakesChosen(!full && moment !== null);
  const sessionId = useSessionId();
  const pinNow = usePin();
  const icon = <IconPin size={14} stroke={1.5} />;
  if (full) return <p className={classes.full}>{MAX_PINS} moments are pinned to this card, as many as it holds.</p>;
  if (moment === null) {
    return (
      <Button component={Link} to={paths.scoring(sessionId)} size="compact-xs" variant="subtle" leftSection={icon}>
        Pin from the recording
      </Button>
    );
  }
  const tooMany = chosen.shapeIds.length > MAX_PINNED_SHAPES;
  const what = pointedWords(chosen);
  const words = what === "" ? "Pin this moment" : `Pin this moment with ${what}`;
  const pin = () => pinNow({ ...chosen, pinId: newId(), criterion, at: Math.round(moment()) });
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={`${words} to ${title}`}
        leftSection={icon}
        disabled={tooMany}
        onClick={pin}
      >
        {words}
      </Button>
      {tooMany && <p className={classes.full}>A pin holds {MAX_PINNED_SHAPES} shapes: choose fewer.</p>}
    </>
  );
}
