const ALL_AT_ONCE = "editor.fonts.requestFonts(allDefaultFontFaces);";

/**
 * tldraw fetches its sixteen fonts, 1.2 MB, as soon as a board opens, in case somebody chooses one. Here a board fetches
 * the fonts that are used on it, when they are: most boards have one, which the page has already.
 * @returns {import("vite").Plugin}
 */
export function fontsOnDemand() {
  return {
    name: "fonts-on-demand",
    enforce: "pre",
    transform(code, id) {
      if (!/[\\/]tldraw[\\/]dist-esm[\\/]lib[\\/]Tldraw\.mjs$/.test(id)) return null;
      if (!code.includes(ALL_AT_ONCE)) this.error("tldraw no longer fetches its fonts where this plugin expects it");
      return { code: code.replace(ALL_AT_ONCE, ""), map: null };
    },
  };
}
