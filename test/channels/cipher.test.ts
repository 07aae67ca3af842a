import { decrypt, encrypt, getSignature } from "@wecom/crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	Cipher,
	ForgedError,
	signatureOf,
} from "../../src/bot/channels/callback/cipher.ts";
import {
	readXml,
	writeXml,
	XmlError,
} from "../../src/bot/channels/callback/xml.ts";
import { conversationIdOf, isSame } from "../../src/bot/channels/secret.ts";
import { messageSchema } from "../../src/bot/message.ts";
import { aesKey } from "./lines/callback.ts";

const receiver = "ww0000000000test";
const cipher = new Cipher(aesKey, receiver);
// 1 to 64 bytes over the blocks' ends, and beyond one byte a character.
const text = fc.string({ unit: "grapheme", maxLength: 120 });

describe("the cipher does as Tencent's own library does", () => {
	test("what it seals that opens", () => {
		fc.assert(
			fc.property(text, (plain) => {
				const { message, id } = decrypt(aesKey, cipher.seal(plain));
				expect(message).toBe(plain);
				expect(id).toBe(receiver);
			}),
		);
	});

	test("what that seals it opens", () => {
		fc.assert(
			fc.property(text, (plain) => {
				expect(cipher.open(encrypt(aesKey, plain, receiver))).toBe(plain);
			}),
		);
	});

	test("signatures are the same", () => {
		fc.assert(
			fc.property(text, text, text, text, (token, time, nonce, sealed) => {
				expect(signatureOf(token, time, nonce, sealed)).toBe(
					getSignature(token, time, nonce, sealed),
				);
			}),
		);
	});

	test("the same text never looks the same", () => {
		expect(cipher.seal("你好")).not.toBe(cipher.seal("你好"));
	});
});

describe("what was not sealed for us is not opened", () => {
	const sealed = cipher.seal("你好");
	const spoilt = (at: number) => {
		const bytes = Buffer.from(sealed, "base64");
		bytes[at] = (bytes[at] ?? 0) ^ 1;
		return bytes.toString("base64");
	};
	test.each([
		["another key", encrypt("Z".repeat(43), "你好", receiver)],
		["another receiver", encrypt(aesKey, "你好", "ww0000000000elsewhere")],
		[
			"a receiver that only begins alike",
			encrypt(aesKey, "你好", `${receiver}s`),
		],
		["no receiver", encrypt(aesKey, "你好", "")],
		["nothing", ""],
		["no base64", "%%%%"],
		["half a block", sealed.slice(0, 20)],
		["one block", Buffer.alloc(16, 7).toString("base64")],
		["a block left out", sealed.slice(0, -24)],
		["a bit changed in the length", spoilt(16 + 3 - 16)],
		[
			"a bit changed in the last block",
			spoilt(Buffer.from(sealed, "base64").length - 1),
		],
	])("%s", (_what, wrong) => {
		expect(() => cipher.open(wrong)).toThrow(ForgedError);
	});
});

describe("XML", () => {
	test.each([
		["digits stay as they are written", "<xml><A>0012</A></xml>", "0012"],
		["no number is made of 1e3", "<xml><A>1e3</A></xml>", "1e3"],
		["no truth is made of true", "<xml><A>true</A></xml>", "true"],
		["character data", "<xml><A><![CDATA[<b>&amp;]]></A></xml>", "<b>&amp;"],
		["an entity is no character", "<xml><A>&lt;</A></xml>", "&lt;"],
	])("%s", (_what, xml, want) => {
		expect(readXml(xml)).toEqual({ A: want });
	});

	test.each([
		["a document type", '<!DOCTYPE x [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
		["a document type in small letters", "<!doctype x><xml><A>1</A></xml>"],
		["no root", "text"],
		["another root", "<html><A>1</A></html>"],
		["a root of text", "<xml>1</xml>"],
		["an open tag", "<xml><A>1</xml>"],
		["nothing", ""],
	])("%s is refused", (_what, xml) => {
		expect(() => readXml(xml)).toThrow(XmlError);
	});

	test("whatever is written is read back, without the characters that XML has not", () => {
		const any = fc.string({ unit: "binary", maxLength: 60 });
		fc.assert(
			fc.property(any, (value) => {
				const clean = value.replace(/[^\P{Cc}\t\n]/gu, "");
				fc.pre(clean.trim() === clean && clean !== "");
				expect(readXml(writeXml({ A: value, B: 1 }))).toEqual({
					A: clean,
					B: "1",
				});
			}),
		);
	});

	test.each(["]]>", "a]]>b]]>", "]]]]>>"])("%s ends no section", (value) => {
		expect(readXml(writeXml({ A: value }))).toEqual({ A: value });
	});
});

describe("secrets", () => {
	test.each([
		["a", "a", true],
		["a", "b", false],
		["a", "aa", false],
		["", "", true],
		["密", "密", true],
	])("%j and %j: %s", (one, other, want) => {
		expect(isSame(one, other)).toBe(want);
	});

	test("a person's conversation: the same each time, another by key, channel and person, and the id nowhere in it", () => {
		const key = "k".repeat(32);
		const person = "oABCD1234567890";
		const id = conversationIdOf(key, "wechat", person);
		expect(conversationIdOf(key, "wechat", person)).toBe(id);
		const others = [
			conversationIdOf("l".repeat(32), "wechat", person),
			conversationIdOf(key, "wecom", person),
			conversationIdOf(key, "wechat", `${person}1`),
		];
		expect(new Set([id, ...others]).size).toBe(4);
		expect(id).not.toContain(person.slice(0, 6));
		expect(
			messageSchema.safeParse({ text: "", conversationId: id }).success,
		).toBe(true);
	});
});
