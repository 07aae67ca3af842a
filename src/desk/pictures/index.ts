/** The door of the desk's pictures. */
export type { PicturesOptions } from "./options.ts";
export { picturesPart } from "./pictures-part.ts";
export { type PictureWords, readPictureWords } from "./words.ts";
