import { useComputedColorScheme } from "@mantine/core";
import { useState } from "react";
import { type TLUser, type TLUserPreferences, useTldrawUser } from "tldraw";
import { ACCENT } from "@/ui/theme/theme";

interface EditorPerson {
  readonly id: string;
  readonly name: string;
  /** CSS hex colour; the accent for somebody who is nobody to others. */
  readonly color?: string | undefined;
}

export interface BoardPerson extends EditorPerson {
  readonly color: string;
}

/**
 * This person as the editor knows them. The editor's theme follows the app's; other preferences last as long as the
 * page.
 */
export function useEditorPerson({ id, name, color = ACCENT }: EditorPerson): TLUser {
  const colorScheme = useComputedColorScheme("light");
  const [preferences, setPreferences] = useState<Partial<TLUserPreferences>>({});
  return useTldrawUser({
    userPreferences: { locale: "en", ...preferences, id, name, color, colorScheme },
    setUserPreferences: setPreferences,
  });
}
