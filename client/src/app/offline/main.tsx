import "@/lib/zod-config";
import "./fonts.css";
import "@/ui/theme/mantine.css";
import "@/ui/theme/tokens.css";
import "@/ui/theme/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { readEmbedded } from "@/recording/open-embedded";
import { Providers } from "../shell/providers";
import { OfflineFault } from "./offline-fault";
import { OfflinePlayer } from "./offline-player";

/** The page of an exported recording: a file that somebody opens, without a server behind it. */
const element = document.getElementById("root");
if (element === null) throw new Error("player.html has no #root");
const root = createRoot(element);
readEmbedded().then(
  (recording) =>
    root.render(
      <StrictMode>
        <Providers>
          <OfflinePlayer recording={recording} />
        </Providers>
      </StrictMode>,
    ),
  (error) =>
    root.render(
      <Providers>
        <OfflineFault error={error} />
      </Providers>,
    ),
);
