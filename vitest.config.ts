import { configDefaults, defineConfig } from "vitest/config";

/**
 * Half a minute to minutes each: walks, kills, every way in, every page under axe, whole publications
 * and programs started one after the other. `npm run test:long` runs these alone.
 */
const long = [
	"test/bot/random-walk.test.ts",
	"test/bot/stores/{days-of-a-folder,kills,replicas}.test.ts",
	"test/browser/**/*.test.ts",
	"test/channels/contract.test.ts",
	"test/cli.test.ts",
	"test/desk/publishing/publishing.test.ts",
	"test/exchange/commands.test.ts",
	"test/published-at-start.test.ts",
];
const isLong = process.env.TESTS === "long";

export default defineConfig({
	test: {
		include: isLong ? long : ["test/**/*.test.{ts,tsx}"],
		exclude: isLong
			? configDefaults.exclude
			: [...configDefaults.exclude, ...long],
		// The long ones start servers and browsers of their own, which want the machine for themselves.
		maxWorkers: isLong ? 1 : "100%",
		testTimeout: 30_000,
		hookTimeout: 60_000,
		// Servers and browsers on a busy machine miss a moment now and then; what is wrong fails each time.
		retry: isLong ? 2 : 1,
	},
});
