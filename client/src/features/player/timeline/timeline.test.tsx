import { act, fireEvent, screen } from "@testing-library/react";
import { InPlayer } from "@/testing/in-player";
import { renderIn } from "@/testing/render-in";
import type { MomentKind } from "../model/moments/moment-kinds";
import { Timeline } from "./timeline";

const KINDS: ReadonlySet<MomentKind> = new Set(["note"]);
const FLAGS = [{ id: "r1", t: 450_000, title: "A retry began here" }];

/** The band is 600 px wide: a pixel a second. */
beforeEach(() => {
  jest.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 600, 80));
});
afterEach(() => jest.restoreAllMocks());

/** Moves the pointer, and lets the preview of what it points at be drawn. */
const movePointer = (target: Element, clientX: number, movementX = 1) =>
  act(async () => void fireEvent.pointerMove(target, { clientX, movementX }));

async function open() {
  renderIn(
    <InPlayer>
      <Timeline kinds={KINDS} flags={FLAGS} />
    </InPlayer>,
  );
  return await screen.findByRole("slider", { name: "Moment of the recording" });
}

test("UI-82 a press goes to its second, a drag goes along, and nothing follows once it is let go", async () => {
  const slider = await open();
  fireEvent.pointerDown(slider, { clientX: 60 });
  expect(slider).toHaveAttribute("aria-valuetext", "1 minute, step 1 Clarify");
  await movePointer(slider, 330);
  expect(slider).toHaveAttribute("aria-valuetext", "5 minutes 30 seconds, step 2 Estimate");
  fireEvent.pointerUp(slider, { clientX: 330 });
  await movePointer(slider, 10);
  expect(slider).toHaveAttribute("aria-valuenow", "330");
});

test("UI-82 a press beyond the ends stops at them, and another button presses nothing", async () => {
  const slider = await open();
  fireEvent.pointerDown(slider, { clientX: 900 });
  expect(slider).toHaveAttribute("aria-valuenow", "600");
  fireEvent.pointerUp(slider);
  fireEvent.pointerDown(slider, { clientX: 100, button: 2 });
  expect(slider).toHaveAttribute("aria-valuenow", "600");
});

test("UI-82 a press on a marker goes exactly there, even when it trembles", async () => {
  const slider = await open();
  const flag = screen.getByTitle("A retry began here");
  fireEvent.pointerDown(flag, { clientX: 446 });
  await movePointer(flag, 446, 0);
  expect(slider).toHaveAttribute("aria-valuenow", "450");
});

test("UI-82 the pointer shows what there is without going there", async () => {
  const slider = await open();
  await movePointer(slider, 61);
  expect(screen.getByText("1:01")).toBeInTheDocument();
  expect(screen.getByText(/asks first/)).toBeInTheDocument();
  expect(await screen.findByText("Empty board")).toBeInTheDocument();
  expect(slider).toHaveAttribute("aria-valuenow", "0");
  fireEvent.pointerLeave(slider);
  expect(screen.queryByText("1:01")).not.toBeInTheDocument();
});
