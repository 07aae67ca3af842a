/** The door of src/knowledge/search: from words to what they may be about. */
export type { ClassifierModel } from "./classifier.ts";
export type { Found, Ranked } from "./combine.ts";
export { buildIndex } from "./index-builder.ts";
export { pack, unpack } from "./packed.ts";
export { classifierFeatures, Search } from "./search.ts";
export type { SearchIndexData } from "./search-index.ts";
export { type SearchSettings, searchFile } from "./settings.ts";
export { saidOf, type Target } from "./target.ts";
export { train } from "./training.ts";
