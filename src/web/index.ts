/** The door of src/web: the pages that people see. */
export { readAssets } from "./assets.ts";
export { morePages } from "./more-pages.ts";
export { type MoreWords, readMoreWords } from "./more-words.ts";
export type { OfflineFiles } from "./offline-routes.ts";
export { offPage } from "./pages/off-page.tsx";
export { failedPage, webPages } from "./web-pages.tsx";
export { type PageWords, readPageWords } from "./words.ts";
