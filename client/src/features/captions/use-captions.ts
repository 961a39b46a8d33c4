import { useLocalStorage } from "@mantine/hooks";
import { useEffect, useMemo, useRef } from "react";
import { create } from "zustand";
import { microphone } from "@/media/microphone";
import { useMyself, useSendOnReturn, useServerNow } from "@/session/session-context";
import { tellError } from "@/session/use-command";
import { type CaptionChoice, Captioner, type CaptionView } from "@/sound/captions/captioner";

/** What this page knows of the captions of its person's microphone; null: nobody captions here. */
export const useCaptionView = create<CaptionView | null>(() => null);

/** Captions this person's microphone as they choose, as long as they agree to the recording of their sound. */
export function useCaptioner(choice: CaptionChoice | null): void {
  const { sound } = useMyself();
  const serverNow = useServerNow();
  const send = useSendOnReturn();
  const captioner = useRef<Captioner | null>(null);
  useEffect(() => {
    const made = new Captioner({
      microphone,
      serverNow,
      say: (line) => void send("words.speak", line).catch(tellError),
    });
    captioner.current = made;
    const show = () => useCaptionView.setState(made.store.getState(), true);
    show();
    const stop = made.store.subscribe(show);
    return () => {
      stop();
      made.close();
      captioner.current = null;
      useCaptionView.setState(null, true);
    };
  }, [serverNow, send]);
  const agreed = sound.agreed !== null;
  const { lang, cloud } = choice ?? { lang: null, cloud: false };
  const wanted = useMemo(() => (agreed && lang !== null ? { lang, cloud } : null), [agreed, lang, cloud]);
  useEffect(() => captioner.current?.want(wanted), [wanted]);
}

/** Whether this browser shows captions; remembered. */
export function useShowsCaptions() {
  return useLocalStorage({ key: "casement-captions", defaultValue: true, getInitialValueInEffect: false });
}

const LANGUAGES = [
  "en-US",
  "en-GB",
  "de-DE",
  "es-ES",
  "fr-FR",
  "hi-IN",
  "it-IT",
  "ja-JP",
  "ko-KR",
  "nl-NL",
  "pl-PL",
  "pt-BR",
  "ru-RU",
  "tr-TR",
  "zh-CN",
] as const;

/** The languages to choose from, this browser's own first, by their names. */
export function languages(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  const own = navigator.languages.filter((lang) => lang.includes("-"));
  return [...new Set([...own, ...LANGUAGES])].map((value) => ({ value, label: names.of(value) ?? value }));
}
