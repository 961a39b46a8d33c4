import { soundEndsAt } from "@casement/shared/sound/sound-end";
import { ActionIcon, Popover, Tooltip, UnstyledButton } from "@mantine/core";
import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { IconVolume, IconVolumeOff } from "@/ui/icons/icons";
import { keyOf } from "../controls/player-keys";
import transport from "../controls/transport.module.css";
import { useDeck, useDeckView, usePlayerView, useRecording } from "../model/player-context";
import { FASTEST_HEARD } from "../model/sound/sound-deck";
import classes from "./sound-menu.module.css";

/** How loud each person is, and whether they are heard at all. Nothing in a recording without sound. */
export function SoundMenu() {
  const deck = useDeck();
  const { manifest } = useRecording();
  const speakers = deck.speakers;
  const word = useSoundWord();
  const end = useSoundEnd();
  if (speakers.length === 0) return end === null || end.at > end.now ? null : <Deleted at={end.at} now={end.now} />;
  return (
    <Popover position="top-end" width={300} trapFocus returnFocus transitionProps={{ duration: 120 }}>
      <Popover.Target>
        <UnstyledButton className={transport.choice} aria-label={`Sound: ${word.full}`} title={word.full}>
          {word.silent ? <IconVolumeOff size={16} stroke={1.5} /> : <IconVolume size={16} stroke={1.5} />}
          {word.silent && <span className={transport.word}>{word.short}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.said} role="status">
          {word.full}
        </p>
        <MuteAll />
        {speakers.map((id) => {
          const person = manifest.participants.find((one) => one.id === id);
          return (
            <Person
              key={id}
              id={id}
              name={person?.name ?? ""}
              color={person?.color ?? ""}
              alone={speakers.length === 1}
            />
          );
        })}
        {end !== null && (
          <p className={classes.end}>
            The sound will be deleted {sayWhenWithin(end.at, end.now, ownZone())}. The board stays.
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** When the server deletes the sound, and what time it is now; null: with the session, or out of its reach. */
function useSoundEnd(): { readonly at: number; readonly now: number } | null {
  const { manifest, fold, playback } = useRecording();
  const at = soundEndsAt(fold.after(manifest.events.length));
  return at === null || playback.isCopy ? null : { at, now: Date.now() };
}

/** In the place of the menu once the sound's time is over. */
function Deleted({ at, now }: { at: number; now: number }) {
  const full = `The sound was deleted ${sayWhenWithin(at, now, ownZone())}, as it was agreed.`;
  return (
    <span className={transport.choice} role="note" aria-label={full} title={full}>
      <IconVolumeOff size={16} stroke={1.5} aria-hidden="true" />
      <span className={transport.word}>Sound deleted</span>
    </span>
  );
}

/** What is heard now, and if nothing is, why. */
function useSoundWord() {
  const rate = usePlayerView((view) => view.rate);
  const blocked = useDeckView((view) => view.blocked);
  const failed = useDeckView((view) => view.failed);
  const solo = useDeckView((view) => view.solo);
  const muted = useDeckView((view) => view.silent);
  const { manifest } = useRecording();
  if (blocked)
    return { silent: true, short: "Click to hear", full: "Your browser plays sound once you click this page." };
  if (muted) return { silent: true, short: "Muted", full: "Nobody is heard." };
  if (rate > FASTEST_HEARD)
    return {
      silent: true,
      short: `Silent above ${FASTEST_HEARD}×`,
      full: `There is no sound above ${FASTEST_HEARD}×.`,
    };
  if (failed) return { silent: true, short: "Sound", full: "Some of the sound could not be loaded." };
  const alone = manifest.participants.find(({ id }) => id === solo)?.name;
  return {
    silent: false,
    short: "Sound",
    full: alone === undefined ? "Everybody is heard." : `Only ${alone} is heard.`,
  };
}

function MuteAll() {
  const deck = useDeck();
  const silent = useDeckView((view) => view.silent);
  const key = keyOf({ kind: "mute" }).toUpperCase();
  return (
    <UnstyledButton
      className={classes.all}
      aria-pressed={silent}
      data-on={silent || undefined}
      title={`Key ${key}`}
      onClick={() => deck.toggleSilence()}
    >
      {silent ? "Hear everybody again" : "Mute everybody"} <kbd>{key}</kbd>
    </UnstyledButton>
  );
}

interface PersonProps {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  /** Nobody else is heard in this recording. */
  readonly alone: boolean;
}

function Person({ id, name, color, alone }: PersonProps) {
  const deck = useDeck();
  const volume = useDeckView(({ volumes }) => volumes[id] ?? 1);
  const muted = useDeckView((view) => view.muted.has(id));
  const solo = useDeckView((view) => view.solo);
  const silent = solo === null ? muted : solo !== id;
  return (
    <fieldset className={classes.person} aria-label={name}>
      <span className={classes.name} data-silent={silent || undefined}>
        <span className={classes.dot} style={{ background: color }} aria-hidden="true" />
        <bdi>{name}</bdi>
      </span>
      <input
        type="range"
        className={classes.volume}
        min={0}
        max={100}
        step={5}
        aria-label={`Volume of ${name}`}
        value={Math.round(volume * 100)}
        onChange={(event) => deck.setVolume(id, Number(event.currentTarget.value) / 100)}
      />
      <Tooltip label={muted ? `Hear ${name} again` : `Mute ${name}`}>
        <ActionIcon
          variant={muted ? "light" : "subtle"}
          color="gray"
          size={28}
          aria-label={`Mute ${name}`}
          aria-pressed={muted}
          onClick={() => deck.toggleMuted(id)}
        >
          {muted ? <IconVolumeOff size={16} stroke={1.5} /> : <IconVolume size={16} stroke={1.5} />}
        </ActionIcon>
      </Tooltip>
      {!alone && (
        <UnstyledButton
          className={classes.solo}
          aria-label={`Hear only ${name}`}
          aria-pressed={solo === id}
          data-on={solo === id || undefined}
          onClick={() => deck.setSolo(solo === id ? null : id)}
        >
          Solo
        </UnstyledButton>
      )}
    </fieldset>
  );
}
