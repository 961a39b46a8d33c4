import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { queryClient } from "@/api/query-client";
import { Providers } from "@/app/shell/providers";

afterEach(() => {
  queryClient.clear();
  localStorage.clear();
  sessionStorage.clear();
});

/** Renders a component as a page of the app does; answers with the person who uses it. */
export function renderIn(element: ReactElement) {
  const router = createMemoryRouter([
    { path: "/", element },
    { path: "*", element: <p>Another page</p> },
  ]);
  const user = userEvent.setup();
  render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { user, router };
}
