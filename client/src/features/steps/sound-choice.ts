import { useLocalStorage } from "@mantine/hooks";

/**
 * Whether the cues are heard. Off at first: an open microphone would carry the tone into the conversation.
 * Remembered by the browser.
 */
export function useSoundChoice(): readonly [boolean, (on: boolean) => void] {
  const [sound, setSound] = useLocalStorage({
    key: "casement-cue-sound",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  return [sound, setSound];
}
