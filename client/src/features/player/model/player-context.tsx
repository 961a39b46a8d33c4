import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Player, PlayerView } from "./player";
import type { Recording } from "./recording";
import type { DeckView, SoundDeck } from "./sound/sound-deck";

interface Playing {
  readonly player: Player;
  readonly recording: Recording;
  readonly deck: SoundDeck;
}

const PlayerContext = createContext<Playing | null>(null);

export function PlayerProvider({ value, children }: { value: Playing; children: ReactNode }) {
  return <PlayerContext value={value}>{children}</PlayerContext>;
}

function usePlaying(): Playing {
  const playing = useContext(PlayerContext);
  if (playing === null) throw new Error("This belongs inside a PlayerProvider.");
  return playing;
}

export function usePlayer(): Player {
  return usePlaying().player;
}

export function useDeck(): SoundDeck {
  return usePlaying().deck;
}

/** Selects a value from the sound's state. */
export function useDeckView<T>(select: (view: DeckView) => T): T {
  return useStore(usePlaying().deck.store, select);
}

export function useRecording(): Recording {
  return usePlaying().recording;
}

/** Selects a value from the player's state. Subscribe to the store instead for what changes with every frame. */
export function usePlayerView<T>(select: (view: PlayerView) => T): T {
  return useStore(usePlaying().player.store, select);
}
