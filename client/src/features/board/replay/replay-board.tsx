import { useSettings } from "@/api/settings";
import { boardAssetUrls } from "../parts/board-assets";
import { type ReplayBoardProps, ReplayEditor } from "./replay-editor";

/** A recording's board, with fonts and settings from our own server. */
export function ReplayBoard(props: ReplayBoardProps) {
  const settings = useSettings();
  if (settings.isPending) return null;
  return (
    <ReplayEditor {...props} assetUrls={boardAssetUrls} licenseKey={settings.data?.tldrawLicenseKey ?? undefined} />
  );
}
