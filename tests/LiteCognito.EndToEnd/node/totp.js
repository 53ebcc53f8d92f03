'use strict';
// RFC 6238 over HMAC-SHA-1, six digits, steps of 30 seconds.
const { createHmac } = require('node:crypto');

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function fromBase32(text) {
  const bytes = [];
  let buffer = 0;
  let bits = 0;
  for (const letter of text.replace(/=+$/, '')) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) throw new Error('The TOTP secret is not Base32.');
    buffer = ((buffer << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 0xff);
    }
  }
  return Buffer.from(bytes);
}

function totp(secret, milliseconds = Date.now()) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const mac = createHmac('sha1', fromBase32(secret)).update(step).digest();
  const number = mac.readUInt32BE(mac[mac.length - 1] & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

module.exports = { totp };
