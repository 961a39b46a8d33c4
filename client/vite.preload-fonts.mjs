/** The font of the first words on every page; other alphabets and fonts are fetched when a page has such letters. */
const FIRST_FONT = "inter-latin-wght-normal";

/**
 * The browser learns of a font only once words are laid out in it. Named in the page, the first one comes beside the
 * script.
 * @returns {import("vite").Plugin}
 */
export function preloadFonts() {
  return {
    name: "preload-fonts",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const file = Object.keys(bundle ?? {}).find(
          (name) => name.startsWith(`assets/${FIRST_FONT}-`) && name.endsWith(".woff2"),
        );
        if (file === undefined) throw new Error(`the build has no font ${FIRST_FONT}`);
        const attrs = { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `/${file}` };
        return [{ tag: "link", attrs, injectTo: "head" }];
      },
    },
  };
}
