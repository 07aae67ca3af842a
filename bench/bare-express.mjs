/** A bare Express that answers every message with the bytes of a file: what ours is held against. */
import { readFileSync } from "node:fs";
import process from "node:process";
import express from "express";

const [, , path, file] = process.argv;
const bytes = readFileSync(file, "utf8");
const app = express();
app.use(express.json());
app.post(path, (_req, res) => {
	res.type("json").send(bytes);
});
const server = app.listen(0, () => {
	console.log(JSON.stringify({ port: server.address().port }));
});
