import { COMPONENT_KINDS, type ComponentKind, findKinds } from "@casement/shared/design/component-kinds";
import { Modal, TextInput } from "@mantine/core";
import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { catchTyping } from "@/lib/catch-typing";
import { isComposing } from "@/lib/composing";
import { IconSearch } from "@/ui/icons/icons";
import { Kbd } from "@/ui/kbd";
import { KindTile } from "../shapes/kind-tile";
import classes from "./quick-add.module.css";

interface QuickAddProps {
  readonly opened: boolean;
  /** Whether another component will call the new one. */
  readonly connected: boolean;
  /** Whether each kind's name comes with a line of the reference card: when to use it. */
  readonly explained: boolean;
  readonly onClose: () => void;
  readonly onPick: (kind: ComponentKind) => void;
}

/** Adds a component by a few letters and Enter. */
export function QuickAdd({ opened, connected, explained, onClose, onPick }: QuickAddProps) {
  const field = useRef<HTMLInputElement>(null);
  // The letters after the key that opens it are meant for the field, not for the board's tools.
  useEffect(() => (opened ? catchTyping(() => field.current) : undefined), [opened]);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      returnFocus={false}
      padding={0}
      size={420}
      yOffset="14vh"
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      attributes={{ content: { "aria-label": "Add a component" } }}
    >
      <QuickSearch
        field={field}
        connected={connected}
        explained={explained}
        onPick={(kind) => {
          onClose();
          onPick(kind);
        }}
      />
    </Modal>
  );
}

interface QuickSearchProps extends Pick<QuickAddProps, "connected" | "explained" | "onPick"> {
  readonly field: RefObject<HTMLInputElement | null>;
}

function QuickSearch({ field, connected, explained, onPick }: QuickSearchProps) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const list = useId();
  const found = findKinds(query);
  const current = found[Math.min(active, found.length - 1)];
  const move = (by: number) => setActive((at) => (Math.min(at, found.length - 1) + by + found.length) % found.length);
  return (
    <div className={classes.search}>
      <TextInput
        ref={field}
        data-autofocus
        variant="unstyled"
        size="md"
        role="combobox"
        aria-expanded={true}
        aria-controls={list}
        aria-activedescendant={current === undefined ? undefined : `${list}-${current}`}
        aria-autocomplete="list"
        aria-label="Find a component"
        placeholder="Which component?"
        leftSection={<IconSearch size={18} stroke={1.5} />}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === "ArrowDown" && found.length > 0) move(1);
          else if (event.key === "ArrowUp" && found.length > 0) move(-1);
          else if (event.key === "Enter" && current !== undefined) onPick(current);
          else return;
          event.preventDefault();
        }}
      />
      <div id={list} role="listbox" aria-label="Components" className={classes.list}>
        {found.map((kind) => (
          <Option
            key={kind}
            id={`${list}-${kind}`}
            kind={kind}
            explained={explained}
            active={kind === current}
            onPick={() => onPick(kind)}
          />
        ))}
      </div>
      {found.length === 0 && <p className={classes.none}>No component by that name. Try “cache” or “kafka”.</p>}
      <p className={classes.foot}>
        <Kbd>Enter</Kbd> adds it{connected ? ", connected, " : " "}and you can type its name at once
      </p>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly kind: ComponentKind;
  readonly explained: boolean;
  readonly active: boolean;
  readonly onPick: () => void;
}

function Option({ id, kind, explained, active, onPick }: OptionProps) {
  const { name, useWhen } = COMPONENT_KINDS[kind];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's, which says what is active
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classes.option}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: "nearest" });
      }}
      onClick={onPick}
    >
      <KindTile kind={kind} />
      <span>
        <strong>{name}</strong>
        {explained && <small>when {useWhen}</small>}
      </span>
    </div>
  );
}
