/** How far a file may go before it is refused; set in data/files.yaml, the same on the server and in the browser. */
export interface FileLimits {
	/** Bytes of the file itself. */
	readonly bytes: number;
	/** Bytes of all its parts unpacked. */
	readonly unpackedBytes: number;
	/** Parts in the package. */
	readonly parts: number;
	/** Visible sheets that are read. */
	readonly sheets: number;
	/** Last row that may hold a value, as Excel counts. */
	readonly rows: number;
	/** Last column that may hold a value. */
	readonly columns: number;
	/** Rows without any value that a sheet may carry along. */
	readonly emptyRows: number;
	/** Characters in one cell. */
	readonly cellCharacters: number;
	/** Characters in one line of a csv. */
	readonly lineCharacters: number;
}
