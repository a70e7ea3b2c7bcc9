// Who hears whom, who comes first by a score, and who is cast in a role.
'use strict';

// Ties sorted by speaker, then listener: those of speaker u are start[u] ... start[u + 1] - 1.
function networkOf(start, listener, weight = null) {
  const n = start.length - 1, m = listener.length;
  const speaker = new Int32Array(m), sources = new Int32Array(n), listeners = new Int32Array(n);
  for (let u = 0; u < n; u++) {
    listeners[u] = start[u + 1] - start[u];
    speaker.fill(u, start[u], start[u + 1]);
  }
  for (let tie = 0; tie < m; tie++) sources[listener[tie]]++;
  return {n, m, start, listener, weight, speaker, sources, listeners};
}

// A network of pairs [speaker, listener]; an undirected one has both directions. Weights of a pair are added.
function networkOfPairs(n, pairs, directed) {
  const weights = new Map();
  for (const [u, v, weight = 1] of pairs) {
    if (u === v) continue;
    for (const key of directed ? [u * n + v] : [u * n + v, v * n + u]) weights.set(key, (weights.get(key) || 0) + weight);
  }
  const keys = Float64Array.from(weights.keys()).sort();
  const start = new Int32Array(n + 1), listener = new Int32Array(keys.length);
  keys.forEach((key, tie) => { start[Math.floor(key / n) + 1]++; listener[tie] = key % n; });
  for (let u = 0; u < n; u++) start[u + 1] += start[u];
  const weight = Float64Array.from(keys, key => weights.get(key));
  return networkOf(start, listener, weight.some(one => one !== 1) ? weight : null);
}

// The count people with the highest scores, best first; equal scores by the lower number of luck, then of the person.
function highest(score, count, luck) {
  const n = luck.length;
  if (count <= 0) return [];
  let among = Array.from({length: n}, (_, u) => u);
  if (count < n) {
    const edge = Float64Array.from(score).sort()[n - count];
    const sure = among.filter(u => score[u] > edge), equal = among.filter(u => score[u] === edge);
    const left = count - sure.length, last = Float64Array.from(equal, u => luck[u]).sort()[left - 1];
    among = sure.concat(equal.filter(u => luck[u] <= last));
  }
  return among.sort((a, b) => (score[a] === score[b] ? luck[a] - luck[b] || a - b : score[b] - score[a])).slice(0, count);
}

// Who has a role, 1 or 0 a person: the share of people with the highest scores, ties settled once for a root seed.
function cast(network, role, share, score, rootSeed) {
  const flags = new Uint8Array(network.n), luck = numbers(rootSeed, 0, PURPOSE.CAST, network.n, CODES[role]);
  for (const person of highest(score, countOf(share, network.n), luck)) flags[person] = 1;
  return flags;
}
