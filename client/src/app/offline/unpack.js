// Unpacks the player and runs it. Stands unchanged in the page, because the page's policy names its hash.
const say = (sentence) => {
  document.getElementById("root").textContent = sentence;
};
if (typeof DecompressionStream === "undefined") {
  say("This browser is too old for this recording. Open the file in a newer one.");
} else {
  const packed = Uint8Array.from(atob(document.getElementById("player").textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  new Response(stream)
    .arrayBuffer()
    .then((code) => import(URL.createObjectURL(new Blob([code], { type: "text/javascript" }))))
    .catch(() => say("This file is damaged: its player cannot be read. Export it again, or copy the file again."));
}
