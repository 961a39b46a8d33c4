import { COMPONENT_KINDS } from "@casement/shared/design/component-kinds";
import { ActionIcon, Tooltip } from "@mantine/core";
import { type ReactNode, useContext, useState } from "react";
import {
  DefaultStylePanel,
  type Editor,
  type TLArrowShape,
  type TLUiStylePanelProps,
  useEditor,
  useValue,
} from "tldraw";
import { isComposing } from "@/lib/composing";
import { IconRefresh } from "@/ui/icons/icons";
import { reverseConnection } from "../design/change-design";
import { designNames, useDesign } from "../design/use-design";
import { hasDetails } from "../parts/free-view";
import { OutlineOpened } from "../parts/outline-opened";
import { isComponentShape } from "../shapes/component-shape";
import { KindTile } from "../shapes/kind-tile";
import { ComponentFields } from "./component-fields";
import { ConnectTo } from "./connect-to";
import { ConnectionFields } from "./connection-fields";
import classes from "./inspector.module.css";

/**
 * Replaces the editor's style panel: shows the card's facts for one selected component and the facts of one selected
 * design connection. For every other selection, and for a tool that draws, it shows the editor's styles; otherwise the
 * board is left free.
 */
export function Inspector(props: TLUiStylePanelProps) {
  const editor = useEditor();
  const shape = useValue("only selected shape", () => editor.getOnlySelectedShape(), [editor]);
  const wanted = useValue("has details", () => hasDetails(editor), [editor]);
  const outlined = useContext(OutlineOpened);
  if (outlined && isComponentShape(shape)) return null;
  if (isComponentShape(shape)) {
    return (
      <Sheet title={COMPONENT_KINDS[shape.props.kind].name} icon={<KindTile kind={shape.props.kind} size={24} />}>
        <ComponentFields key={shape.id} editor={editor} shape={shape} />
        <ConnectFrom editor={editor} id={shape.id} />
      </Sheet>
    );
  }
  if (shape?.type === "arrow") return <ArrowInspector key={shape.id} arrow={shape as TLArrowShape} {...props} />;
  return wanted || props.isMobile ? <DefaultStylePanel {...props} /> : null;
}

function ConnectFrom({ editor, id }: { editor: Editor; id: string }) {
  return <ConnectTo editor={editor} design={useDesign(editor)} from={id} />;
}

function ArrowInspector({ arrow, ...props }: { arrow: TLArrowShape } & TLUiStylePanelProps) {
  const editor = useEditor();
  const design = useDesign(editor);
  const [styled, setStyled] = useState(false);
  const outlined = useContext(OutlineOpened);
  const edge = design.edges.find(({ id }) => id === arrow.id);
  if (edge !== undefined && outlined) return null;
  if (edge === undefined || styled) return <DefaultStylePanel {...props} />;
  const names = designNames(design.nodes);
  return (
    <Sheet
      title={`${names.get(edge.from)} → ${names.get(edge.to)}`}
      aside={
        <Tooltip label="Reverse the arrow" withArrow>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label="Reverse the arrow"
            onClick={() => reverseConnection(editor, arrow.id)}
          >
            <IconRefresh size={15} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      }
    >
      <ConnectionFields editor={editor} arrow={arrow} />
      <button type="button" className={classes.more} onClick={() => setStyled(true)}>
        Colour and line
      </button>
    </Sheet>
  );
}

interface SheetProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

function Sheet({ title, icon, aside, children }: SheetProps) {
  const editor = useEditor();
  return (
    <section
      className={classes.sheet}
      aria-label={`Details: ${title}`}
      // Otherwise the canvas below would react to clicks and keys.
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !isComposing(event)) editor.getContainer().focus();
        event.stopPropagation();
      }}
    >
      <h2 className={classes.title}>
        {icon}
        <span>{title}</span>
        {aside}
      </h2>
      {children}
    </section>
  );
}
