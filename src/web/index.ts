/** The door of src/web: the pages that people see. */
export { readAssets } from "./assets.ts";
export { cookie, looks } from "./looks.ts";
export { morePages } from "./more-pages.ts";
export { type MoreWords, readMoreWords } from "./more-words.ts";
export type { OfflineFiles } from "./offline-routes.ts";
export { wordingOf } from "./pages/chat-page.tsx";
export { offPage } from "./pages/off-page.tsx";
export type { Site } from "./pages/shell.tsx";
export { hitsOf } from "./seat-routes.ts";
export { failedPage, webPages } from "./web-pages.tsx";
export { type PageWords, readPageWords } from "./words.ts";
