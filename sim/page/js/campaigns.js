// A campaign that can be played in any world; what a page and its worker share.
'use strict';

// `spec` is plain: community (network, traits), rootSeed, theory, campaign, plan, count; perhaps law and fixed bounds that
// Python has compiled, or days that its engine has played.
class Campaign {
  constructor(spec) {
    this.spec = spec;
    if (spec.played) return;
    const {network, traits} = spec.community, {rootSeed, fixed} = spec;
    const theory = spec.law ? {law: spec.law} : spec.theory;
    this.stage = stageOf(theory, spec.campaign, {network, traits, rootSeed, fixed});
    this.engine = new Engine(this.stage);
  }

  seeds(world) {
    const {plan, community, count, rootSeed} = this.spec;
    return rosterOf(plan, community.network, count, rootSeed, world);
  }

  play(world) {
    if (this.spec.played) return replayed(this.spec, world);
    const seeds = this.seeds(world);
    return {seeds, ...this.engine.play(world, seeds)};
  }
}

// A play that was carried: days of conviction, of first hearing and of being approached, and who buys.
function replayed({played, community: {network: {n}}}, world) {
  const of = name => played[name].subarray(world * n, world * n + n);
  const days = of('days'), known = of('known'), buys = of('buys'), approached = of('approached');
  const counts = [], last = days.reduce((most, day, v) => Math.max(most, day, known[v]), 0);
  for (let day = 0; day <= last; day++) counts.push([0, 0, 0]);
  for (let v = 0; v < n; v++) {
    if (known[v] >= 0) counts[known[v]][0]++;
    if (days[v] < 0) continue;
    counts[days[v]][1]++;
    if (buys[v]) counts[days[v]][2]++;
  }
  for (let day = 1; day <= last; day++) counts[day] = counts[day].map((count, measure) => count + counts[day - 1][measure]);
  const seeds = Array.from(approached.keys()).filter(v => approached[v] >= 0);
  return {seeds, days, known, by: new Int32Array(n).fill(NOBODY), counts};
}

// Whose word reached a person by the end of a day, up to the day of conviction: [from, day, evidence], the first first.
function voicesOf(campaign, play, person, today) {
  const {world, stage} = campaign.engine, heard = [];
  const until = play.days[person] >= 0 ? Math.min(play.days[person], today) : today;
  for (let from = 0; from < stage.network.n; from++) {
    if (play.days[from] < 0 || !world.recommends[from]) continue;
    for (let tie = world.start[from]; tie < world.start[from + 1]; tie++) {
      const day = play.days[from] + world.delay[tie];
      if (world.listener[tie] === person && world.evidence[tie] > 0 && day <= until) heard.push([from, day, world.evidence[tie]]);
    }
  }
  world.told.forEach((people, day) => {
    if (day <= until && stage.outside.evidence > 0 && people.includes(person)) heard.push([FROM_OUTSIDE, day, stage.outside.evidence]);
  });
  return heard.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

// How many of n the goal has reached by the end of a day (the last one where none is given).
function reached(counts, {measure, by}) {
  return counts[Math.min(by ?? Infinity, counts.length - 1)][measure];
}

// Wilson's interval of a share at 95 %.
function interval(count, of) {
  const z = 1.959963984540054, share = count / of, middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

// The interval of a mean at 95 %, by the normal approximation.
function meanInterval(values) {
  const n = values.length, mean = values.reduce((sum, one) => sum + one, 0) / n;
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(n - 1, 1);
  const half = 1.959963984540054 * Math.sqrt(variance / n);
  return [mean, mean - half, mean + half];
}
