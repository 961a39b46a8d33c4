import { Modal } from "@mantine/core";
import { Kbd } from "@/ui/kbd";
import { type Shortcut, shortcutWords } from "./shortcut";
import classes from "./shortcuts.module.css";

export interface SheetLine {
  readonly label: string;
  readonly group: string;
  readonly shortcut?: Shortcut;
  /** Shown instead of a shortcut, for keys that work in one place alone. */
  readonly keys?: readonly string[];
}

export interface ShortcutSheetProps {
  readonly lines: readonly SheetLine[];
  /** How these keys are meant, in a sentence or two. */
  readonly lead: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** All keys on one sheet. */
export function ShortcutSheet({ lines, lead, opened, onClose }: ShortcutSheetProps) {
  const shown = lines.filter((line) => line.shortcut !== undefined || line.keys !== undefined);
  const groups = [...new Set(shown.map((line) => line.group))];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<strong>Keyboard</strong>}
      size="lg"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <p className={classes.lead}>{lead}</p>
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className={classes.group}>{group}</h3>
            <dl className={classes.lines}>
              {shown
                .filter((line) => line.group === group)
                .map((line) => (
                  <div key={line.label}>
                    <dt>{line.label}</dt>
                    <dd>
                      {(line.keys ?? shortcutWords(line.shortcut as Shortcut)).map((word) => (
                        <Kbd key={word}>{word}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
