import { config } from "zod";

// zod's compiled parsers need `new Function`, which the content security policy forbids: without this
// the mere attempt is reported as a violation. Must run before any schema is made.
config({ jitless: true });
