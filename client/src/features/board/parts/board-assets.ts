import { getAssetUrlsByImport } from "@tldraw/assets/imports.vite";

/** Fonts, icons and translations from our own origin; without it the editor would ask a CDN. */
export const boardAssetUrls = getAssetUrlsByImport();
