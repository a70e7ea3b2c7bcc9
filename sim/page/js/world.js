// One world on one stage: the ties that are heard in it if their speaker talks, thresholds, and who responds how.
'use strict';

// The first day of talking on which a number below the last bound is heard.
function delayOf(number, chance, reach) {
  for (let day = 1, miss = 1; ; day++) {
    miss *= 1 - chance;
    if (number < reach * (1 - miss) * ONE) return day;
  }
}

class World {
  constructor(stage) {
    const {n, m} = stage.network, room = m * (stage.known && stage.days > 1 ? 2 : 1);
    this.stage = stage;
    this.key = keyOf(stage.rootSeed);
    this.index = -1;
    this.ofTies = new Uint32Array(m);
    this.ofPeople = new Uint32Array(n);
    this.start = new Int32Array(n + 1);
    this.listener = new Int32Array(room);
    this.tie = new Int32Array(room);
    this.delay = new Int16Array(room);
    this.evidence = new Int32Array(room);
    this.threshold = new Float64Array(n);
    this.accepts = new Uint8Array(n);
    this.recommends = new Uint8Array(n);
    this.buys = new Uint8Array(n);
    this.told = [];
  }

  enter(index) {
    if (index === this.index) return this;
    this.index = index;
    this.keepTies();
    this.drawThresholds();
    this.respond(this.accepts, this.stage.accept, PURPOSE.ACCEPT);
    this.respond(this.recommends, this.stage.recommend, PURPOSE.RECOMMEND);
    this.respond(this.buys, this.stage.buy, PURPOSE.BUY);
    this.reachFromOutside();
    return this;
  }

  luck(purpose, name = 0) { return fill(this.ofPeople, this.key, this.index, purpose, name); }

  keepTies() {
    const {stage, start, listener, delay, evidence} = this, {network, law, heard, known: aware} = stage;
    const luck = fill(this.ofTies, this.key, this.index, PURPOSE.TIE, 0), inADay = stage.days <= 1;
    const perHear = law.hear.length > 1, perReach = law.reach.length > 1, perHeard = heard.length > 1;
    const perWorth = law.evidence.length > 1, perAware = aware && aware.length > 1, perExpose = aware && law.expose.length > 1;
    let kept = 0;
    for (let speaker = 0; speaker < network.n; speaker++) {
      start[speaker] = kept;
      const reach = law.reach[perReach ? speaker : 0], end = network.start[speaker + 1];
      for (let tie = network.start[speaker]; tie < end; tie++) {
        const number = luck[tie];
        let heeded = 0;
        if (number < heard[perHeard ? tie : 0]) heeded = inADay ? 1 : delayOf(number, law.hear[perHear ? tie : 0], reach);
        if (aware && number < aware[perAware ? tie : 0]) {
          const day = inADay ? 1 : delayOf(number, law.expose[perExpose ? tie : 0], reach);
          if (day !== heeded) {
            this.tie[kept] = tie;
            listener[kept] = network.listener[tie];
            delay[kept] = day;
            evidence[kept++] = 0;
          }
        }
        if (heeded) {
          this.tie[kept] = tie;
          listener[kept] = network.listener[tie];
          delay[kept] = heeded;
          evidence[kept++] = law.evidence[perWorth ? tie : 0];
        }
      }
    }
    start[network.n] = kept;
  }

  drawThresholds() {
    const {law} = this.stage, out = this.threshold;
    if (law.threshold) {
      const each = law.threshold.length > 1;
      for (let v = 0; v < out.length; v++) out[v] = law.threshold[each ? v : 0];
      return;
    }
    const luck = this.luck(PURPOSE.THRESHOLD);
    for (let v = 0; v < out.length; v++) {
      if (law.span) {
        out[v] = highWord(luck[v], law.span[v]) + 1;
        continue;
      }
      const table = law.tables[law.kind[v]];
      let passed = 0;
      while (passed < table.length && table[passed] <= luck[v]) passed++;
      out[v] = 1 + passed;
    }
  }

  respond(out, bounds, purpose) {
    if (bounds.length === 1 && bounds[0] === ONE) {
      out.fill(1);
      return;
    }
    const luck = this.luck(purpose), each = bounds.length > 1;
    for (let v = 0; v < out.length; v++) out[v] = luck[v] < bounds[each ? v : 0] ? 1 : 0;
  }

  // Whom something from outside the network reaches on which day: told[day] is a list of people.
  reachFromOutside() {
    this.told = [];
    const {outside} = this.stage;
    if (!outside) return;
    const luck = this.luck(PURPOSE.EXTERNAL);
    for (let v = 0; v < luck.length; v++) {
      const bounds = outside.bounds[outside.group ? outside.group[v] : 0];
      if (luck[v] >= bounds[bounds.length - 1]) continue;
      let low = 0, high = bounds.length - 1;                // the first day whose bound is above the number
      while (low < high) {
        const middle = (low + high) >> 1;
        if (bounds[middle] > luck[v]) high = middle;
        else low = middle + 1;
      }
      (this.told[low] ||= []).push(v);
    }
  }
}
