import { COMPONENT_KINDS, type ComponentKind, findKinds } from "@casement/shared/design/component-kinds";
import { Modal, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { isComposing } from "@/lib/composing";
import { IconSearch } from "@/ui/icons";
import { Kbd } from "@/ui/kbd";
import { KindTile } from "../shapes/kind-tile";
import classes from "./quick-add.module.css";

interface QuickAddProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onPick: (kind: ComponentKind) => void;
}

/** Adds a component by a few letters and Enter. */
export function QuickAdd({ opened, onClose, onPick }: QuickAddProps) {
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
        onPick={(kind) => {
          onClose();
          onPick(kind);
        }}
      />
    </Modal>
  );
}

function QuickSearch({ onPick }: { onPick: (kind: ComponentKind) => void }) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const list = useId();
  const found = findKinds(query);
  const current = found[Math.min(active, found.length - 1)];
  const move = (by: number) => setActive((at) => (Math.min(at, found.length - 1) + by + found.length) % found.length);
  return (
    <div className={classes.search}>
      <TextInput
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
          <Option key={kind} id={`${list}-${kind}`} kind={kind} active={kind === current} onPick={() => onPick(kind)} />
        ))}
      </div>
      {found.length === 0 && <p className={classes.none}>No component by that name. Try "cache" or "kafka".</p>}
      <p className={classes.foot}>
        <Kbd>Enter</Kbd> adds it in the middle of the view, and its name can be typed at once
      </p>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly kind: ComponentKind;
  readonly active: boolean;
  readonly onPick: () => void;
}

function Option({ id, kind, active, onPick }: OptionProps) {
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
        <small>when {useWhen}</small>
      </span>
    </div>
  );
}
