import { COMPONENT_KINDS } from "@casement/shared/design/component-kinds";
import { useEffect, useRef } from "react";
import { stopEventPropagation, useEditor } from "tldraw";
import { isComposing } from "@/lib/composing";
import type { ComponentShape } from "./component-shape";
import { MAX_LABEL } from "./component-shape";
import { componentPaper } from "./kind-look";
import { CARD, FONT_FAMILY, LABEL_FONT } from "./text/component-text";

/** Edits a component's label on its card. Enter and Escape end it. */
export function LabelEditor({ shape, height, dark }: { shape: ComponentShape; height: number; dark: boolean }) {
  const editor = useEditor();
  const input = useRef<HTMLTextAreaElement>(null);
  const { id, props } = shape;
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const rename = (label: string) =>
    editor.updateShape<ComponentShape>({ id, type: "component", props: { label: label.replace(/\s*\n\s*/g, " ") } });
  const end = () => {
    editor.setEditingShape(null);
    editor.setCurrentTool("select");
    editor.getContainer().focus();
  };
  return (
    <textarea
      ref={input}
      className="casement-label-editor"
      aria-label={`Name of the ${COMPONENT_KINDS[props.kind].name}`}
      dir="auto"
      value={props.label}
      placeholder={COMPONENT_KINDS[props.kind].name}
      maxLength={MAX_LABEL}
      spellCheck={false}
      onChange={(event) => rename(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        event.stopPropagation();
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        end();
      }}
      onPointerDown={stopEventPropagation}
      style={{
        position: "absolute",
        insetInlineStart: CARD.padding + CARD.tile + CARD.gap - 4,
        insetBlockStart: 6,
        inlineSize: props.w - CARD.padding * 2 - CARD.tile - CARD.gap + 8,
        blockSize: Math.max(LABEL_FONT.line * 2, height - 12),
        padding: "4px",
        boxSizing: "border-box",
        resize: "none",
        border: "none",
        outline: "none",
        borderRadius: 4,
        background: "transparent",
        color: componentPaper(dark).text,
        // Where the card draws the words, whatever their direction.
        textAlign: "left",
        font: `${LABEL_FONT.weight} ${LABEL_FONT.size}px/${LABEL_FONT.line}px ${FONT_FAMILY}`,
        pointerEvents: "all",
      }}
    />
  );
}
