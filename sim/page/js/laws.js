// The eight theories as laws: arrays of one value, or of one per tie or person, as in sim/theories.
'use strict';

// What each theory needs of weights of ties to be exact here; others are carried from Python as arrays.
const EXACT_HERE = {
  bass: [''], complex_contagion: [''], flow: [''], fractional_threshold: [''], key_person: ['ignored', 'trust'],
  independent_cascade: ['ignored', 'probability'], linear_threshold: ['ignored'], weighted_cascade: ['ignored', 'share'],
};

// Inputs: network, traits (arrays by name, NaN where unknown), own (whom somebody gave a role or a threshold by hand).
const LAWS = {
  key_person(theory, {network, traits, rootSeed}) {
    const {n, speaker, weight} = network, none = new Float64Array(n);
    const connectors = cast(network, 'connectors', theory.connectors, network.listeners, rootSeed);
    const salesmen = cast(network, 'salesmen', theory.salesmen, none, rootSeed);
    const mavens = cast(network, 'mavens', theory.mavens, none, rootSeed);
    const reach = known(traits, 'reach', n, u => (connectors[u] ? 1 : theory.reach));
    const persuasion = known(traits, 'persuasion', n, u => (salesmen[u] ? theory.persuasion : 1));
    const knowledge = known(traits, 'knowledge', n, u => (mavens[u] ? theory.knowledge : 1));
    const trust = theory.tie_weight === 'trust' && weight ? tie => weight[tie] : () => 1;
    return {
      hear: perTie(network, tie => Math.min(1, theory.base * persuasion[speaker[tie]] * trust(tie))),
      evidence: perTie(network, tie => knowledge[speaker[tie]]),
      reach,
      kind: Int32Array.from(known(traits, 'sceptic', n, () => 2)),
      tables: [[], [0], [ONE - bound(theory.sceptics)]],
      talkDays: theory.talk_days,
    };
  },
  flow(theory, {network, traits}) {
    const pair = Array.isArray(theory.phi) ? theory.phi.map(fraction) : [fraction(theory.phi), fraction(theory.phi)];
    const law = {hear: [theory.hear], talkDays: theory.talk_days};
    const equal = pair[0][0] * pair[1][1] === pair[1][0] * pair[0][1];
    if (equal && !traits.phi) return {...law, threshold: Int32Array.from(network.sources, k => voices(pair[0], k))};
    const own = known(traits, 'phi', network.n, () => -1), places = new Map(), tables = [];
    const kind = Int32Array.from(network.sources, (sources, u) => {
      const key = own[u] * (network.n + 1) + ':' + sources;
      if (!places.has(key)) {
        const ends = own[u] >= 0 ? [fraction(own[u]), fraction(own[u])] : pair;
        places.set(key, tables.push(steps(sources, ...ends)) - 1);
      }
      return places.get(key);
    });
    return {...law, kind, tables};
  },
  independent_cascade(theory, {network}) {
    const weighted = theory.tie_weight === 'probability';
    return {hear: weighted ? network.weight || perTie(network, () => 1) : [theory.p], threshold: [1]};
  },
  weighted_cascade(theory, {network}) {
    const {listener, sources, weight, n} = network;
    if (theory.tie_weight !== 'share' || !weight) return {hear: perTie(network, tie => 1 / sources[listener[tie]]), threshold: [1]};
    const total = new Float64Array(n);
    listener.forEach((v, tie) => { total[v] += weight[tie]; });
    const share = tie => (total[listener[tie]] > 0 ? weight[tie] / total[listener[tie]] : 0);
    return {hear: perTie(network, tie => Math.min(1, share(tie))), threshold: [1]};
  },
  linear_threshold: (theory, {network}) => ({hear: [1], span: network.sources}),
  fractional_threshold(theory, {network}) {
    const phi = fraction(theory.phi);
    return {hear: [1], threshold: Int32Array.from(network.sources, k => voices(phi, k))};
  },
  complex_contagion: theory => ({hear: [1], threshold: Array.isArray(theory.k) ? Int32Array.from(theory.k) : [theory.k]}),
  bass: (theory, {network}) => ({
    hear: perTie(network, tie => theory.q / network.sources[network.listener[tie]]),
    threshold: [1], talkDays: null, external: theory.p, horizon: 365,
  }),
};

const perTie = (network, value) => Float64Array.from({length: network.m}, (_, tie) => value(tie));

function known(traits, name, n, usual) {
  const given = traits[name];
  return Float64Array.from({length: n}, (_, u) => (given && !Number.isNaN(given[u]) ? given[u] : usual(u)));
}

// A law with all that is usual filled in.
function lawOf(theory, inputs) {
  if (theory.law) return theory.law;
  const law = {evidence: [1], reach: [1], one: 1, talkDays: 1, external: 0, horizon: null, ...LAWS[theory.kind](theory, inputs)};
  if (theory.expose == null) return {...law, expose: null};
  const above = chance => Math.max(theory.expose, chance);
  return {...law, expose: law.hear.length === 1 ? [above(law.hear[0])] : Float64Array.from(law.hear, above)};
}
