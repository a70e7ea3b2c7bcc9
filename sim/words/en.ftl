# What Grapevine says, in English. One entry for each meaning; the code asks for it by its name.
#
# A part below an entry (".does") belongs to the same thing. Line breaks inside an entry are spaces. Whole numbers
# choose between singular and plural; all other values in braces arrive as text.

## Strategies: whom to approach. The label is what a strategist calls the people; ".does" is one sentence.

strategy-random = random people
    .does = Approach people drawn at random. All other strategies are held against this one.
strategy-roster = your own list
    .does = Approach the people on your list, in its order; then others at random.
strategy-mixture = a mix of strategies
    .does = Approach people by several strategies; each has a share of the places.
strategy-nomination = people named by others
    .does = Ask people at random to name one person they hear, and approach the person named.
strategy-gossip = people whose news gets around
    .does = Ask people at random whose news they hear most often, and approach the people named.
strategy-clustered = people who know each other
    .does = Approach one person at random, then always whoever has the most contacts among those chosen.
strategy-hubs = people with the most contacts
    .does = Approach the people who have the most contacts.
strategy-fringe = people with the fewest contacts
    .does = Approach the people who have the fewest contacts; people without any come last.
strategy-betweenness = go-betweens
    .does = Approach the people through whom most shortest paths between others run.
strategy-closeness = people near to everybody
    .does = Approach the people from whom the way to all others is shortest on average.
strategy-pagerank = well-connected people
    .does = Approach the people heard by many who are heard by many themselves (PageRank, from listener to speaker).
strategy-eigenvector = people with central contacts
    .does = Approach the people whose contacts are central, which in turn means having central contacts.
strategy-katz = people with many paths to others
    .does = Approach the people from whom most paths lead to others; longer paths count less.
strategy-diffusion_centrality = people heard most within days
    .does = Approach the people whose word is heard most often, in expectation, within a few days.
strategy-k_core = the innermost core
    .does = Approach the people in the part of the network where everybody has many contacts inside it.
strategy-collective_influence = hubs with hubs a few steps away
    .does = Approach the people who have many contacts and, a few steps away, people who have many contacts.
strategy-constraint = brokers between groups
    .does = Approach the people whose contacts know each other least (lowest constraint); people without contacts come last.
strategy-bridges = bridges between groups
    .does = Approach the people whose ties, if they were cut, would lengthen the paths between others most.
strategy-community_hubs = hubs of each community
    .does = Approach the people with the most contacts in each community, in proportion to its size.
strategy-community_bridges = people with contacts elsewhere
    .does = Approach the people who have the most contacts outside their own community.
strategy-vote_rank = people elected one by one
    .does = Approach whoever gets most votes; those who hear an elected person have weaker votes afterwards.
strategy-degree_discount = hubs, spread out
    .does = Approach hubs one after the other; people near a chosen hub count for less.
strategy-complex_centrality = starters of group adoption
    .does = Approach the people from whom ideas that need several voices travel farthest.
strategy-public_score = people with a high public score
    .does = Approach the people with the highest value of a score of their influence that was public once.
strategy-four_r = reach, relevance, resonance, relationship
    .does = Approach the people who are best by four measures, weighted; each is a share of the largest value.
strategy-greedy = best additions, one by one
    .does = Approach whoever adds most to the number of people convinced, again and again.
strategy-ris = best group, by sampling
    .does = Approach the group that convinces most people, found by reverse-reachable sets (IMM).

## What a strategy has to know, from least to most.

needs-nothing = nothing about who knows whom
needs-local-nominations = a few people, and whom they name
needs-the-whole-map = the whole contact network
needs-the-theory = the whole contact network, and the theory that is true

## Theories: how people convince each other. ".if" is a clause; ".says" is one sentence.

theory-key_person = key people
    .if = if a few key people decide
    .says = A few connectors, salesmen and mavens make a campaign tip.
