import { eraseRemovedSound, findRemovedSound } from "../../../commands/sound/erase-removed-sound.js";
import { importWords } from "../../../commands/sound/import-words.js";
import { storeChunk } from "../../../commands/sound/store-chunk.js";
import { sharedViewer } from "../../../queries/playback/read-playback.js";
import { readLoudness, readTake } from "../../../queries/sound/audible-takes.js";
import type { Api } from "../routing/api.js";
import { registerRoute } from "../routing/register-route.js";
import { sendCompressed } from "../routing/send-pieces.js";
import { OpenTakes } from "./open-takes.js";
import { sendTake } from "./send-take.js";

export function registerSoundRoutes(api: Api): void {
  registerOwnSound(api);
  registerListening(api, new OpenTakes(api.deps.bus));
}

/** What people do with their own sound. */
function registerOwnSound(api: Api): void {
  registerRoute(api, "findRemovedSound", async ({ deps, who, params }) => ({
    kept: await findRemovedSound(deps, who, params.id),
  }));
  registerRoute(api, "eraseRemovedSound", ({ deps, who, params }) => eraseRemovedSound(deps, who, params.id));
  registerRoute(api, "importWords", async ({ deps, grant, params: { speakerId }, query, request }) => {
    const file = { ...query, speakerId, replaces: query.replaces === "yes" };
    try {
      return await importWords(deps, grant, file, request.iterator({ destroyOnReturn: false }));
    } finally {
      request.resume();
    }
  });
  registerRoute(api, "storeChunk", async ({ deps, grant, params, query, request }) => {
    const chunk = {
      ...query,
      takeId: params.takeId,
      index: /^\d{1,5}$/.test(params.chunk) ? Number(params.chunk) : Number.NaN,
    };
    try {
      await storeChunk(deps, grant, chunk, request.iterator({ destroyOnReturn: false }));
    } finally {
      // A browser reads the answer only once its whole body was received.
      request.resume();
    }
  });
}

function registerListening(api: Api, open: OpenTakes): void {
  registerRoute(api, "readTake", async ({ deps, grant, params, request, response }) => {
    const listening = { sessionId: grant.sessionId, viewer: grant };
    await open.sending(response, { sessionId: grant.sessionId, listenerId: grant.participantId }, async () =>
      sendTake(request, response, await readTake(deps, listening, params.takeId)),
    );
  });
  registerRoute(api, "readLoudness", async ({ deps, grant, params, request, response }) => {
    const listening = { sessionId: grant.sessionId, viewer: grant };
    const loudness = await readLoudness(deps, listening, params.takeId);
    await sendCompressed(request, response.type("application/octet-stream"), [loudness]);
  });
  registerRoute(api, "readSharedTake", async ({ deps, grant, params, request, response }) => {
    const listening = { sessionId: grant.sessionId, viewer: sharedViewer(grant) };
    await open.sending(response, { sessionId: grant.sessionId, listenerId: grant.id }, async () =>
      sendTake(request, response, await readTake(deps, listening, params.takeId)),
    );
  });
  registerRoute(api, "readSharedLoudness", async ({ deps, grant, params, request, response }) => {
    const listening = { sessionId: grant.sessionId, viewer: sharedViewer(grant) };
    const loudness = await readLoudness(deps, listening, params.takeId);
    await sendCompressed(request, response.type("application/octet-stream"), [loudness]);
  });
}
