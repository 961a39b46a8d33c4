import { config } from "zod";

// zod's compiled parsers need `new Function`. The content security policy forbids it, and reports even the attempt as a
// violation. Must run before any schema is created.
config({ jitless: true });
