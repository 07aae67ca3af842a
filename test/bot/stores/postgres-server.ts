import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Client } from "pg";

/** A password that would be seen if it were printed anywhere. */
export const password = "not-to-be-seen-9177";

/** A PostgreSQL of one's own, in a folder of its own. */
export interface OwnPostgres {
	/** postgres://guide:…@127.0.0.1:port/ of a database that is new with every call. */
	newDatabase(): Promise<string>;
	/** Ends it as a power cut would. */
	kill(): Promise<void>;
	start(): Promise<void>;
	/** A statement as its owner, in the database of an address. */
	run(url: string, sql: string): Promise<readonly unknown[]>;
	/** Ends it and takes its folder away. */
	remove(): Promise<void>;
}

/** Where Debian and its like put the programs, when they are not in the path. */
const debian = "/usr/lib/postgresql";

function programs(): string | undefined {
	const versions = existsSync(debian) ? readdirSync(debian).sort() : [];
	const folders = [
		...versions.map((version) => join(debian, version, "bin")).reverse(),
		...(process.env.PATH ?? "").split(delimiter),
	];
	return folders.find((folder) => existsSync(join(folder, "initdb")));
}

/** PostgreSQL refuses to run as root: then it runs as a user of its own, or as nobody. */
function whoRuns(): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	for (const name of ["postgres", "nobody"])
		try {
			const id = (flag: string) =>
				Number(
					execFileSync("id", [flag, name], {
						encoding: "utf8",
						stdio: ["ignore", "pipe", "ignore"],
					}),
				);
			return { uid: id("-u"), gid: id("-g") };
		} catch {
			// No such user here: the next.
		}
	return {};
}

/** Starts one; where there is none on this machine, says so and gives nothing: the tests are then skipped. */
export async function ownPostgres(): Promise<OwnPostgres | undefined> {
	const bin = programs();
	if (!bin) {
		console.log(
			"no PostgreSQL (initdb) on this machine: the tests of that store are skipped",
		);
		return undefined;
	}
	const folder = mkdtempSync(join(tmpdir(), "hrss-postgres-"));
	const who = whoRuns();
	if (who.uid !== undefined && who.gid !== undefined)
		chownSync(folder, who.uid, who.gid);
	chmodSync(folder, 0o755);
	const data = join(folder, "data");
	const passwordFile = join(folder, "password");
	writeFileSync(passwordFile, password);
	const settled = `-D ${data} -U guide -A scram-sha-256 --no-locale -E UTF8`;
	execFileSync(
		join(bin, "initdb"),
		[...settled.split(" "), `--pwfile=${passwordFile}`],
		{ ...who, cwd: folder, stdio: ["ignore", "ignore", "inherit"] },
	);
	const port = await freePort();
	const server = new PostgresProcess(bin, data, port, who);
	await server.start();
	const address = (name: string) =>
		`postgres://guide:${password}@127.0.0.1:${port}/${name}`;
	let made = 0;
	const run = async (url: string, sql: string) => {
		const client = new Client(url);
		await client.connect();
		try {
			return (await client.query(sql)).rows;
		} finally {
			await client.end();
		}
	};
	return {
		run,
		newDatabase: async () => {
			const name = `guide_${++made}`;
			await run(address("postgres"), `CREATE DATABASE ${name}`);
			return address(name);
		},
		kill: () => server.stop("SIGKILL"),
		start: () => server.start(),
		remove: async () => {
			await server.stop("SIGQUIT");
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

class PostgresProcess {
	readonly #command: readonly [string, readonly string[], object];
	readonly #url: string;
	#process: ChildProcess | undefined;

	constructor(bin: string, data: string, port: number, who: object) {
		const settings = [
			"listen_addresses=127.0.0.1",
			`port=${port}`,
			`unix_socket_directories=${data}`,
			"max_connections=200",
			"shared_buffers=16MB",
			"log_min_messages=panic",
			// One that was killed is started again at once, whatever its children still hold.
			"shared_memory_type=mmap",
		];
		this.#command = [
			join(bin, "postgres"),
			["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
			{ ...who, cwd: data, stdio: "ignore" },
		];
		this.#url = `postgres://guide:${password}@127.0.0.1:${port}/postgres`;
	}

	async start(): Promise<void> {
		for (let tries = 1; ; tries++) {
			if (this.#process?.exitCode !== null)
				this.#process = spawn(...this.#command);
			const client = new Client(this.#url);
			client.on("error", () => undefined);
			try {
				await client.connect();
				return;
			} catch (error) {
				if (tries === 200) throw error;
				await new Promise((done) => setTimeout(done, 100));
			} finally {
				await client.end().catch(() => undefined);
			}
		}
	}

	async stop(signal: NodeJS.Signals): Promise<void> {
		const running = this.#process;
		this.#process = undefined;
		if (!running || running.exitCode !== null) return;
		running.kill(signal);
		await once(running, "exit");
	}
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	server.close();
	await once(server, "close");
	return typeof address === "object" && address ? address.port : 0;
}
