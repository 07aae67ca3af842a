/** The door of src/web: the pages that people see. */
export { readAssets } from "./assets.ts";
export { morePages } from "./more-pages.ts";
export { readMoreWords } from "./more-words.ts";
export { wordingOf } from "./pages/chat-page.tsx";
export { webPages } from "./web-pages.tsx";
export { type PageWords, readPageWords } from "./words.ts";
