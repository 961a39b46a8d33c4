import type { CaptionView } from "@/sound/captions/captioner";

/** What is happening, in one sentence. */
export function sayCaptions({ stage, cloud }: CaptionView): string {
  switch (stage) {
    case "off":
      return "Your microphone is not captioned.";
    case "fetching":
      return "Your browser is fetching this language. Captions begin once it has it.";
    case "listening":
      return cloud ? "What you say is sent to your browser's maker and written down." : "What you say is written down.";
    case "muted":
      return "Paused while you are muted.";
    case "unsupported":
      return "This browser cannot recognise speech on this device. You can bring your words from a WebVTT file after the interview.";
    case "unknown":
      return "This browser does not recognise this language on this device. Choose another, or bring your words from a WebVTT file after the interview.";
    case "refused":
      return "Your browser does not let this page recognise speech: allow the microphone in the address bar.";
  }
}
