import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { queryClient } from "@/api/query-client";
import { resolveCssVariables, theme } from "@/ui/theme/theme";
import { Notices } from "./notices/notices";

/** The same key as in public/color-scheme.js, which applies the choice before the first paint. */
const colorSchemes = localStorageColorSchemeManager({ key: "casement-color-scheme" });

export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveCssVariables}
        colorSchemeManager={colorSchemes}
        defaultColorScheme="auto"
      >
        <Notices />
        {children}
      </MantineProvider>
    </QueryClientProvider>
  );
}
