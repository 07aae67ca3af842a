/** The door of the callback protocol that WeChat and WeCom share. */
export { type Account, callbackChannel } from "./callback.ts";
