// Plays a drawn case with the twin, and says what tests compare.
function played(one) {
  const start = Int32Array.from(one.start), listener = Int32Array.from(one.listener);
  const network = networkOf(start, listener, one.weight ? Float64Array.from(one.weight) : null);
  const traits = {};
  for (const [name, row] of Object.entries(one.traits)) traits[name] = Float64Array.from(row, value => value ?? NaN);
  const {rootSeed, theory} = one, stage = stageOf(theory, one.campaign, {network, traits, rootSeed});
  const seeds = rosterOf({kind: one.strategy}, network, one.count, rootSeed, one.world);
  const engine = new Engine(stage), play = engine.play(one.world, seeds), {law} = stage;
  const each = (values, size) => Array.from({length: size}, (_, at) => values[values.length > 1 ? at : 0]);
  const table = v => law.threshold ? [each(law.threshold, network.n)[v]] : law.span ? [law.span[v]] : law.tables[law.kind[v]];
  const scores = {connectors: network.listeners, salesmen: new Float64Array(network.n), mavens: new Float64Array(network.n)};
  return {
    days: Array.from(play.days), by: Array.from(play.by), known: Array.from(play.known), counts: play.counts, roster: Array.from(seeds),
    heard: each(stage.heard, network.m), aware: each(stage.known || stage.heard, network.m),
    tables: Array.from({length: network.n}, (_, v) => Array.from(table(v))),
    casts: theory.kind !== 'key_person' ? []
      : Object.keys(scores).map(role => Array.from(cast(network, role, theory[role], scores[role], rootSeed))),
    responses: [stage.accept, stage.recommend, stage.buy].map(bounds => each(bounds, network.n)),
    code: CODES[one.strategy],
  };
}
