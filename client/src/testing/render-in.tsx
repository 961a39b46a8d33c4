import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { Route, Routes, UNSAFE_createMemoryHistory } from "react-router";
import { queryClient } from "@/api/query-client";
import { pageHistory } from "@/app/routing/page-history";
import { PageRouter } from "@/app/routing/page-router";
import { Providers } from "@/app/shell/providers";

afterEach(() => {
  queryClient.clear();
  localStorage.clear();
  sessionStorage.clear();
});

/** Renders a component as a page of the app does; answers with the person who uses it and the pages they visit. */
export function renderIn(element: ReactElement) {
  // jsdom has no layout to scroll.
  window.scrollTo = () => undefined;
  const history = pageHistory(UNSAFE_createMemoryHistory({ v5Compat: true }));
  const user = userEvent.setup();
  render(
    <Providers>
      <PageRouter history={history}>
        <Routes>
          <Route path="/" element={element} />
          <Route path="*" element={<p>Another page</p>} />
        </Routes>
      </PageRouter>
    </Providers>,
  );
  return { user, history };
}
