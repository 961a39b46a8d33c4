import "@/lib/zod-config";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@/ui/theme/mantine.css";
import "@/ui/theme/tokens.css";
import "@/ui/theme/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { AppRouter, browserPages } from "@/app/router";
import { Providers } from "@/app/shell/providers";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
const pages = browserPages();
createRoot(root).render(
  <StrictMode>
    <Providers>
      <AppRouter history={pages} />
    </Providers>
  </StrictMode>,
);
