/** The door of the voices: one entry, said on a screen, aloud, in a message. Pure. */
export { type SeatCard, seatCard } from "./seat.ts";
export { aloud } from "./spoken.ts";
export { tellEntry } from "./telling.ts";
export { type Voiced, voice, voiceNames } from "./voice.ts";