theory-flow = many voices
    .if = if it takes many voices
    .says = Nobody is special except by position and by openness; each person waits for several voices.
theory-independent_cascade = one chance per contact
    .if = if each contact is one chance
    .says = Each newly convinced person has one chance to convince each of their listeners.
theory-weighted_cascade = one shared chance per contact
    .if = if each contact is one chance and chances are shared
    .says = Each newly convinced person has one chance with each listener: one over the number of people the listener hears.
theory-linear_threshold = enough weight of contacts
    .if = if contacts have to weigh enough together
    .says = A person is convinced once the influence of convinced contacts exceeds a threshold drawn at random.
theory-fractional_threshold = a share of contacts
    .if = if it takes a share of one's contacts
    .says = A person is convinced once at least a given share of the people they hear is.
theory-complex_contagion = a number of contacts
    .if = if it takes a number of contacts
    .says = A person is convinced once a given number of the people they hear are.
theory-bass = advertising and imitation
    .if = if advertising and imitation drive it
    .says = People adopt because of advertising, or imitate those who have; on a network and in days (Bass).
theory-own = if { $name } is true

## What counts.

measure-aware = people aware
measure-convinced = people convinced
measure-buyers = buyers
measure-profit = profit
goal-segment = { $measure } with { $segment }
goal-by = { $measure } by day { $day }
quantity = { $number } { $goal }
quantity-profit = a profit of { $number }
    .by = a profit of { $number } by day { $day }
quantity-loss = a loss of { $number }
    .by = a loss of { $number } by day { $day }
difference-people = { $number ->
    [1] 1 person
   *[other] { $number } people
}
difference-buyers = { $number ->
    [1] 1 buyer
   *[other] { $number } buyers
}
difference-profit = { $number } of profit
unit-people = people
unit-buyers = buyers
unit-profit = money

## Numbers, lists and names.

percent = { $number } %
millions = { $number } m
billions = { $number } bn
span = { $low } to { $high }
list-and = { $first } and { $last }
list-or = { $first } or { $last }
list-and-then = { $first }, and { $last }
with-name = { $label } ({ $name })
worlds = { $count ->
    [one] { $count } world
   *[other] { $count } worlds
}
networks = { $count ->
    [one] { $count } network
   *[other] { $count } networks
}
networks-of-worlds = { $networks } of { $worlds } each

## The answer: what to choose. "expect" is followed by results.

answer-choose = choose { $plan }: expect { $results }
answer-only = only { $plan } was played: expect { $results }
answer-no-difference = it makes no difference here which plan you choose; with { $plan }, for instance, expect { $results }
answer-no-difference-here = in these worlds it made no difference which plan was chosen; with { $plan }, for instance, expect { $results }
answer-unsettled = nothing is settled yet: play more worlds; first for now: { $plan }, and expect { $results }
answer-any = any of the { $count } plans will do: take the cheapest or easiest, { $plan }, and expect { $results }
answer-equal = { $plans } come out equal: take the cheapest or easiest, { $plan }, and expect { $results }
answer-easier = choose { $plan }: within your margin as good as { $other }, and cheaper or easier; expect { $results }
answer-so-far = so far, choose { $plan }: expect { $results }
answer-none-known = no plan is shown to be the best; least can be lost with { $plan }: expect { $results }
answer-cost = { $text }, for a cost of { $cost }
answer-nothing = { $text }; doing nothing would lose nothing
answer-unmatched = the theories are not equally contagious: { $list }
    .one = { $theory } was { $words }
result = { $quantity } { $if }
    .interval = { $quantity } (95 % interval { $ends })
    .range = from { $low } to { $high }

## The answer: how sure one can be.

certainty = in { $played }, the same for all plans, { $cases }
    .case = { $if } this plan is { $verdicts }
    .counted = against { $rivals } others under { $theories } theories ({ $all } cases) this plan is { $counts }
    .count = { $verdict } in { $cases }
    .all-others = all { $count } others
    .depends = what is best depends on the theory
    .nothing-better = nothing was found to be better under any theory
