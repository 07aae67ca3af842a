/** The door of src/web: the pages that people see. */
export { readAssets } from "./assets.ts";
export { webPages } from "./web-pages.tsx";
export { type PageWords, readPageWords } from "./words.ts";
