// Addressed random numbers, the same as sim/luck.py: Philox4x32-10 by (root seed, world, purpose, index).
'use strict';
const ONE = 4294967296;
const PURPOSE = {TIE: 0, THRESHOLD: 1, EXTERNAL: 2, ACCEPT: 3, RECOMMEND: 4, BUY: 5, ROSTER: 6, CAST: 7, PARENT: 11};
// First four bytes, little endian, of the SHA-256 of the names by which luck is addressed (name_code in Python).
const CODES = {random: 1605452196, hubs: 3052735840, fringe: 1307201802, connectors: 3740951696, salesmen: 2202299302, mavens: 3281935163};

// The key is the root seed, given as text: a number would lose digits above 2^53.
function keyOf(rootSeed) {
  const seed = BigInt(rootSeed);
  return [Number(seed & 0xffffffffn) | 0, Number(seed >> 32n) | 0];
}

// The high 32 bits of a * b. All partial sums stay below 2^53.
function highWord(a, b) {
  const al = a & 0xffff, ah = a >>> 16, bl = b & 0xffff, bh = b >>> 16;
  const mid = ah * bl + Math.floor((al * bl) / 65536);
  const low = al * bh + (mid % 65536);
  return (ah * bh + Math.floor(mid / 65536) + Math.floor(low / 65536)) >>> 0;
}

// Fill an array with the numbers of indices 0, 1, ..., or those of later blocks of four; the two products of Philox are
// cut into halves of 16 bits.
function fill(out, key, world, purpose, name, first = 0) {
  const size = out.length;
  for (let block = first, at = 0; at < size; block++, at += 4) {
    let c0 = block, c1 = name | 0, c2 = world | 0, c3 = purpose, k0 = key[0], k1 = key[1];
    for (let round = 0; round < 10; round++) {
      const al = c0 & 0xffff, ah = c0 >>> 16;                                   // times 0xD2511F53
      let mid = (Math.imul(ah, 0x1F53) >>> 0) + (Math.imul(al, 0x1F53) >>> 16);
      let low = (Math.imul(al, 0xD251) >>> 0) + (mid & 0xffff);
      const high0 = (Math.imul(ah, 0xD251) + (mid >>> 16) + (low >>> 16)) | 0, low0 = Math.imul(c0, 0xD2511F53);
      const bl = c2 & 0xffff, bh = c2 >>> 16;                                   // times 0xCD9E8D57
      mid = (Math.imul(bh, 0x8D57) >>> 0) + (Math.imul(bl, 0x8D57) >>> 16);
      low = (Math.imul(bl, 0xCD9E) >>> 0) + (mid & 0xffff);
      const high1 = (Math.imul(bh, 0xCD9E) + (mid >>> 16) + (low >>> 16)) | 0, low1 = Math.imul(c2, 0xCD9E8D57);
      c0 = high1 ^ c1 ^ k0;
      c2 = high0 ^ c3 ^ k1;
      c1 = low1;
      c3 = low0;
      k0 = (k0 + 0x9E3779B9) | 0;
      k1 = (k1 + 0xBB67AE85) | 0;
    }
    out[at] = c0;
    if (at + 1 < size) out[at + 1] = c1;
    if (at + 2 < size) out[at + 2] = c2;
    if (at + 3 < size) out[at + 3] = c3;
  }
  return out;
}

const four = new Uint32Array(4);
function numberAt(key, world, purpose, index) {
  return fill(four, key, world, purpose, 0, Math.floor(index / 4))[index % 4];
}

function numbers(rootSeed, world, purpose, count, name = 0) {
  return fill(new Uint32Array(count), keyOf(rootSeed), world, purpose, name);
}

// The integer below which a number falls with a chance.
const bound = chance => Math.ceil(chance * ONE);
