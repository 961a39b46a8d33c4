import { useLocalStorage } from "@mantine/hooks";

/**
 * Whether cues have sound; remembered by the browser. Off by default: an open microphone would carry the tone into the
 * conversation.
 */
export function useSoundChoice(): readonly [boolean, (on: boolean) => void] {
  const [sound, setSound] = useLocalStorage({
    key: "casement-cue-sound",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  return [sound, setSound];
}
