import { render, screen } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router";
import { answerCalls } from "@/testing/network";
import { Providers } from "../shell/providers";
import { Session } from "./session";

test("UI-215 a session that is still opening says so", async () => {
  answerCalls({ getSession: () => new Promise(() => undefined) as never });
  render(
    <Providers>
      <MemoryRouter initialEntries={["/sessions/s1"]}>
        <Routes>
          <Route path="/sessions/:id" element={<Session />} />
        </Routes>
      </MemoryRouter>
    </Providers>,
  );
  expect(await screen.findByText("Opening the session")).toBeInTheDocument();
});
