import { act, screen } from "@testing-library/react";
import { showBoardIssue } from "@/features/board/editor/board-notices";
import { renderIn } from "@/testing/render-in";
import { loadNotices } from "./notices";

beforeAll(loadNotices);

test.each([
  ["image", /^Pictures, videos and embedded pages cannot/],
  ["excalidraw", /^Excalidraw drawings cannot/],
  ["file", /^Files cannot/],
])("BRD-83 what is refused is called what it is: %s", async (shapeType, sentence) => {
  renderIn(<p>The page</p>);
  act(() => showBoardIssue({ kind: "refused-shape", shapeType }));
  expect(await screen.findByText(sentence)).toBeVisible();
});
