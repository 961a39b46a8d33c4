import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { describeError } from "@/lib/error-text";
import { ConfirmDialog } from "../confirm/confirm-dialog";
import { RowName } from "../lists/row-name";
import { Tag } from "../tag";
import classes from "./library.module.css";

/** Something that comes with the app or belongs to the account; built-in ones can only be cloned. */
export interface LibraryItem {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly builtIn: boolean;
}

/** The parts of the mutations that are needed here. */
interface Cloning {
  readonly isPending: boolean;
  readonly variables: string | undefined;
  mutate(
    id: string,
    options: { onSuccess: (made: { readonly id: string }) => void; onError: (error: unknown) => void },
  ): void;
}
interface Deleting {
  readonly isPending: boolean;
  readonly error: unknown;
  mutate(id: string, options: { onSuccess: () => void }): void;
  reset(): void;
}

interface LibraryListProps<T extends LibraryItem> {
  readonly items: readonly T[];
  /** What one of them is called. */
  readonly what: string;
  readonly addressOf: (id: string) => string;
  /** How large it is, in words. */
  readonly sizeOf: (item: T) => string;
  /** What is in it, at a glance. */
  readonly pictureOf: (item: T) => ReactNode;
  /** What happens when one is deleted, and what is kept. */
  readonly consequenceOf: (item: T) => string;
  readonly clone: Cloning;
  readonly remove: Deleting;
  readonly onCloned: (id: string) => void;
}

/** The account's own items first, then the built-in ones. Deleting one asks first. */
export function LibraryList<T extends LibraryItem>(props: LibraryListProps<T>) {
  const { items, what, consequenceOf, clone, remove, onCloned } = props;
  // Stays while the dialog fades out, so that its text does too.
  const [chosen, setChosen] = useState<T | null>(null);
  const [asking, setAsking] = useState(false);
  const copy = (id: string) =>
    clone.mutate(id, {
      onSuccess: (made) => onCloned(made.id),
      onError: (error) => notifications.show({ message: describeError(error).sentence, color: "danger" }),
    });
  const ask = (item: T) => {
    setChosen(item);
    setAsking(true);
  };
  const close = () => {
    setAsking(false);
    remove.reset();
  };
  const sorted = items.toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn));
  return (
    <>
      <ul className={classes.list}>
        {sorted.map((item) => (
          <LibraryRow
            key={item.id}
            item={item}
            address={props.addressOf(item.id)}
            size={props.sizeOf(item)}
            cloning={clone.isPending && clone.variables === item.id}
            onClone={() => copy(item.id)}
            onDelete={() => ask(item)}
          >
            {props.pictureOf(item)}
          </LibraryRow>
        ))}
      </ul>
      <ConfirmDialog
        opened={asking}
        title={`Delete this ${what}?`}
        confirmLabel={`Delete ${what}`}
        cancelLabel="Keep it"
        dangerous
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => chosen !== null && remove.mutate(chosen.id, { onSuccess: close })}
        onClose={close}
      >
        {chosen !== null && consequenceOf(chosen)}
      </ConfirmDialog>
    </>
  );
}

interface LibraryRowProps {
  readonly item: LibraryItem;
  readonly address: string;
  readonly size: string;
  readonly cloning: boolean;
  readonly onClone: () => void;
  readonly onDelete: () => void;
  readonly children: ReactNode;
}

function LibraryRow({ item, address, size, cloning, onClone, onDelete, children }: LibraryRowProps) {
  const { name, description, builtIn } = item;
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <div className={classes.text}>
          <RowName to={address} name={name}>
            {" "}
            <Tag tone={builtIn ? "plain" : "accent"}>{builtIn ? "Built in" : "Yours"}</Tag>
          </RowName>
          {description !== "" && (
            <p className={classes.description} dir="auto">
              {description}
            </p>
          )}
          <p className={classes.size}>{size}</p>
        </div>
        <Group gap={6}>
          {!builtIn && (
            <Button variant="default" size="xs" component={Link} to={address} aria-label={`Edit ${name}`}>
              Edit
            </Button>
          )}
          <Button variant="default" size="xs" aria-label={`Clone ${name}`} loading={cloning} onClick={onClone}>
            Clone
          </Button>
          {!builtIn && (
            <Button variant="subtle" color="danger" size="xs" aria-label={`Delete ${name}`} onClick={onDelete}>
              Delete…
            </Button>
          )}
        </Group>
      </div>
      {children}
    </li>
  );
}
