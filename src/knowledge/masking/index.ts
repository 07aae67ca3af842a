/** The door of masking: what is of persons in a text is hidden before anything else is done with it. */
export { maskPersonal, PersonalMask } from "./mask.ts";
export { type MaskWords, maskFile } from "./schema.ts";
