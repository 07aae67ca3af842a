/** How far a file may go before it is refused; set in data/exchange.yaml. */
export interface Limits {
	/** Bytes of a table or of JSON. */
	readonly bytes: number;
	/** Bytes of YAML, whose reader takes a hundred times its file in memory. */
	readonly yamlBytes: number;
	readonly rows: number;
	readonly columns: number;
	/** Characters of a line before anything of it is read. */
	readonly lineCharacters: number;
	/** Characters of one question or answer. */
	readonly textCharacters: number;
	readonly pairs: number;
}
