/** Everything of src/knowledge that also runs in the browser; index.ts adds the load from disk. */
export { type Choice, type Chosen, chooseAdvice, isCovered } from "./advice.ts";
export { maskPersonal } from "./mask.ts";
export { NormalForm } from "./normal-form.ts";
export { Places } from "./places.ts";
export type { Actor, Advice, Entry, Region } from "./schema.ts";
export { Templates } from "./templates.ts";
