import { spawn } from "node:child_process";
import { once } from "node:events";
import type { ChannelUnderTest, Line } from "../line.ts";

const prompt = "您：";
const bot = "向导：";

/** `hrss-guide chat`: a process for each person, who types and reads. */
export const commandLine: ChannelUnderTest = {
	name: "command line",
	open: async () => ({ person: start, close: async () => undefined }),
};

async function start(): Promise<Line> {
	const chat = spawn(
		process.execPath,
		["--import", "tsx", "src/cli.ts", "chat"],
		{ stdio: ["pipe", "pipe", "inherit"] },
	);
	let read = "";
	chat.stdout.setEncoding("utf8").on("data", (text) => {
		read += text;
	});
	/** What is printed until so many prompts have come. */
	const until = async (prompts: number): Promise<string> => {
		while (read.split(prompt).length <= prompts)
			await once(chat.stdout, "data");
		const printed = read;
		read = "";
		return printed;
	};
	const texts = (printed: string) =>
		printed
			.split(bot)
			.slice(1)
			.map((text) => text.slice(0, text.lastIndexOf(`\n${prompt}`)));
	await until(1);
	const atOnce = async (said: readonly string[]) => {
		chat.stdin.write(said.map((line) => `${line}\n`).join(""));
		return texts(await until(said.length));
	};
	return {
		say: async (text) => (await atOnce([text]))[0] ?? "",
		atOnce,
		end: async () => {
			chat.stdin.end();
			if (chat.exitCode === null) await once(chat, "exit");
		},
	};
}
