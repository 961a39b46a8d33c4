import interItalic from "@fontsource-variable/inter/files/inter-latin-wght-italic.woff2?url";
import inter from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import { getAssetUrlsByImport } from "@tldraw/assets/imports.vite";

const theirs = getAssetUrlsByImport();

/**
 * Fonts, icons and translations from our own origin; without it the editor would ask a CDN. Its sans serif is the
 * typeface of our components, so that a board is written in one.
 */
export const boardAssetUrls: typeof theirs = {
  ...theirs,
  // The board takes no embedded pages: without this it would fetch the icons of eighteen websites.
  embedIcons: Object.fromEntries(Object.keys(theirs.embedIcons).map((name) => [name, ""])) as typeof theirs.embedIcons,
  fonts: {
    ...theirs.fonts,
    tldraw_sans: inter,
    tldraw_sans_bold: inter,
    tldraw_sans_italic: interItalic,
    tldraw_sans_italic_bold: interItalic,
  },
};
