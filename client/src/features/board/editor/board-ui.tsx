import { MAX_BOARD_RECORDS } from "@casement/shared/document/schema";
import {
  ArrangeMenuSubmenu,
  DefaultMainMenu,
  EditSubmenu,
  ExportFileContentSubMenu,
  ReorderMenuSubmenu,
  type TLComponents,
  type TLUiOverrides,
  type TldrawOptions,
  TldrawUiMenuGroup,
  TldrawUiMenuSubmenu,
  ToggleDynamicSizeModeItem,
  ToggleEdgeScrollingItem,
  ToggleGridItem,
  TogglePasteAtCursorItem,
  ToggleReduceMotionItem,
  ToggleSnapModeItem,
  ToggleToolLockItem,
  ToggleWrapModeItem,
  ViewSubmenu,
} from "tldraw";
import { ConnectHandles } from "../connecting/connect-handles";
import { faultComponents } from "../fault/fault-components";
import { Inspector } from "../inspector/inspector";
import { fitDrawing } from "../parts/free-view";
import { hasClipboard } from "../parts/say-copying";
import { showBoardIssue } from "./board-notices";

/** The board's one menu. Colours, language and the list of keys are the page's own. */
function BoardMenu() {
  return (
    <DefaultMainMenu>
      <TldrawUiMenuGroup id="basic">
        <EditSubmenu />
        <ArrangeMenuSubmenu />
        <ReorderMenuSubmenu />
        <ViewSubmenu />
        <ExportFileContentSubMenu />
      </TldrawUiMenuGroup>
      <TldrawUiMenuGroup id="preferences">
        <TldrawUiMenuSubmenu id="preferences" label="menu.preferences">
          <TldrawUiMenuGroup id="preferences-actions">
            <ToggleSnapModeItem />
            <ToggleToolLockItem />
            <ToggleGridItem />
            <ToggleWrapModeItem />
            <ToggleEdgeScrollingItem />
            <ToggleReduceMotionItem />
            <ToggleDynamicSizeModeItem />
            <TogglePasteAtCursorItem />
          </TldrawUiMenuGroup>
        </TldrawUiMenuSubmenu>
      </TldrawUiMenuGroup>
    </DefaultMainMenu>
  );
}

/** The editor's own parts that make no sense in an interview are switched off. */
export const boardComponents: TLComponents = {
  MainMenu: BoardMenu,
  ActionsMenu: null,
  KeyboardShortcutsDialog: null,
  PageMenu: null,
  HelpMenu: null,
  DebugPanel: null,
  DebugMenu: null,
  SharePanel: null,
  TopPanel: null,
  CursorChatBubble: null,
  ImageToolbar: null,
  VideoToolbar: null,
  StylePanel: Inspector,
  InFrontOfTheCanvas: ConnectHandles,
  ...faultComponents,
};

/** There is one page, and no pictures, embeds, link previews, chat at the cursor or theme switch of the editor. */
const REMOVED_ACTIONS = [
  "insert-embed",
  "insert-media",
  "open-embed-link",
  "convert-to-bookmark",
  "convert-to-embed",
  "flatten-to-image",
  "image-replace",
  "video-replace",
  "download-original",
  "move-to-new-page",
  "change-page-prev",
  "change-page-next",
  "open-cursor-chat",
  "toggle-dark-mode",
  "toggle-focus-mode",
  "toggle-debug-mode",
  "print",
  "open-kbd-shortcuts",
] as const;

/** @param addComponent opens the quick search; the same key works on the rest of the page. */
export function boardOverrides(addComponent: () => void): TLUiOverrides {
  return {
    actions(editor, actions) {
      for (const action of REMOVED_ACTIONS) delete actions[action];
      for (const name of ["copy", "cut"]) {
        const action = actions[name];
        if (action !== undefined && !hasClipboard()) action.onSelect = () => showBoardIssue({ kind: "no-clipboard" });
      }
      const fit = actions["zoom-to-fit"];
      if (fit !== undefined) fit.onSelect = () => fitDrawing(editor, editor.options.animationMediumMs);
      actions["add-component"] = {
        id: "add-component",
        label: "Add a component",
        kbd: "/",
        onSelect: addComponent,
      } as (typeof actions)[string];
      return actions;
    },
    tools(_editor, tools) {
      delete tools.asset;
      return tools;
    },
    // Screen readers read this when such a shape is selected.
    translations: { en: { "tool.component": "component", "tool.entity": "entity" } },
  };
}

/** `limitShapes` lowers the limit of a shared board that is nearly full. */
export const boardOptions: Partial<TldrawOptions> = { maxPages: 1, maxShapesPerPage: MAX_BOARD_RECORDS };
