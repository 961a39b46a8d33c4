import { MAX_BOARD_RECORDS } from "@casement/shared/document/schema";
import {
  DefaultMainMenu,
  EditSubmenu,
  ExportFileContentSubMenu,
  PreferencesGroup,
  type TLComponents,
  type TLUiOverrides,
  type TldrawOptions,
  TldrawUiMenuGroup,
  ViewSubmenu,
} from "tldraw";
import { faultComponents } from "../fault/fault-components";
import { Inspector } from "../inspector/inspector";
import { hasClipboard } from "../parts/say-copying";
import { showBoardIssue } from "./board-notices";

function BoardMenu() {
  return (
    <DefaultMainMenu>
      <TldrawUiMenuGroup id="basic">
        <EditSubmenu />
        <ViewSubmenu />
        <ExportFileContentSubMenu />
      </TldrawUiMenuGroup>
      <PreferencesGroup />
    </DefaultMainMenu>
  );
}

/** The editor's own parts that make no sense in an interview are switched off. */
export const boardComponents: TLComponents = {
  MainMenu: BoardMenu,
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
] as const;

/** @param addComponent opens the quick search; the same key works on the rest of the page. */
export function boardOverrides(addComponent: () => void): TLUiOverrides {
  return {
    actions(_editor, actions) {
      for (const action of REMOVED_ACTIONS) delete actions[action];
      for (const name of ["copy", "cut"]) {
        const action = actions[name];
        if (action !== undefined && !hasClipboard()) action.onSelect = () => showBoardIssue({ kind: "no-clipboard" });
      }
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
