// What Python has packed, as arrays again.
'use strict';
const ARRAYS = {u1: Uint8Array, u2: Uint16Array, u4: Uint32Array, i2: Int16Array, f8: Float64Array};

const bytesOf = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

function arrayOf({type, bytes}) {
  return new ARRAYS[type](bytesOf(bytes).buffer);
}

function unpacked(packed) {
  if (packed.type) return arrayOf(packed);
  const values = packed.values.map(one => one ?? NaN);
  return Float64Array.from(arrayOf(packed.place), at => values[at]);
}

async function inflated({type, deflated}) {
  const stream = new Blob([bytesOf(deflated)]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new ARRAYS[type](await new Response(stream).arrayBuffer());
}

// People and ties; of undirected ties both directions.
function communityFrom(carried) {
  const {people: n, directed} = carried, degree = arrayOf(carried.degree), listener = arrayOf(carried.listener);
  const weight = carried.weight ? unpacked(carried.weight) : null, pairs = [];
  for (let u = 0, tie = 0; u < n; u++) {
    for (const end = tie + degree[u]; tie < end; tie++) pairs.push([u, listener[tie], weight ? weight[weight.length > 1 ? tie : 0] : 1]);
  }
  const traits = {};
  for (const [name, one] of Object.entries(carried.traits)) {
    const values = unpacked(one);
    traits[name] = values.length === n ? values : new Float64Array(n).fill(values[0]);
  }
  const ids = carried.ids || Array.from({length: n}, (_, u) => String(u));
  return {network: networkOfPairs(n, pairs, directed), directed, ids, labels: carried.labels, traits, archetype: carried.archetype};
}

// A law that Python has compiled.
function lawFrom(carried) {
  const law = {one: carried.one, talkDays: carried.talkDays, external: 0, horizon: null, expose: null};
  for (const name of ['hear', 'expose', 'evidence', 'reach', 'threshold', 'span', 'kind']) {
    if (carried[name]) law[name] = unpacked(carried[name]);
  }
  if (carried.tables) law.tables = carried.tables;
  return law;
}

// Bounds that Python has compiled; whole where one holds for all.
function boundsFrom(carried, lastDay) {
  const {outside} = carried, out = {lastDay, outside: null};
  for (const name of ['accept', 'recommend', 'buy']) out[name] = unpacked(carried[name]);
  if (outside) out.outside = {bounds: outside.bounds.map(unpacked), group: unpacked(outside.group), evidence: outside.evidence};
  return out;
}
