/** The door of the Telegram channel. */
export { telegramChannel } from "./channel.ts";
