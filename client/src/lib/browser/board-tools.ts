/** The editor's bar of drawing tools, with the small buttons above it; null while no board is shown. */
export function boardToolsBox(): DOMRect | null {
  const boxes = [...document.querySelectorAll(".tlui-toolbar__inner, .tlui-toolbar__extras__controls")]
    .map((part) => part.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0);
  if (boxes.length === 0) return null;
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
  return new DOMRect(left, top, right - left, bottom - top);
}
