/** Everything of src/knowledge that also runs in the browser; index.ts adds the load from disk. */
export { type Choice, type Chosen, chooseAdvice, isCovered } from "./advice.ts";
export { fill } from "./fill.ts";
export { maskPersonal } from "./mask.ts";
export { type CharacterTable, NormalForm } from "./normal-form.ts";
export { Places } from "./places.ts";
export type { Actor, Advice, Entry, Lexicon, Region } from "./schema.ts";
export { Templates } from "./templates.ts";
