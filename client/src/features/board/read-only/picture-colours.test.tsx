import { getDefaultColorTheme } from "tldraw";
import "../shapes/board-shapes";

test("CMP-20 a picture on white is on white", () => {
  expect(getDefaultColorTheme({ isDarkMode: false }).background).toBe("#ffffff");
});
