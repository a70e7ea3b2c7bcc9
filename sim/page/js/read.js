// Pairs as a class has them: two columns with a comma, semicolon or tab between, with a header or without. What
// Python's reader may read otherwise is refused with a line, so that ids, ties and days are the same in both.
'use strict';
const SPEAKERS = ['src', 'source', 'from', 'speaker'], LISTENERS = ['dst', 'target', 'to', 'listener'];
const MISSING = /^(na|<na>|n\/a|#n\/a|nan|null|none|nil|-|\?)$/i, ROUNDED = /^[+-]?\d([.,]\d+e\+?|e\+)\d+$/i;

// Returns {ids, pairs, counts}, or {refused: entry, values}.
function readPairs(text) {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const at = lines.findIndex(line => line.trim());
  if (at < 0) return {refused: 'play-own-empty'};
  const between = ['\t', ';', ','].find(one => lines[at].includes(one));
  if (!between) return {refused: 'play-own-columns', values: {line: String(at + 1)}};
  const rows = [];
  for (const [place, line] of lines.entries()) {
    if (!line.trim()) continue;
    if (/["#%]/.test(line)) return {refused: 'play-own-signs', values: {line: String(place + 1)}};
    const cells = line.split(between).map(cell => cell.trim());
    if (cells.length !== 2) return {refused: 'play-own-columns', values: {line: String(place + 1)}};
    if (cells.some(cell => !cell || MISSING.test(cell) || ROUNDED.test(cell))) return {refused: 'play-own-ids', values: {line: String(place + 1)}};
    rows.push(cells);
  }
  const header = headed(rows);
  if (header === null) return {refused: 'play-own-header'};
  if (header) rows.shift();
  const same = alike(new Set(rows.flat()));
  if (same) return {refused: 'play-own-alike', values: {one: same[0], other: same[1]}};
  return rows.length ? {...communityOfRows(rows), header} : {refused: 'play-own-empty'};
}

// Two names that cannot be told apart by the eye, or are one number: for Python they are certainly a fault.
function alike(names) {
  const seen = new Map(), look = name => name.normalize('NFC').replace(/[\p{Cf}\p{Cc}]/gu, '').split(/\s+/).join(' ').trim();
  for (const name of names) {
    const whole = /^([+-]?\d+)\.0+$/.exec(name)?.[1], other = seen.get(look(name)) ?? (names.has(whole) ? whole : undefined);
    if (other !== undefined) return [other, name];
    seen.set(look(name), name);
  }
  return null;
}

// The text of a file, null where it is no UTF-8.
function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return null;
  }
}

// Whether the first row names columns; null where one cannot be sure.
function headed([first, ...rest]) {
  const names = first.map(name => name.toLowerCase());
  if (SPEAKERS.includes(names[0]) && LISTENERS.includes(names[1])) return true;
  if (first.some(name => /^[-+.]?\d/.test(name))) return false;
  const below = new Set(rest.flat());
  if (first.some(name => below.has(name))) return false;
  return rest.length > 0 && [...below].every(one => WHOLE.test(one)) ? true : null;
}

const WHOLE = /^(0|-?[1-9]\d{0,17})$/;

// Ids in the order of Python: whole numbers by value if all are, else text by code points (not by UTF-16 units).
function inOrder(ids) {
  const whole = ids.every(id => WHOLE.test(id));
  const points = whole ? null : new Map(ids.map(id => [id, Array.from(id, letter => letter.codePointAt(0))]));
  return [...ids].sort((a, b) => {
    if (whole) return BigInt(a) < BigInt(b) ? -1 : 1;
    const one = points.get(a), other = points.get(b), shared = Math.min(one.length, other.length);
    for (let at = 0; at < shared; at++) if (one[at] !== other[at]) return one[at] - other[at];
    return one.length - other.length;
  });
}

function communityOfRows(rows) {
  const ids = inOrder([...new Set(rows.flat())]), place = new Map(ids.map((id, u) => [id, u]));
  const pairs = rows.map(row => row.map(id => place.get(id)));
  return {ids, pairs, rows: rows.length, loops: pairs.filter(([u, v]) => u === v).length};
}

// A cell of a CSV file; quotes where they are needed.
const cell = text => (/[",;\t\r\n]/.test(text) || text !== text.trim() ? '"' + text.replaceAll('"', '""') + '"' : text);

function tiesAsCsv({network, ids, directed}) {
  const lines = [network.weight ? 'src,dst,weight' : 'src,dst'];
  for (let tie = 0; tie < network.m; tie++) {
    const u = network.speaker[tie], v = network.listener[tie];
    if (directed || u < v) lines.push([cell(ids[u]), cell(ids[v]), ...(network.weight ? [network.weight[tie]] : [])].join());
  }
  return lines.join('\n') + '\n';
}

function peopleAsCsv({network, ids, traits}) {
  const names = Object.keys(traits).filter(name => traits[name].some(one => !Number.isNaN(one))), lines = [['id', ...names].join()];
  for (let u = 0; u < network.n; u++) {
    lines.push([cell(ids[u]), ...names.map(name => (Number.isNaN(traits[name][u]) ? '' : traits[name][u]))].join());
  }
  return lines.join('\n') + '\n';
}
