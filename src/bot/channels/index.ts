/** The door of what all chat channels share; each channel has its own. */
export type { Channel } from "./channel.ts";
export { isSame } from "./secret.ts";
export { Talks, type TalksOptions } from "./talks.ts";
