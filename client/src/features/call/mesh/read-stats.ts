import type { Sample } from "./picture-rate";

/** Packets of sound that arrived over a connection. */
export function soundPackets(report: RTCStatsReport): number {
  let packets = 0;
  for (const entry of report.values()) {
    if (entry.type === "inbound-rtp" && entry.kind === "audio") packets += Number(entry.packetsReceived ?? 0);
  }
  return packets;
}

/** How what this page sends arrives. */
export function readSample(report: RTCStatsReport): Sample {
  let [loss, roundTripMs, available]: [number, number, number | null] = [0, 0, null];
  for (const entry of report.values()) {
    if (entry.type === "remote-inbound-rtp") {
      loss = Math.max(loss, Number(entry.fractionLost ?? 0));
      roundTripMs = Math.max(roundTripMs, 1000 * Number(entry.roundTripTime ?? 0));
    }
    if (entry.type === "candidate-pair" && entry.nominated === true && entry.availableOutgoingBitrate !== undefined) {
      available = Number(entry.availableOutgoingBitrate);
    }
  }
  return { loss, roundTripMs, available };
}
