/** The door of src/web/desk/publishing: the pages on which knowledge is changed. */
export { DraftPage } from "./draft-page.tsx";
export { EntriesPage, PartsPage } from "./entries-page.tsx";
export { EntryForm } from "./entry-form.tsx";
export type * from "./model.ts";
export { Overview } from "./overview.tsx";
export { home } from "./parts.tsx";
export { type PreviewProps, previewHtml } from "./preview.tsx";
export { FaultPage, PublicationPage } from "./publication-page.tsx";
export { type PublishingWords, publishingWords } from "./words.ts";
