import { Modal } from "@mantine/core";
import type { KeyLine } from "@/lib/key-words";
import { Kbd } from "@/ui/kbd";
import classes from "./shortcuts.module.css";

interface ShortcutsDialogProps {
  readonly lines: readonly KeyLine[];
  /** How these keys are meant, in a sentence or two. */
  readonly lead: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** All keys, in groups. */
export function ShortcutsDialog({ lines, lead, opened, onClose }: ShortcutsDialogProps) {
  const groups = [...new Set(lines.map((line) => line.group))];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<strong>Keyboard</strong>}
      size="xl"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <p className={classes.lead}>{lead}</p>
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className={classes.group}>{group}</h3>
            <dl className={classes.lines}>
              {lines
                .filter((line) => line.group === group)
                .map((line) => (
                  <div key={line.label}>
                    <dt>{line.label}</dt>
                    <dd>
                      {line.keys.map((word) => (
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
