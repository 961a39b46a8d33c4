import type { SharedShortcut } from "@/lib/keys";

/** Mutes and unmutes; held, it unmutes for as long. With Alt, since everybody hears what it does. */
export const MICROPHONE_KEY: SharedShortcut = { altCode: "KeyM" };
export const CAMERA_KEY: SharedShortcut = { altCode: "KeyV" };
