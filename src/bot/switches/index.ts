/** The door of the off switches. */
export { SwitchOrders, sendOrder } from "./orders.ts";
export {
	longestText,
	type Off,
	Switches,
	SwitchTextError,
} from "./switches.ts";
export {
	type ChannelId,
	channelIds,
	readSwitchWords,
	type SwitchWords,
} from "./words.ts";
