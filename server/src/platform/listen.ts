import type { Server } from "node:http";
import { StartFault } from "./start-fault.js";

/** Listens, or throws a StartFault with one sentence. */
export async function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (error) {
    throw explain(error, host, port);
  }
}

function explain(error: unknown, host: string, port: number): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return new StartFault(
        `Port ${port} on ${host} is taken by another program: stop it, or set PORT to another number.`,
      );
    case "EACCES":
      return new StartFault(`Port ${port} is not open to this user: set PORT to a number above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartFault(`This machine has no address ${host}: set HOST to one that it has, such as 127.0.0.1.`);
    default:
      return error;
  }
}
