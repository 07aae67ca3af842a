import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { readSettings, SettingsError } from "../src/settings.ts";

test("nothing set: it can be started", () => {
	expect(readSettings({})).toEqual({
		PORT: 3000,
		DATA_DIR: "./var",
		LOG_LEVEL: "info",
		TRUST_PROXY: 0,
		CONVERSATION_HOURS: 24,
		RECEIPT_DAYS: 30,
		FEEDBACK_DAYS: 400,
		ANALYTICS_DAYS: 400,
		RATE_LIMIT: 120,
	});
});

describe("what is set is read", () => {
	test.each([
		["PORT", "8080", 8080],
		["PORT", "0", 0],
		["PORT", "65535", 65535],
		["PORT", "", 3000],
		["DATA_DIR", "/srv/hrss", "/srv/hrss"],
		["LOG_LEVEL", "silent", "silent"],
		["PUBLIC_URL", "https://rs.example.gov.cn", "https://rs.example.gov.cn"],
		["PUBLIC_URL", "", undefined],
		["TRUST_PROXY", "2", 2],
		["CONVERSATION_HOURS", "0.5", 0.5],
		["RECEIPT_DAYS", "1000", 1000],
		["FEEDBACK_DAYS", "4000", 4000],
		["ANALYTICS_DAYS", "0.5", 0.5],
		["DATABASE_URL", "postgres://guide@db/guide", "postgres://guide@db/guide"],
		["DATABASE_URL", "postgresql://db:5432/g", "postgresql://db:5432/g"],
		["DATABASE_URL", "", undefined],
		["DATABASE_PASSWORD_FILE", "/run/secrets/p", "/run/secrets/p"],
		["RATE_LIMIT", "1", 1],
	] as const)("%s=%j → %j", (name, value, want) => {
		expect(readSettings({ [name]: value })[name]).toBe(want);
	});

	test("what is not ours is left alone", () => {
		expect(readSettings({ PATH: "/bin", HOME: "/root" })).not.toHaveProperty(
			"PATH",
		);
	});
});

describe("what cannot be used is refused by name, with what it was", () => {
	test.each([
		["PORT", "65536"],
		["PORT", "-1"],
		["PORT", "80.5"],
		["PORT", "web"],
		["LOG_LEVEL", "loud"],
		["PUBLIC_URL", "rs.example.gov.cn"],
		["PUBLIC_URL", "ftp://example.org"],
		["PUBLIC_URL", "javascript:alert(1)"],
		["TRUST_PROXY", "11"],
		["TRUST_PROXY", "true"],
		["CONVERSATION_HOURS", "0"],
		["CONVERSATION_HOURS", "Infinity"],
		["RECEIPT_DAYS", "1001"],
		["FEEDBACK_DAYS", "0"],
		["FEEDBACK_DAYS", "4001"],
		["ANALYTICS_DAYS", "4001"],
		["ANALYTICS_DAYS", "long"],
		["RATE_LIMIT", "0"],
		["RATE_LIMIT", "many"],
	])("%s=%s", (name, value) => {
		expect(() => readSettings({ [name]: value })).toThrow(SettingsError);
		expect(() => readSettings({ [name]: value })).toThrow(`${name}="${value}"`);
	});

	test("all at once", () => {
		const wrong = { PORT: "x", LOG_LEVEL: "y", RATE_LIMIT: "z" };
		for (const name of Object.keys(wrong))
			expect(() => readSettings(wrong)).toThrow(`${name}=`);
	});

	test("the levels that are allowed are listed", () => {
		expect(() => readSettings({ LOG_LEVEL: "loud" })).toThrow(/info.*debug/);
	});

	test("the program ends with code 2 and says why, without a stack", () => {
		const { status, stderr } = spawnSync(
			process.execPath,
			["--import", "tsx", "src/main.ts"],
			{ env: { ...process.env, PORT: "web" }, encoding: "utf8" },
		);
		expect(status).toBe(2);
		expect(stderr).toContain('PORT="web"');
		expect(stderr).not.toMatch(/\n\s+at /);
	});
});