certainty-alone = this rests on { $played }, and nothing was compared with it
certainty-same = in { $blocks ->
    [one] { $played }
   *[other] all { $played }
} the { $count } plans did the same
    .open = { $text }; it makes no difference { $unless }
certainty-too-few = { $played } { $blocks ->
    [one] is
   *[other] are
} too few to tell plans apart
so-far = so far means: { $unless }
unless-worlds = unless a cascade rarer than 1 in { $number } worlds decides
unless-networks = unless a cascade rarer than 1 in { $number } networks decides
spread-none = { $if } nobody was convinced beyond the people approached, in any world played
spread-all = { $if } everybody was convinced in every world played, however the campaign began
whichever = whichever theory is true

## Verdicts. The parts go on in a sentence.

verdict-better = better
    .than = better than { $others }
verdict-worse = worse
    .than = worse than { $others }
verdict-close = too close to call
    .than = too close to call with { $others }
    .margin = too close to call with { $others } (within { $margin })
verdict-open = not settled
    .than = not settled against { $others }
verdict-same = the same in every world
    .than = the same in every world as { $others }
verdict-better-so-far = better so far
    .than = so far better than { $others }
verdict-worse-so-far = worse so far
    .than = so far worse than { $others }
verdict-close-so-far = too close to call so far
    .than = so far too close to call with { $others }
    .margin = so far too close to call with { $others } (within { $margin })

## The answer: what it costs to be wrong.

wrong-alone = with one plan there is no choice to get wrong; play others to see what it loses against them
wrong-one-theory = what it costs if this theory is wrong cannot be said: play another theory to see
wrong-loss = at worst, { $if } this plan brings { $loss } less on average than { $rival }
wrong-none = no plan has a higher mean under any theory
wrong-ahead = { $text }; the best is ahead by { $low } to { $high } ({ $level } sure of all verdicts together)
wrong-at-most = { $text }; none is ahead by more than { $high } ({ $level } sure of all verdicts together)
wrong-weights = { $text }; if you weigh the theories, choose { $below } at a small weight of { $theory }, { $turns }
    .turn = { $above } above { $weight }
wrong-weights-same = { $text }; weighing the theories otherwise does not change the choice
wrong-weights-other = { $text }; with your weights of the theories it would be { $plans }

## Figures: what stands above, below and at their axes.

axis-day = day
axis-people = number of people
axis-listeners = listeners per person
axis-money = { $goal } (money)
figure-source = Root seed { $seed }.
    .named = Network: { $network }. Root seed { $seed }.
figure-ranking = Whom to approach first: { $outlay }
    .mean = mean
    .dots = Dots: { $played }, the same for all plans.
    .some-dots = Dots: { $count } of { $worlds } worlds, the same for all plans.
    .below = { $dots } Crosses: the mean over all worlds, with its 95 % interval. { $source }
figure-adoption = How it spreads: { $outlay }
    .below = Lines: mean of { $played }. Bands: 95 % interval of the mean on each day. Drawn until every mean is within 1 % of its last value. { $source }
figure-regret = How far each plan falls short of the best one
    .largest = largest regret
    .below = Regret: how many { $unit } less a plan brings than the best plan if the theory is true, mean of { $played }. Bold: the choice, because its largest regret is the smallest.
figure-network = Whom to approach: { $plan }
    .below = { $people } people and their ties; the larger a dot, the more listeners. In colour: the { $count } people approached. Where a dot lies means nothing.
    .below-often = { $people } people and their ties; the larger a dot, the more listeners. In colour: the { $count } people approached most often, because equals are chosen by luck in each world. Where a dot lies means nothing.
figure-listeners = How many listen to the people approached
    .random = random people, in one world
    .below = Bars: how many of the { $people } people have so many listeners; each bar spans twice as many as the one before. Dots: { $plan }, and as a comparison people drawn at random in one world.
