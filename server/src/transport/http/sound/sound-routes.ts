import { storeChunk } from "../../../commands/sound/store-chunk.js";
import type { Api } from "../routing/api.js";
import { registerRoute } from "../routing/register-route.js";

export function registerSoundRoutes(api: Api): void {
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
