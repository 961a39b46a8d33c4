import { render, screen } from "@testing-library/react";
import { dialogOnDemand } from "./dialog-on-demand";

const Content = ({ opened }: { opened: boolean; onClose: () => void }) =>
  opened ? <dialog open>Import a recording</dialog> : null;

test("UI-155 a dialog whose code cannot be loaded closes, and opens once it can", async () => {
  let loads = 0;
  const Dialog = dialogOnDemand(async () => {
    loads += 1;
    if (loads === 1) throw new Error("offline");
    return Content;
  });
  let close: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const { rerender } = render(<Dialog opened={false} onClose={close} />);
  expect(loads).toBe(0);
  rerender(<Dialog opened={true} onClose={close} />);
  await closed;
  rerender(<Dialog opened={false} onClose={close} />);
  expect(screen.queryByRole("dialog")).toBeNull();
  rerender(<Dialog opened={true} onClose={close} />);
  expect(await screen.findByRole("dialog")).toHaveTextContent("Import a recording");
  rerender(<Dialog opened={false} onClose={close} />);
  rerender(<Dialog opened={true} onClose={close} />);
  expect(screen.getByRole("dialog")).toBeVisible();
  expect(loads).toBe(2);
});
