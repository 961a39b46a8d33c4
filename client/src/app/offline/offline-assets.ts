import monoBold from "@tldraw/assets/fonts/IBMPlexMono-Bold.woff2?url";
import monoItalicBold from "@tldraw/assets/fonts/IBMPlexMono-BoldItalic.woff2?url";
import mono from "@tldraw/assets/fonts/IBMPlexMono-Medium.woff2?url";
import monoItalic from "@tldraw/assets/fonts/IBMPlexMono-MediumItalic.woff2?url";
import sansBold from "@tldraw/assets/fonts/IBMPlexSans-Bold.woff2?url";
import sansItalicBold from "@tldraw/assets/fonts/IBMPlexSans-BoldItalic.woff2?url";
import sans from "@tldraw/assets/fonts/IBMPlexSans-Medium.woff2?url";
import sansItalic from "@tldraw/assets/fonts/IBMPlexSans-MediumItalic.woff2?url";
import serifBold from "@tldraw/assets/fonts/IBMPlexSerif-Bold.woff2?url";
import serifItalicBold from "@tldraw/assets/fonts/IBMPlexSerif-BoldItalic.woff2?url";
import serif from "@tldraw/assets/fonts/IBMPlexSerif-Medium.woff2?url";
import serifItalic from "@tldraw/assets/fonts/IBMPlexSerif-MediumItalic.woff2?url";
import drawBold from "@tldraw/assets/fonts/Shantell_Sans-Informal_Bold.woff2?url";
import drawItalicBold from "@tldraw/assets/fonts/Shantell_Sans-Informal_Bold_Italic.woff2?url";
import draw from "@tldraw/assets/fonts/Shantell_Sans-Informal_Regular.woff2?url";
import drawItalic from "@tldraw/assets/fonts/Shantell_Sans-Informal_Regular_Italic.woff2?url";
import { getAssetUrls } from "@tldraw/assets/selfHosted";
import type { TLUiAssetUrlOverrides } from "tldraw";

/** The editor's own buttons are hidden here, so their icons and translations need no addresses. */
const noIcons = (icons: object) => Object.fromEntries(Object.keys(icons).map((name) => [name, ""]));
const { icons, embedIcons } = getAssetUrls();

/** The fonts of the drawing, embedded in the file. */
export const offlineAssetUrls: TLUiAssetUrlOverrides = {
  icons: noIcons(icons),
  embedIcons: noIcons(embedIcons),
  translations: { en: "data:application/json,{}" },
  fonts: {
    tldraw_mono: mono,
    tldraw_mono_italic: monoItalic,
    tldraw_mono_bold: monoBold,
    tldraw_mono_italic_bold: monoItalicBold,
    tldraw_serif: serif,
    tldraw_serif_italic: serifItalic,
    tldraw_serif_bold: serifBold,
    tldraw_serif_italic_bold: serifItalicBold,
    tldraw_sans: sans,
    tldraw_sans_italic: sansItalic,
    tldraw_sans_bold: sansBold,
    tldraw_sans_italic_bold: sansItalicBold,
    tldraw_draw: draw,
    tldraw_draw_italic: drawItalic,
    tldraw_draw_bold: drawBold,
    tldraw_draw_italic_bold: drawItalicBold,
  },
};
