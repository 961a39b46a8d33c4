import { Modal } from "@mantine/core";
import { Kbd } from "../../ui/kbd";
import { type Shortcut, shortcutWords } from "./shortcut";
import classes from "./shortcuts.module.css";

export interface SheetLine {
  readonly label: string;
  readonly group: string;
  readonly shortcut?: Shortcut;
  /** Shown instead of a shortcut, for keys that work in one place alone. */
  readonly keys?: readonly string[];
}

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** All keys on one sheet. */
export function ShortcutSheet({
  lines,
  opened,
  onClose,
}: {
  lines: readonly SheetLine[];
  opened: boolean;
  onClose: () => void;
}) {
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
      <p className={classes.lead}>
        Single keys work where you are not typing. On the board they belong to its tools: there, hold{" "}
        {MAC ? "Option" : "Alt"}.
      </p>
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
                      {(line.keys ?? shortcutWords(line.shortcut as Shortcut, MAC)).map((word) => (
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
