import { Spotlight, spotlight } from "@mantine/spotlight";
import { useEffect, useRef } from "react";
import { catchTyping } from "@/lib/catch-typing";
import { isComposing } from "@/lib/composing";
import { combinationWords, type KeyLine } from "@/lib/key-words";
import { IconSearch } from "@/ui/icons/icons";
import { Kbd } from "@/ui/kbd";
import classes from "./command-menu.module.css";

interface MenuCommand {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** Shown at the end of the line. */
  readonly hint?: string | undefined;
  /** More words that find it. */
  readonly keywords?: readonly string[] | undefined;
  readonly run: () => void;
}

const OPENING_KEY = "K";

/** For the list of keys. */
export const MENU_KEYS: KeyLine = {
  label: "Command menu",
  group: "Room",
  keys: [combinationWords({ key: OPENING_KEY, mod: true })],
};

/** All commands, found by typing. Opens with Mod+K, also from a text field and from the board. */
export function CommandMenu({ commands }: { commands: readonly MenuCommand[] }) {
  const groups = [...new Set(commands.map((command) => command.group))].map((group) => ({
    group,
    actions: commands
      .filter((command) => command.group === group)
      .map(({ id, label, hint, keywords, run }) => ({
        id,
        label,
        ...(keywords === undefined ? {} : { keywords: [...keywords] }),
        onClick: run,
        rightSection: hint === undefined ? undefined : <Kbd>{hint}</Kbd>,
      })),
  }));
  const field = useRef<HTMLInputElement>(null);
  const stopCatching = useRef(() => {});
  useEffect(() => () => stopCatching.current(), []);
  const opened = () => {
    stopCatching.current = catchTyping(() => field.current);
  };
  return (
    <Spotlight
      actions={groups}
      onSpotlightOpen={opened}
      onSpotlightClose={() => stopCatching.current()}
      shortcut={`mod + ${OPENING_KEY}`}
      tagsToIgnore={[]}
      triggerOnContentEditable
      nothingFound="Nothing by that name"
      scrollable
      maxHeight={420}
      centered={false}
      yOffset="14vh"
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      attributes={{ content: { "aria-label": "Command menu" } }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "group", "aria-label": "Commands" } }}
      classNames={{ actionsGroup: classes.group, action: classes.action }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.5} />,
        placeholder: "What would you like to do?",
        "aria-label": "Search commands",
        ref: field,
        onKeyDown: (event) => {
          if (event.key === "Enter" && !isComposing(event)) selectFirst(event.currentTarget);
        },
      }}
    />
  );
}

export function openCommandMenu(): void {
  spotlight.open();
}

/**
 * Spotlight marks the first of what was found a moment after each letter, and not at all if its list was only just made;
 * what Enter runs must be there all the same.
 */
function selectFirst(search: HTMLElement): void {
  const menu = search.closest("[role=dialog]");
  if (menu?.querySelector("[data-selected]") === null)
    menu.querySelector("[data-action]")?.setAttribute("data-selected", "true");
}
