# What Grapevine says, in English. One entry for each meaning; the code asks for it by its name.
#
# A part below an entry (".does") belongs to the same thing. Line breaks inside an entry are spaces. Whole numbers
# choose between singular and plural; all other values in braces arrive as text.

## Strategies: whom to approach. The label is what a strategist calls the people; ".does" is one sentence.

strategy-random = random people
    .does = Approach people drawn at random.
    .compared = All other plans are compared with this one.
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
strategy-nobody = nobody
    .does = Approach nobody.
strategy-by_trait = people highest in a trait
    .does = Approach the people with the highest number in a column of yours.
strategy-hubs = people with the most contacts
    .does = Approach the people who have the most contacts.
strategy-fringe = people with the fewest contacts
    .does = Approach the people who have the fewest contacts; people without any come last.
strategy-betweenness = go-betweens on short paths
    .does = Approach the people through whom most shortest paths between others run.
strategy-closeness = people near to everybody
    .does = Approach the people from whom the way to all others is shortest on average.
strategy-pagerank = people with popular listeners
    .does = Approach the people whose listeners have many listeners themselves (PageRank).
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
strategy-constraint = people with unconnected contacts
    .does = Approach the people whose contacts know each other least (lowest constraint); people without contacts come last.
strategy-bridges = people who link distant groups
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
strategy-robust = safe under every theory
    .does = Approach the group that loses least where it loses most, of several that are good under one theory or under all.

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
own-theory = if { $name } is true

## What counts.

measure-aware = people aware
    .one = person aware
measure-convinced = people convinced
    .one = person convinced
measure-buyers = buyers
    .one = buyer
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
unit-unsaid = empty where it cannot be said
unit-people = people
unit-money = money
unit-goal = people or money, as the goal
unit-spent = people or money, as the budget
unit-worlds = worlds
unit-days = days
unit-share = share, 0 to 1
unit-number = number
unit-name = name
unit-words = words

## The network: what was read.

people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
ties = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
}
rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
read = { $people } and { $ties }, from { $rows }
    .separator = columns separated by { $separator }
    .header = the first row read as names of columns ({ $header })
    .relation = kinds of ties read: { $kinds }
    .other-relations = { $rows } of other kinds left out
    .outside = { $rows } outside the chosen times left out
    .turned = all ties turned round
    .aside = left unread: { $columns }
    .hashed = ids replaced by hashes
    .withheld = traits left out like the ids, because most of their values belong to one person only: { $traits }
    .loops = { $rows } from a person to themselves left out
    .duplicates = { $rows } merged with an earlier row of the same tie (weights added)
    .reciprocal = of these, { $rows } in the other direction
    .isolated = { $people } without ties
    .only-in-nodes = { $people } only in the table of people
    .only-in-edges = { $people } only in the table of ties
    .comments = { $count ->
        [one] { $count } line of comment
       *[other] { $count } lines of comment
    }
    .both-ways = { $ties } without a direction, in a network with directions: each read as two, there and back

## What may be meant otherwise than it was read, a line each

doubt-weight = Ties have numbers in "{ $name }" that are not read: network.weight={ $name } reads them as weights.
doubt-hostile = Some ties may be against somebody ("{ $value }" in "{ $name }"), and are read like the others: leave them out of the file, or call the column "relation" and choose with network.relation.
ids = { $count ->
    [one] { $count } id
   *[other] { $count } ids
}
doubt = Please check: { $doubt }.
    .missing = { $ids } written like a missing value or an error of a spreadsheet ({ $shown })
    .scientific = { $ids } in scientific notation ({ $shown }), in which a spreadsheet may have made different ids the same
    .numbers = { $ids } with the same number spelt in two ways ({ $shown })
    .alike = { $ids } with the same look as another ({ $shown })
    .case = { $ids } different from another in capital letters only ({ $shown })
    .zeros = { $ids } different from another in zeros at the front only ({ $shown })
    .padded = { $ids } with blanks at the end, which are left out (the first stands in row { $row })
    .columns = { $ids } with a word that usually names a column ({ $shown })
    .dates = { $ids } written like a date ({ $shown })
    .comments = { $ids } with the beginning of a comment ({ $shown })
    .text = the column { $column } of people is text, as row { $row } holds "{ $cell }"
    .first-row = the first row ({ $shown }) is tied to nobody else; network.header=true makes it a heading
    .times = weights look like times (the first is { $shown }), so network.weight may have to name another column
    .weights = weights look like ids (the first is { $shown })

doubt-reverse = The heading says "{ $name }", but a tie runs from who speaks to who hears: if the first hears the second, network.reverse=true turns ties round.

separator-tab = tabs
separator-semicolon = semicolons
separator-comma = commas
separator-bar = bars
separator-space = spaces

## The network: what it looks like. The parts of "shape" go on in a sentence.

shape-directed = ties have a direction
shape-undirected = ties have no direction
shape-components = everybody is connected (one component)
    .several = { $count } parts without ties between them (components), the largest with { $share } of all people
shape-reciprocity = { $share } of ties run both ways
shape-clustering = transitivity { $transitivity }, mean clustering { $clustering }
    .sampled = { shape-clustering } (from a sample)
shape-assortativity = degree assortativity { $value }
undefined = not defined
degrees = from { $least } to { $most }, quartiles { $lower }, { $median } and { $upper }, mean { $mean }
    .ties = Ties of a person: { $degrees }.
    .listeners = Listeners of a person: { $degrees }.
    .sources = People heard by a person: { $degrees }.
traits = { origin-traits }: { $traits }.
    .missing = { $kind }, { $count } missing
    .read = Traits that are read: { $traits }.
    .unread = { $count ->
        [one] Unused column
       *[other] Unused columns
    }: { $traits }.
    .unread-all = No trait is read.
    .renamed = { $reader } no longer reads the trait { $old }; it reads { $new } instead.
trait-number = { unit-number }
trait-text = text
like-original = original
like-drawn = drawn
like-distance = Largest distance between the degree distributions: { $distance }. Ties between the same two people: { $same }.

## The network: how sources draw it.

network-affiliation = a made-up network of { $people }, each in { $groups ->
    [one] { $groups } group
   *[other] { $groups } groups
} of { $size }
network-barabasi_albert = a made-up network of { $people } who joined one by one with { $ties } each
network-cliques = a made-up network of { $people } in cliques of { $size }, each with { $ties } to other cliques
network-community = { $count } made-up followers of a museum
network-complete = a made-up network of { $people } who all know each other
network-configuration = a made-up random network of { $people } with given numbers of ties, { $mean } on average
network-firm = a made-up firm of { $employees } employees with { $customers } customers
network-geometric = a made-up network of { $people } in a square of side 1 who know everybody within { $radius }
network-holme_kim = { network-barabasi_albert }; { $chance } of the ties after the first close triangles
network-influence = a made-up network of { $people } who influence { $mean } others on average
network-lattice = a made-up lattice of { $width } by { $height } people with { $neighbours } neighbours each
network-lfr = a made-up network of { $people } in communities, with { $mean } ties on average, { $mixing } of them to other communities
network-like = a made-up network like { $file }
network-poisson = a made-up random network of { $people } with { $mean } ties on average
network-power_law = a made-up network of { $people } whose numbers of ties follow a power law with exponent { $exponent } and cutoff { $cutoff }
network-ring = a made-up ring of { $people } with { $neighbours } neighbours each
network-stochastic_blocks = a made-up network of { $people } in { $blocks ->
    [one] { $blocks } block
   *[other] { $blocks } blocks
}
network-watts_strogatz = a made-up small world of { $people } with { $neighbours } neighbours each, { $share } of ties rewired

## How strategies ranked people.

ranked-exact = exact
ranked-unconverged = not converged: scores may be wrong by up to { $share } of the largest
    .unknown = not converged, and it is not known how wrong scores may be
ranked-nodes = exact, but scores are not computed again as people are chosen
ranked-paths = shortest paths from { $sample } of { $people }
ranked-distances = distances from { $sample } of { $people }
ranked-distances-to = distances to { $sample } of { $people }
ranked-asked = only { $sample } of { $people } can be asked
ranked-news = { $note }; how far news gets is { $near }
ranked-communities = { $count ->
    [one] { $count } community
   *[other] { $count } communities
} found by the Louvain method
ranked-greedy = tried out in { $worlds } of its own, where those chosen convince { $reached }: lazy greedy (CELF)
    .among = { ranked-greedy }, among the { $count } people of highest PageRank
ranked-attempts = { $count } people and groups of neighbours tried out in { $worlds } of its own: a heuristic without a guarantee
ranked-sets = at least { $share } of the best possible, { ranked-sets.by }
    .unbounded = no bound to the best possible, { ranked-sets.by }
    .by = by { $sets } reverse-reachable sets, which estimate { $reached } convinced (epsilon { $epsilon })
ranked-robust = { $which }: of { $count } groups the one that loses least where it loses most ({ $loss } people), in { $worlds } of its own
    .mean = { $which }: of { $count } groups the one with the highest mean over theories, which loses at most { $loss } people, in { $worlds } of its own
robustness = What it costs to be safe
    .note = People convinced on average in { $worlds } worlds that no comparison uses; in brackets, how many fewer than the best of these groups.
robustness-group = group
robustness-taken = { $group } (taken)
robustness-cell = { $reached } ({ $lost })
robust-greedy = best additions if “{ $theory }” is true
robust-saturation = the same share of the best under all theories
robust-exchanges = the best of these after exchanges, one by one
ranked-roster = { $people } on the list, then others at random
accounted = { $text }, taking account of { $what }
ranked-part = { $strategy }: { $note }
left-out = { $count ->
    [one] { $count } person on the list may not be approached and is
   *[other] { $count } people on the list may not be approached and are
} left out
    .named = { left-out }: { $ids }
    .some = { left-out.named } and { $more } more

## Mechanisms: what happens beside word of mouth. The label is a name; ".says" is one sentence.

mechanism-acceptance = who accepts
    .says = each day of preparation wins over { $share } of those who would still refuse
    .crowding = the chance to accept falls with the public score, by { $share } for the person with the highest
mechanism-broadcast = broadcast
    .says = A broadcast reaches each person with a chance of { $chance } a day and counts as { $voices ->
        [0] no voice: people only get to know
        [one] { $voices } voice
       *[other] { $voices } voices
    }.
    .limits = It { $limits }.
    .days = runs on days { $days }
    .segment = reaches people with { $condition } only
    .cost = costs { $money } for each person reached
    .calendar = Its days are { $calendar }, over and over (G gives, A asks): trust begins at { $trust }, each giving adds { $give } of what is missing, and each asking uses up { $spend } of it.
    .weak = { $chance } a day
mechanism-channels = channels
    .says = The campaign reaches people only through { $channels }; who uses them depends on { $traits }.
    .costs = { mechanism-channels.says } That costs { $money }, whoever is reached.
    .nobody = Please check: nobody has { $values } in the column { $column }, which the channel “{ $channel }” names.
    .others = No share is named in the channel “{ $channel }” for the { $column } of { $people }: they are not reached by it.
mechanism-familiarity = familiarity
    .says = People know the brand with a chance of { $familiar }, unless the column familiar says otherwise; those who do not heed a word { $unknown } as often.
    .everybody = everybody knows the brand
mechanism-endorsement = words of those who are approached
    .says = Who is convinced by being approached { $how }.
    .paid = is heeded with the usual chance x { $factor }
    .train = is heeded { $share } more for each day of preparation
    .posts = speaks { $posts } times a day
    .worn = speaks { $posts } times a day (chance to be heeded x { $factor } for each time beyond the first)
    .earned = is counted among those who speak unpaid
mechanism-place = distance
    .says = The chance to buy falls with the distance in the column { $column }: by half at { $distance }, by four fifths at twice as much.
mechanism-roles = leaders and managers
    .says = who has heeded a leader buys with the usual chance x { $factor }
    .answer = who has heeded a manager is heeded with the usual chance x { $factor }
mechanism-speaking = how people speak
    .says = the chance to hear a person is multiplied by the number in their column { $column }
    .topic = the chance to heed a person is multiplied by a number from { $factor } (their column { $column } is 0) to 1 (it is 1)
mechanism-waves = waves
    .says = People are approached in waves: { $waves }.
    .adaptive = { mechanism-waves.says } Each wave passes over those approached before and those convinced.
    .wave = { $share } of the budget on day { $day }
    .another = { $share } of it on day { $day }
    .once = all on day 0
change-without = without { $name }
change-days = { $setting } for { $days ->
    [one] { $days } day
   *[other] { $days } days
}

## The cast: who is who.

cast = Cast { $cast }: { $archetypes }. { cast.chosen }
    .unnamed = A cast of your own: { $archetypes }. { cast.chosen }
    .chosen = The numbers of the cast are chosen, none is measured.
    .ablated = Taken away, so that everybody is as ordinary people are: { $traits }.
    .before = Your table stands before the cast: { $traits }.
    .own = { $trait } of { $people }
cast-archetype = { cast-archetype.plain } ({ $like })
    .plain = { $archetype } { $people }

## Theories made equally contagious.

match = matched: { match.reached }
    .reached = random people convince { $low } to { $high } of all, with { $setting }
    .missed = not matched: { match.reached }
    .jump = { match.missed }. The share jumps from { $below } to { $above }
    .less = { match.missed }. With every setting it is less than { $target }: { $above } at most
    .more = { match.missed }. With every setting it is more than { $target }: { $below } at least
    .open = { match.missed }. In { $worlds } worlds chance hides whether that is within a point of { $target }
    .misled = { match.missed }. Chance misled the search for { $target }
    .most = every contact heard
contagiousness = { assumption-chance-to-be-heard } x { $factor }
    .key = { assumption-chance-to-be-heard } ({ $key }) x { $factor }
    .phi = share of a person's sources that convinces (phi) { $phi }

## What was assumed.

assumed-networks = { $networks } drawn, each for { $worlds }
    .settings = { assumed-networks } ({ $settings })
assumed-map = Strategies see a map with { $seen } of the ties; { assumed-map.played }
    .wrong = Strategies see a map with { $seen } of the ties, and { $wrong } of the ties they see lead to somebody else; { assumed-map.played }
    .played = the campaign runs on the true network.
assumed-source = Network: { $settings }.
    .made-up = Made-up network, nobody in it is real: { $settings }.
assumed-strategy = Settings of { $strategy }: { $settings }.
assumed-plan = Differences of { $plan }: { $settings }.
assumed-people = { $people } approached.
assumed-money = People are approached in ranked order until { $money } is spent; who costs more than what is left is skipped.
assumed-most = At most { $people } are approached.
assumed-everybody = Everybody who may be approached is approached.
assumed-lead = Each person is prepared for { $days ->
    [one] { $days } day
   *[other] { $days } days
} before being approached.
assumed-candidates = Only people with { $condition } may be approached.
assumed-exclude = People with { $condition } are not approached.
    .listed = People on a list are not approached.
assumed-passed-over = Whoever may not be approached can still hear of it and pass it on.
assumed-quota = Of people with the same { $group } at most { $people } are approached.
    .condition = Of people with { $group } at most { $people } are approached.
assumed-chance = with a chance of { $chance }
    .column = with the chance in the column { $column } ({ $chance })
assumed-accept = Who is approached is convinced { $chance }.
assumed-recommend = Who is convinced recommends it { $chance }.
assumed-buy = Who is convinced buys { $chance }.
assumed-certain = Everybody who is approached is convinced; everybody who is convinced recommends it and buys.
assumed-end = The campaign is played until nothing more can happen.
    .horizon = The campaign is played up to day { $day }.
assumed-goal = What counts: { $goal }.
assumed-target = The target: { $quantity }.
assumed-engine = The Mesa model was played; it gives the same numbers.
assumed-costs = Money: { $list }.
    .fee = a fee of { $money } for each person
    .fee-column = for each person, the fee in the column fee
    .listener = a fee of { $money } for each listener of a person
    .lead = { $money } to prepare each person
    .fixed = a fixed cost of { $money }
    .discount = revenue of later days counts less, by { $rate } a day
    .revenue = { $money } from each buyer
    .capacity = { $count ->
        [one] at most { $count } buyer can be served
       *[other] at most { $count } buyers can be served
    }
value-unset = not set
value-yes = yes
value-no = no
none = none
value-many = { $count } values

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

## The answer: what to choose. Each entry is a sentence of its own, as in all parts of the answer.

answer-choose = choose { $plan }
answer-only = only { $plan } was played
answer-no-difference = { answer-no-difference.what }; take { $plan }, for instance
    .what = it makes no difference here which plan you choose
answer-no-difference-here = in these worlds it made no difference which plan was chosen: { $plan }, for instance
answer-unsettled = nothing is settled yet: play more worlds; first for now: { $plan }
answer-any = { answer-any.what }: { answer-equal.take }
    .what = any of the { $count } plans will do
answer-equal = { answer-equal.what }: { answer-equal.take }
    .what = no plan stands out, as { $plans } come out equal
    .take = take the cheapest or easiest, { $plan }
answer-easier = choose { $plan }: within your margin as good as { $other }, and easier
answer-cheaper = choose { $plan }: too close to call against { $other }, and { $cheaper }
    .any = { answer-any.what }: { answer-cheaper.take }
    .equal = { answer-equal.what }: { answer-cheaper.take }
    .no-difference = { answer-no-difference.what }: { answer-cheaper.take }
    .take = take { $plan }, { $cheaper } than { $other }
    .rival = choose { $plan }; { $other } is so far too close to call against it, and { $cheaper }
answer-so-far = so far, choose { $plan }
answer-none-known = no plan is shown to be the best; least can be lost with { $plan }
answer-cost = it costs { $cost }
answer-worth = it costs { $cost }, and is worth it if a buyer is worth more than { $value } (95 % interval { $ends })
    .whichever = { answer-worth }, whichever theory is true
    .unsaid = more worlds are needed to tell what a buyer has to be worth { $if }
answer-per-won = { $if }, each person won costs { $cost } (95 % interval { $ends })
    .unsaid = more worlds are needed to tell the cost of a person won { $if }
answer-target = { $if }, the target of { $target } is reached in { $share } of worlds (95 % interval { $ends })
    .least = least often, { answer-target }
    .most = most often, { answer-target }
answer-house = { $capacity ->
        [one] the one place is
       *[other] all { $capacity } places are
    } taken in { $full } of worlds, and people are turned away in { $away }
    .theories = depending on the theory, { answer-house }
    .never = { $capacity ->
        [one] the one place is not taken in any world
       *[other] in no world are all { $capacity } places taken
    }
answer-nothing = doing nothing would lose nothing
answer-caution = The settings of the theories are assumptions: trust which plan wins more than how { $unit ->
    [money] much money
   *[other] many people
}.
answer-unmatched = the theories are not equally contagious
    .one = the theory “{ $theory }” was { $words }
plans = { $count } plans
result = { $if }, expect { $quantity }
    .least = expect least { $if }: { $quantity }
    .most = expect most { $if }: { $quantity }
    .average = { $quantity } on average
    .mostly = { result.average }; in 9 of 10 worlds at least { $least }
    .mostly-loss = { result.average }; in 9 of 10 worlds a loss of { $least } at most

## What a plan costs more or less than another. The parts go on in a sentence.

price-money =
    .more = for { $number } more
    .less = for { $number } less
price-people =
    .more = with { $number } more approached
    .less = with { $number } fewer approached
priced = { $difference }, { $price }
cheaper-money = { $number } cheaper
cheaper-people = with { $number } fewer approached

## The answer: how sure one can be.

certainty = all plans were played in the same { $played } (a world is a simulated campaign)
    .case = { $if }, this plan is { $verdicts }
    .more = it is { $verdicts }
    .under = under { $count } of the { $theories } theories
    .counted = against { $rivals } others under { $theories } theories ({ $all } cases) this plan is { $counts }
    .count = { $verdict } in { $cases }
    .all-others = all { $count } others
    .others = { $count ->
        [one] 1 other
       *[other] { $count } others
    }
    .depends = what is best depends on the theory
    .nothing-better = no plan was found to be better, under any theory
    .against = against { $rival }: { $gap } on average
certainty-alone = this rests on { $played }, and nothing was compared with it
certainty-same = in { $blocks ->
    [one] { $played }
   *[other] all { $played }
} the { $count } plans did the same
    .open = it makes no difference { $unless }
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

verdict-reference = reference
verdict-best = best
verdict-first = first
verdict-alone = alone
verdict-better = better
    .than = better than { $others }
verdict-worse = worse
    .than = worse than { $others }
verdict-close = too close to call
    .than = too close to call with { $others }
    .margin = too close to call with { $others } (a difference of at most { $margin }, your margin)
verdict-open = not settled
    .than = not yet shown to be better or worse than { $others }
verdict-same = the same in every world
    .than = the same in every world as { $others }
verdict-better-so-far = better so far
    .than = so far better than { $others }
verdict-worse-so-far = worse so far
    .than = so far worse than { $others }
verdict-close-so-far = too close to call so far
    .than = so far too close to call with { $others }
    .margin = so far { verdict-close.margin }
close = too close to call means: a difference of at most { $margin }, your margin

## The answer: what choosing wrongly loses.

wrong-alone = with one plan there is no choice to get wrong; play others to see what it loses against them
wrong-one-theory = what it costs if this theory is wrong cannot be said: play another theory to see
wrong-loss = at worst, { $if }, this plan brings { $loss } less on average than { $rival }
    .short = at worst, this plan brings { $loss } less on average than { $rival }
wrong-none = no plan has a higher mean under any theory
wrong-ahead = the best plan beats this one by { $low } to { $high } on average ({ $level } sure)
    .rival = the plan { $rival } beats this one by { $low } to { $high } on average ({ $level } sure)
wrong-at-most = another plan could beat this one by { $high } on average, at most ({ $level } sure)
    .rival = the plan { $rival } could beat this one by { $high } on average, at most ({ $level } sure)
wrong-weights-same = whichever theory you believe more, the choice stays
wrong-weights-other = by your beliefs in the theories, choose { $plans }
knowing = to know which theory is true would be worth { $worth } on average ({ $ends }, 95 % sure)
knowing-little = to know which theory is true would not change much: { $worth } on average ({ $ends }, 95 % sure)
knowing-at-most = to know which theory is true would bring { $high } on average, at most (95 % sure)
knowing-nothing = to know which theory is true would bring nothing

## Figures: what stands above, below and at their axes.

axis-day = day
axis-people = number of people
axis-listeners = listeners per person
axis-money = { $goal } (money)
figure-source = Root seed { $seed }.
    .named = Network: { $network }. Root seed { $seed }.
figure-ranking = Whom to approach first: { $spending }
    .dots = Dots: { $played }, the same for all plans.
    .some-dots = Dots: { $count } of { $worlds } worlds, the same for all plans.
    .lines = Black lines: upright, the mean over all worlds; level, its 95 % interval. Numbers: the mean, and its difference to the first plan.
    .below = { $dots } { figure-ranking.lines } { $source }
figure-adoption = { page-curves }: { $spending }
    .below = { page-curves.note } { $source }
figure-regret = How far each plan falls short of the best one
    .below = Numbers: how much less a plan brings, in { $unit }, than the best plan if that theory is true (regret); mean of { $played }. Bold: the choice, because it can lose least.
figure-network = Whom to approach: { $plan }
    .dots = { $people } people and their ties; the larger a dot, the more listeners. Where a dot lies means nothing.
    .below = { figure-network.dots } In colour: the { $count } people approached.
    .below-often = { figure-network.dots } In colour: the { $count } people approached most often; equals are chosen by chance in each world.
figure-listeners = How many listen to the people approached
    .random = random people, in one world
    .below = Bars: how many of the { $people } people have so many listeners; each bar spans twice as many as the one before. Dots: { $plan }, and as a comparison people drawn at random in one world.

## What Python and notebooks show of a thing.

shown-network = Network: { $read }; { $direction }
    .ties = ties
    .heard = people heard per person
shown-people = { $people } with the traits { $traits }
    .none = { $people } without traits
shown-outcome = On average { $mean } of { $people } convinced, in { $worlds } ({ $ends })
shown-value = What the silence of each of { $people } would have cost, in { $worlds }: at most { $most } purchases of others on average
shown-strategies = { $count ->
    [one] { $count } plan
   *[other] { $count } plans
}
shown-theories = { $count ->
    [one] { $count } theory
   *[other] { $count } theories
}
shown-comparison = { $plans } under { $theories }, in { $played }: { $spending }
shown-first = { $verdict }: { $plan }, { $if }

## What every plan can spend.

budget-people = { $count } of { $people } people approached
budget-money = a budget of { $amount } to approach some of { $people } people
budget-own = a budget for each plan, { $people } people in all

## The ranking.

head-interval = 95 % interval
    .mean = { head-interval } of the mean
    .joint = joint { $level } interval
head-half = half of the convinced by day
ranking-mean = { assumed-goal } Means over { $played } (simulated campaigns), the same for all plans; { ranking-mean.differences }. { ranking-mean.fresh }
    .differences = differences to the first plan with their joint intervals
    .fresh = Fresh worlds give slightly other means: those of the answer.
    .included = People who are approached count, too.
ranking-verdict = Verdict: compared with the first plan. All verdicts and joint intervals hold together with { $level } confidence.
ranking-margin = { word-margin }: { word-margin.meaning }
ranking-reference = Reference: shows what happens if nobody, or everybody, is approached; it is no choice here, and not among what holds together.
ranking-won = People won: those who count beyond those who would if nobody were approached; the cost is "-" where it is open whether there are any.
gains = What the plans win
    .if = What the plans win { $if }
gains-note =
    .won-others = “Without those approached” leaves out everybody whom the plan approaches, both where it does and where nobody is approached.
    .break-even = Break-even: the plan is worth its cost if a buyer is worth more than this; “-” where it is open whether any are won.
    .target = Target reached: share of worlds with at least { $quantity }.
    .house = Full house: share of worlds in which all { $capacity } places are taken; people turned away: in which more people want one.
ranking-failure = Failure rate: { $failure }.
failure-spread = share of worlds in which word of mouth does not double the people approached
    .number = { failure-spread } (fewer than { $number } people convinced)
failure-loss = share of worlds with a loss

## The agenda of a meeting: whom to approach, what to expect, what would change our mind.

agenda = For the meeting: { $plan }
    .needs = Information needed: { $needs }.
    .equal = Equally good: { $plans }.
agenda-whom = Whom to approach: { $number } of { $people } people
    .more = And { $count } more.
    .theory = This plan needs to know which theory is true, and approaches different people under each. These are the people { $if }.
    .drawn = Networks are drawn at random; these are people of the first one.
    .list = The whole list, in order and with what is known of each person, is in the files invitations.xlsx and invitations.csv.
    .lots = The list shows one draw (dashed).
    .adaptive = Later waves pass over people who are convinced by then and go on down the ranking; here nobody is.
    .whole = All { $count } people, in order
    .most = The first { $count } people, in order
invitation-why = { $plan }, place { $place }: { $contacts ->
    [one] 1 contact
   *[other] { $contacts } contacts
} in { $groups ->
    [one] 1 group
   *[other] { $groups } groups
}
agenda-chance = { $count ->
    [one] One person is
   *[other] { $count } people are
} { agenda-chance.how }
    .others = { $count ->
    [one] One more person is
   *[other] { $count } more people are
} { agenda-chance.how }
    .how = chosen by chance, anew in each world: the plan draws at random, or ranks several people equally.
agenda-expect = What to expect, in fresh worlds that were not used to choose
    .label = What to expect of this plan
agenda-doubts = What would change our mind
doubt-belief = If you are more than { $weight } sure of “{ $theory }”, choose { $above } instead of { $below }.
    .more = { $count ->
    [one] One more such turn is
   *[other] { $count } more such turns are
} in the file flips.csv.
doubt-open = Nothing is settled in so few worlds: play more.
instead-local-nominations = if nobody can be asked
instead-the-whole-map = if the contact network cannot be had, or costs too much
instead-the-theory = if nobody knows which theory is true
instead-alike = { $lacking }, take { $plan }: within your margin as good
instead-loss = { $lacking }, take { $plan }: this brings up to { $loss } less on average ({ $if })
instead-no-loss = { $lacking }, take { $plan }: this brought no less on average
instead-nobody = { $lacking }: no other plan that was played does without it
doubt-none = Nothing in these worlds. Other theories, another network or another goal might.

## The page: title, headings and notes.

page-subtitle = { $network }; { $played }; root seed { $seed }
    .sections = { $network }; root seed { $seed }
page-unnamed = A network
page-ranking = Ranking
    .if = Ranking { $if }
page-plans = What the plans do, and what one has to know for them
page-regret = What choosing wrongly loses
    .figure = What each plan loses, by theory
    .worst = most { $unit } lost
    .mean = { $unit } lost by belief
    .note = A column for each theory: how much less the plan brings on average than the best plan would, if that theory is true. Lost by belief: the mean of these columns, with belief { $weights }. How stable the choice is stands in the file choice.csv.
    .weight = { $theory } { $weight }
page-curves = How it spreads
    .if = How it spreads { $if }
    .note = Lines are means over { $played }; bands are their 95 % intervals on each day. Curves end when every mean is within 1 % of its final value.
page-network = The network
    .figure = The network and the people to approach
page-pairs = Every pair of plans
    .pair = { $one } against { $other }
    .count = { $count ->
    [one] 1 verdict with its interval
   *[other] { $count } verdicts with their intervals
}
    .label = Verdicts on all pairs
    .note = Differences in { $unit }: the first plan of a pair minus the second. All intervals in the same worlds hold together with { $level } confidence.
    .narrower = All plans meet the same random draws (common random numbers). This makes the variance of a difference { $middle } times smaller in the median, and up to { $most } times. With separate draws, as many times the worlds would be needed to know differences as well.
    .no-help = Common random numbers did not help here: the results of these plans hardly move together.
page-assumed = What was assumed
    .settings = Settings: { $settings }.
    .match = { $words }.
    .levels = The settings of theories are chosen, not measured on these people. Trust the order of the plans, and the differences between them, before you trust a level.
    .missing = Not modelled: negative word of mouth, rival products, a network that changes, and people annoyed by being approached twice.
page-words = Method and words
    .method = For researchers: how it was computed
page-numbers = The numbers: { $count ->
    [one] 1 row
   *[other] { $count } rows
}, also in { $file }.csv
    .first = The numbers: { $shown } of { $count } rows; all are in { $file }.csv

## Method and words. Each is a word and what it means.

word-world = World
    .meaning = A simulated campaign: one possible course of events, with all random draws fixed before any plan is tried. Every plan is tried in the same worlds under every theory; here in { $played }. { $stopped }
word-block = Block
    .meaning = Worlds that share a network; together they count once in an interval. If the network is given, every world is a block of its own. If networks are drawn, each drawn network is a block with all its worlds.
word-difference = Paired difference
    .meaning = How much more one plan brings than another in the same world. Both meet the same random draws, so most luck cancels out.
word-margin = Margin
    .meaning = Plans whose results differ by up to { $margin } count as equally good, whichever of them is ahead.
word-interval = Interval
    .meaning = A range that holds the true mean with the confidence stated. It also allows for rare events: one so rare that all worlds played may have missed it, and as large as it could be.
word-verdict = Verdict
    .meaning = “Too close to call”: the whole interval of the paired difference lies within the margin, whatever the sign of the difference. “Better” or “worse”: the interval is not within the margin, and excludes zero. “Not settled”: neither. “So far”: shown by the worlds played, { $unless }. In tables, the first plan is called “best” only if all others are worse; otherwise “first”.
word-level = Joint level
    .meaning = All { $comparisons ->
    [one] intervals of the one pair
   *[other] { $comparisons } intervals of pairs
} hold together with { $level } confidence, at { $looks ->
    [one] the one look that was planned
   *[other] each of { $looks } interim looks that were planned
}. The chance of error is divided among them (Bonferroni), so each interval has { $each }.
word-regret = Regret
    .meaning = How much a plan loses against the best plan if a theory is true: the mean of the best plan under that theory minus its own. Choose the plan whose largest regret is smallest (Savage 1951); among plans that are as good, the cheapest or easiest.
word-fresh = What to expect
    .meaning = The plan that came out first was also a little lucky. So it is played again in fresh worlds, and what to expect of it comes from those alone. All other numbers come from the worlds in which plans were compared.
word-failure = Failure rate
    .meaning = The { $failure }.
word-curves = Curves by day
    .meaning = In the file curves.parquet: means over all worlds, and deciles over one world in { $count }.
word-cascade = Global cascade
    .meaning = A world in which at least { $share } of all people are convinced.
stopped-settled = No more were needed.
stopped-worlds = Not all pairs are settled.
stopped-seconds = Time was up before all pairs were settled.
stopped-memory = { stopped-worlds } More worlds would take too much memory.

## Where numbers come from.

origin = Where it comes from
    .redo = Settings, and the command to redo this
    .files = If the network is read from files, run this in a folder that holds the same files:
origin-seed = Root seed
origin-network = Network
origin-fingerprint = Fingerprint of the network
origin-rows = Rows read
origin-doubts = What may be meant otherwise
origin-traits = Traits of people
origin-strategies = How people were ranked
    .one = { $strategy }: { $note }
origin-versions = Versions

## Columns: what each is called on a page, what it counts, what it means. A file's own meaning goes by its name.

capacity-only = only where there is a capacity
end-lower = lower end of its 95 % interval
end-upper = upper end of its 95 % interval
joint-elsewhere = the joint one, which the report shows, is in verdicts.csv
column-theory = theory
    .unit = { unit-name }
    .meaning = theory that is taken to be true
column-seeds-theory = theory
    .unit = { unit-name }
    .meaning = theory under which these people are approached; only where a plan needs to know the theory, and empty for plans that approach the same people under all
column-strategy = plan
    .unit = { unit-name }
    .meaning = plan, by its name in the settings
column-rank = rank
    .unit = { unit-number }
    .meaning = place by the mean of the goal, 1 is the highest
column-worlds = worlds
    .unit = { unit-worlds }
    .meaning = worlds played
column-matching-worlds = worlds
    .unit = { unit-worlds }
    .meaning = fresh worlds in which the match was checked
column-blocks = blocks
    .unit = { unit-number }
    .meaning = blocks: worlds, or drawn networks with all their worlds
column-goal = mean
    .unit = { unit-goal }
    .meaning = mean of the goal
column-goal_low = mean, low
    .unit = { unit-goal }
    .meaning = lower end of the 95 % interval of the mean, over blocks
column-goal_high = mean, high
    .unit = { unit-goal }
    .meaning = upper end of the 95 % interval of the mean, over blocks
column-goal_p10 = at least, in 9 of 10 worlds
    .unit = { unit-goal }
    .meaning = 10 % quantile of the goal: 9 of 10 worlds reach at least as much
column-goal_p50 = reached in half of the worlds
    .unit = { unit-goal }
    .meaning = median of the goal over worlds
column-goal_p90 = reached in 1 of 10 worlds
    .unit = { unit-goal }
    .meaning = 90 % quantile of the goal: 1 of 10 worlds reaches at least as much
column-vs_random = against random
    .unit = { unit-goal }
    .meaning = mean difference to random people in the same worlds; empty where random people were not played
column-vs_random_low = against random, low
    .unit = { unit-goal }
    .meaning = { end-lower }, taken alone; { joint-elsewhere }
column-vs_random_high = against random, high
    .unit = { unit-goal }
    .meaning = { end-upper }, taken alone; { joint-elsewhere }
column-vs_best = against the first
    .unit = { unit-goal }
    .meaning = mean difference to the plan with the highest mean, in the same worlds; 0 or less
column-vs_best_low = against the first, low
    .unit = { unit-goal }
    .meaning = { end-lower }, taken alone; { joint-elsewhere }
column-vs_best_high = against the first, high
    .unit = { unit-goal }
    .meaning = { end-upper }, taken alone; { joint-elsewhere }
column-verdict = verdict
    .unit = { unit-words }
    .meaning = against the plan with the highest mean, at the joint level; of that plan itself "best" if all others are worse, "first" if not, "alone" if there are none
column-verdicts-verdict = verdict
    .unit = { unit-words }
    .meaning = on the first plan of the pair against the second, at the joint level
column-best_in_world = best in a world
    .unit = { unit-share }
    .meaning = share of worlds in which the plan has the highest goal; equal plans share a world
column-best_in_resample = best in a resample
    .unit = { unit-share }
    .meaning = share of 1,000 resamples of the blocks in which the plan has the highest mean; equal plans share a resample
column-failure_rate = failure rate
    .unit = { unit-share }
    .meaning = { failure-spread }; where the goal is profit, { failure-loss }
column-global_cascades = global cascades
    .unit = { unit-share }
    .meaning = share of worlds in which at least the share of people set by cascade_share is convinced
column-reach = people convinced
    .unit = { unit-people }
    .meaning = mean number of people convinced in the end, those approached included
column-reach_low = people convinced, low
    .unit = { unit-people }
    .meaning = { end-lower }
column-reach_high = people convinced, high
    .unit = { unit-people }
    .meaning = { end-upper }
column-reach_share = share convinced
    .unit = { unit-share }
    .meaning = mean number of people convinced as a share of all people
column-aware = people aware
    .unit = { unit-people }
    .meaning = mean number of people aware in the end
column-curves-aware = people aware
    .unit = { unit-people }
    .meaning = people aware by the end of the day, those approached included
column-curves-convinced = people convinced
    .unit = { unit-people }
    .meaning = people convinced by the end of the day, those approached included
column-buyers = buyers
    .unit = { unit-people }
    .meaning = mean number of buyers in the end
column-curves-buyers = buyers
    .unit = { unit-people }
    .meaning = people who have bought by the end of the day
column-days_to_half = days to half
    .unit = { unit-days }
    .meaning = mean number of days until half of those convinced in the end are; over worlds in which anybody but those approached was convinced
column-approached = people approached
    .unit = { unit-people }
    .meaning = mean number of people approached
column-cost = cost
    .unit = { unit-money }
    .meaning = mean cost of the campaign
column-cost_per_buyer = cost per buyer
    .unit = { unit-money }
    .meaning = mean cost divided by the mean number of buyers; empty where there are none
column-invitations-theory = theory
    .unit = { unit-name }
    .meaning = only where a plan approaches different people under each theory: under which these are approached
column-invitations-place = place
    .unit = { unit-number }
    .meaning = place in the order of approach, from 1
column-invitations-id = id
    .unit = { unit-name }
    .meaning = id of the person to approach
column-contacts = contacts
    .unit = { unit-people }
    .meaning = people who hear this person
column-groups = groups
    .unit = { unit-number }
    .meaning = communities to which the person and these contacts belong
column-fee = fee
    .unit = { unit-money }
    .meaning = what approaching this person costs
column-wave = wave
    .unit = { unit-number }
    .meaning = only where people are approached in waves: in which one, from 1; where later waves pass over people who are convinced by then, as if nobody were
column-invitations-day = day
    .unit = { unit-days }
    .meaning = only where not everybody is approached on day 0: day of the approach
column-why = why
    .unit = { unit-words }
    .meaning = why the person is on the list
column-won = people won
    .unit = { unit-people }
    .meaning = mean number of people convinced (buyers, where these are the goal) in the segment by the day that counts, beyond those whom nobody has to approach; only where plans are compared
column-won_others = people won, without those approached
    .unit = { unit-people }
    .meaning = the same, leaving out everybody whom the plan approaches, both where it does and where nobody is approached
column-won_others_low = people won, without those approached, low
    .unit = { unit-people }
    .meaning = { end-lower }
column-won_others_high = people won, without those approached, high
    .unit = { unit-people }
    .meaning = { end-upper }
column-cost_per_won = cost per person won
    .unit = { unit-money }
    .meaning = mean cost beyond that of approaching nobody, divided by the mean number of people won; { unit-unsaid }
column-cost_per_won_low = cost per person won, low
    .unit = { unit-money }
    .meaning = { end-lower }
column-cost_per_won_high = cost per person won, high
    .unit = { unit-money }
    .meaning = { end-upper }
column-break_even = break-even
    .unit = { unit-money }
    .meaning = value of a buyer above which the plan pays: the same cost divided by the mean number of buyers won; { unit-unsaid }
column-break_even_low = break-even, low
    .unit = { unit-money }
    .meaning = { end-lower }
column-break_even_high = break-even, high
    .unit = { unit-money }
    .meaning = { end-upper }
column-roi = return on cost
    .unit = { unit-number }
    .meaning = mean profit divided by the mean cost; { unit-unsaid }
column-roi_low = return on cost, low
    .unit = { unit-number }
    .meaning = { end-lower }
column-roi_high = return on cost, high
    .unit = { unit-number }
    .meaning = { end-upper }
column-won_low = people won, low
    .unit = { unit-people }
    .meaning = { end-lower }
column-won_high = people won, high
    .unit = { unit-people }
    .meaning = { end-upper }
column-target_reached = target reached
    .unit = { unit-share }
    .meaning = share of worlds in which the goal is at least the target (campaign.target); only where there is one
column-target_reached_low = target reached, low
    .unit = { unit-share }
    .meaning = { end-lower }
column-target_reached_high = target reached, high
    .unit = { unit-share }
    .meaning = { end-upper }
column-full_house = full house
    .unit = { unit-share }
    .meaning = share of worlds with at least as many buyers as can be served (campaign.capacity); { capacity-only }
column-full_house_low = full house, low
    .unit = { unit-share }
    .meaning = { end-lower }
column-full_house_high = full house, high
    .unit = { unit-share }
    .meaning = { end-upper }
column-turned_away = people turned away
    .unit = { unit-share }
    .meaning = share of worlds with more buyers than can be served; { capacity-only }
column-turned_away_low = people turned away, low
    .unit = { unit-share }
    .meaning = { end-lower }
column-turned_away_high = people turned away, high
    .unit = { unit-share }
    .meaning = { end-upper }
column-profit = profit
    .unit = { unit-money }
    .meaning = mean profit: revenue from buyers minus cost
column-profit_low = profit, low
    .unit = { unit-money }
    .meaning = { end-lower }
column-profit_high = profit, high
    .unit = { unit-money }
    .meaning = { end-upper }
column-verdicts-profit = difference of profit
    .unit = { unit-money }
    .meaning = mean profit of the first plan minus that of the second
column-verdicts-cost = difference of cost
    .unit = { unit-money }
    .meaning = mean cost of the first plan minus that of the second
column-one = first plan
    .unit = { unit-name }
    .meaning = first plan of the pair
column-other = second plan
    .unit = { unit-name }
    .meaning = second plan of the pair
column-pair = pair
column-difference = difference
    .unit = { unit-goal }
    .meaning = mean of the goal of the first plan minus that of the second, in the same worlds
column-interval = joint interval, same worlds
column-low = low
    .unit = { unit-goal }
    .meaning = lower end of the interval of the difference, at the level in this row
column-high = high
    .unit = { unit-goal }
    .meaning = upper end of the interval of the difference, at the level in this row
column-level = level
    .unit = { unit-share }
    .meaning = confidence of this interval, so high that all intervals of the run hold together at the joint level
column-differ = worlds that differ
    .unit = { unit-number }
    .meaning = blocks in which the two plans have different results
column-unpaired = joint interval, if each plan had worlds of its own
column-unpaired_low = low, if each plan had worlds of its own
    .unit = { unit-goal }
    .meaning = lower end of the interval, had the two plans not met the same worlds
column-unpaired_high = high, if each plan had worlds of its own
    .unit = { unit-goal }
    .meaning = upper end of the interval, had the two plans not met the same worlds
column-regret = regret
    .unit = { unit-goal }
    .meaning = how much the plan loses against the best plan if this theory is true: the highest mean minus its own
column-robustness-group = group
    .unit = { unit-name }
    .meaning = group of people the plan was chosen from: greedy under a theory, hubs, pagerank, saturation or exchanges
column-robustness-reached = people convinced
    .unit = { unit-people }
    .meaning = people whom this group convinces on average, itself included
column-robustness-regret = fewer than the best
    .unit = { unit-people }
    .meaning = the highest mean of these groups under this theory, minus its own
column-taken = taken
    .unit = { unit-words }
    .meaning = True for the group that the plan approaches
column-robustness-worlds = worlds
    .unit = { unit-worlds }
    .meaning = worlds of their own in which the groups were judged
column-worst = largest regret
    .unit = { unit-goal }
    .meaning = largest regret over the theories
column-worst_low = largest regret, low
    .unit = { unit-goal }
    .meaning = the least by which the best plan is ahead, at the joint level, 0 or more
column-worst_high = largest regret, high
    .unit = { unit-goal }
    .meaning = the most by which another plan can be ahead under any theory, at the joint level, 0 or more
column-mean_by_belief = mean by belief
    .unit = { unit-goal }
    .meaning = mean of the goal over the theories, each weighted by the belief in it
column-least_regret = smallest largest regret
    .unit = { unit-share }
    .meaning = share of 1,000 resamples of the blocks in which the plan has the smallest largest regret
column-best_by_belief = best by belief
    .unit = { unit-share }
    .meaning = share of 1,000 resamples of the blocks in which the plan has the highest mean by belief
column-belief = belief
    .unit = { unit-share }
    .meaning = belief in the theory at which the best plan by belief changes; the other theories keep their proportions
column-below = choice below
    .unit = { unit-name }
    .meaning = plan with the highest mean by belief just below this belief
column-above = choice above
    .unit = { unit-name }
    .meaning = plan with the highest mean by belief just above this belief
column-place = place
    .unit = { unit-number }
    .meaning = place in the order of approach; who is approached in most worlds comes first
column-id = id
    .unit = { unit-name }
    .meaning = id of the person, as in the network
column-name = name
    .unit = { unit-name }
    .meaning = what the person is called, by a column label or name; left out where nobody has one
column-score = score
    .unit = { unit-number }
    .meaning = score by which the plan ranks people; higher is approached first
column-share = approached
    .unit = { unit-share }
    .meaning = share of worlds in which the person is approached; less than 1 where chance decides between people ranked equally
column-target = target
    .unit = { unit-share }
    .meaning = share of people that each theory was set to convince when random people are approached
column-contagiousness = setting
    .unit = { unit-words }
    .meaning = what was set, and to what
column-reached = reached
    .unit = { unit-share }
    .meaning = mean share of people convinced in fresh worlds
column-matching-low = reached, low
    .unit = { unit-share }
    .meaning = { end-lower }
column-matching-high = reached, high
    .unit = { unit-share }
    .meaning = { end-upper }
column-cascades = global cascades
    .unit = { unit-share }
    .meaning = share of these worlds with a global cascade
column-matching-below = share on one side
    .unit = { unit-share }
    .meaning = share of people convinced just below the nearest jump, in the worlds used for setting
column-matching-above = share on the other side
    .unit = { unit-share }
    .meaning = share of people convinced just above the nearest jump, in the worlds used for setting
column-matched = matched
    .unit = { unit-words }
    .meaning = True if the whole interval lies within 0.01 of the target
column-words = in words
    .unit = { unit-words }
    .meaning = what became of it, in a few words
column-world = world
    .unit = { unit-number }
    .meaning = number of the world, from 0
column-run = run
    .unit = { unit-name }
    .meaning = run that has the plan, by its folder; several where they have the same one and met the same worlds
column-same_worlds = same worlds
    .unit = { unit-words }
    .meaning = True if the two plans met the same worlds, so that their difference is taken world by world
column-against-convinced = people convinced
    .unit = { unit-people }
    .meaning = mean number of people convinced in the end
column-block = block
    .unit = { unit-number }
    .meaning = number of the block, from 0: the world itself, or the drawn network that its worlds share
column-worlds-goal = goal
    .unit = { unit-goal }
    .meaning = the goal in this world
column-worlds-aware = people aware
    .unit = { unit-people }
    .meaning = people aware in the end, those approached included
column-worlds-convinced = people convinced
    .unit = { unit-people }
    .meaning = people convinced in the end, those approached included
column-worlds-buyers = buyers
    .unit = { unit-people }
    .meaning = people who have bought in the end
column-worlds-approached = people approached
    .unit = { unit-people }
    .meaning = people approached in this world
column-worlds-cost = cost
    .unit = { unit-money }
    .meaning = cost of the campaign in this world
column-worlds-profit = profit
    .unit = { unit-money }
    .meaning = revenue from buyers minus cost, in this world; only where there is revenue
column-day = day
    .unit = { unit-days }
    .meaning = number of the day, from 0, when the campaign approaches people
column-mean = mean
    .unit = { unit-people }
    .meaning = mean over all worlds of the people aware, convinced or buying by the end of the day
column-decile = decile
    .unit = { unit-people }
    .meaning = 10 %, ..., 90 % quantile of these people, over the worlds that were kept

column-budget = budget
    .unit = { unit-spent }
    .meaning = budget that was tried: people approached, or money to spend
column-marginal = gain per unit
    .unit = { unit-goal }
    .meaning = mean of the goal that each further person approached, or unit of money, brings since the next smaller budget; empty for the smallest
column-marginal_low = gain per unit, low
    .unit = { unit-goal }
    .meaning = { end-lower }
column-marginal_high = gain per unit, high
    .unit = { unit-goal }
    .meaning = { end-upper }
column-best_budget = best budget
    .unit = { unit-spent }
    .meaning = budget with the highest mean profit, of those tried
column-break_even-profit = profit
    .unit = { unit-money }
    .meaning = mean profit at the best budget
column-pays_from = pays from
    .unit = { unit-spent }
    .meaning = smallest budget with a mean profit of 0 or more, on straight lines between budgets tried; empty where it never pays
column-pays_to = pays to
    .unit = { unit-spent }
    .meaning = largest such budget
column-map-strategy = best plan
    .unit = { unit-name }
    .meaning = plan with the highest mean; where the goal is profit, with the most buyers
column-map-goal = mean
    .unit = { unit-goal }
    .meaning = its mean of the goal; where the goal is profit, of buyers
column-map-budget = budget
    .unit = { unit-spent }
    .meaning = budget of this plan
column-extra = extra
    .unit = { unit-spent }
    .meaning = least that has to be added to this budget for random people to have the same mean
column-extra_low = extra, low
    .unit = { unit-spent }
    .meaning = least with which the 95 % interval of the difference holds zero
column-extra_high = extra, high
    .unit = { unit-spent }
    .meaning = least with which this interval lies above zero; empty where even the most is not enough
column-saved = saved
    .unit = { unit-money }
    .meaning = mean cost of so many random people minus that of the plan: what the map of the network is worth
column-broadcast = broadcast
    .unit = { unit-share }
    .meaning = chance per day that a broadcast reaches a person
column-horizon = days
    .unit = { unit-days }
    .meaning = days that were played
column-edge = { column-vs_random }
    .unit = { unit-goal }
    .meaning = mean difference to random people, who have the same broadcast, in the same worlds
column-edge_low = { column-vs_random_low }
    .unit = { unit-goal }
    .meaning = { end-lower }
column-edge_high = { column-vs_random_high }
    .unit = { unit-goal }
    .meaning = { end-upper }
column-broadcast-verdict = verdict
    .unit = { unit-words }
    .meaning = against random people, at the joint level of all rows
column-assumption = assumption
    .unit = { unit-name }
    .meaning = what is changed, alone; the first row of a theory has everything as assumed
column-key = setting
    .unit = { unit-name }
    .meaning = setting of the command that is changed; empty where it is no single one
column-side = side
    .unit = { unit-name }
    .meaning = whether it is changed to less or to more
column-setting = changed to
    .unit = { unit-words }
    .meaning = its new value, or by what the old one is multiplied
column-lead = lead
    .unit = { unit-goal }
    .meaning = mean difference of the choice to random people (if those were not played or are the choice: to the next best plan), in the same worlds
column-lead_low = lead, low
    .unit = { unit-goal }
    .meaning = { end-lower }
column-lead_high = lead, high
    .unit = { unit-goal }
    .meaning = { end-upper }
column-assumptions-verdict = verdict
    .unit = { unit-words }
    .meaning = on the choice against the other plan, at the joint level of all rows
column-best = best plan
    .unit = { unit-name }
    .meaning = plan with the highest mean if this is changed
column-knowledge = knowledge
    .unit = { unit-name }
    .meaning = what is known of a person beforehand
column-people = people
    .unit = { unit-people }
    .meaning = people who are approached one by one
column-influentials-worlds = worlds
    .unit = { unit-worlds }
    .meaning = worlds in which each is approached; half are used to fit, half to judge
column-explained = explained
    .unit = { unit-share }
    .meaning = share of the differences between mean cascades of people that this knowledge explains; below 0 if it is worse than none
column-explained_low = explained, low
    .unit = { unit-share }
    .meaning = lower end of its 95 % bootstrap interval, over people
column-explained_high = explained, high
    .unit = { unit-share }
    .meaning = upper end of its 95 % bootstrap interval, over people
column-single = explained of one cascade
    .unit = { unit-share }
    .meaning = share of the differences between single cascades that it explains
column-multiplier = times the average
    .unit = { unit-number }
    .meaning = mean cascade of the tenth of people who promise most by this knowledge, divided by that of all
column-value-approached = approached
    .unit = { unit-share }
    .meaning = in which part of the worlds the person is approached
column-value-convinced = convinced
    .unit = { unit-share }
    .meaning = share of worlds in which the person is convinced
column-value-credited = credited
    .unit = { unit-people }
    .meaning = mean number of people whom the person convinced, in shares
column-non_buyers-approached = { column-value-approached }
    .unit = { column-value-approached.unit }
    .meaning = { column-value-approached.meaning }
column-non_buyers-convinced = { column-value-convinced }
    .unit = { column-value-convinced.unit }
    .meaning = { column-value-convinced.meaning }
column-non_buyers-credited = { column-value-credited }
    .unit = { column-value-credited.unit }
    .meaning = { column-value-credited.meaning }
column-buys = chance to buy
    .unit = { unit-share }
    .meaning = chance that the person buys once convinced, whoever convinced them
column-value = value
    .unit = { unit-number }
    .meaning = social value: purchases of others minus those without the person's words, mean over worlds
column-value_low = value, low
    .unit = { unit-number }
    .meaning = { end-lower } (t), which knows nothing of events that no world showed
column-value_high = value, high
    .unit = { unit-number }
    .meaning = { end-upper } (t)
column-cascades-convinced = people convinced
    .unit = { unit-people }
    .meaning = { column-worlds-convinced.meaning }
column-trees = trees
    .unit = { unit-number }
    .meaning = trees of influence in this world
column-largest = largest tree
    .unit = { unit-people }
    .meaning = people in the largest tree
column-depth = depth
    .unit = { unit-number }
    .meaning = steps from the top of the tree: of the longest chain, or of the person
column-virality = structural virality
    .unit = { unit-number }
    .meaning = mean number of steps between two people of a tree, weighted by the sizes of trees; { unit-unsaid }
column-words-words = words
    .unit = { unit-number }
    .meaning = mean number of words that are heeded on this day
column-earned = earned
    .unit = { unit-share }
    .meaning = share of them that people speak; { unit-unsaid }
column-owned = owned
    .unit = { unit-share }
    .meaning = share of them that the campaign sends; { unit-unsaid }
column-paid = paid
    .unit = { unit-share }
    .meaning = share of them that people speak who were convinced by being approached; { unit-unsaid }
column-archetype = kind of people
    .unit = { unit-name }
    .meaning = archetype of the cast; in brackets, what no person convinced
column-credit-people = people
    .unit = { unit-people }
    .meaning = people of this kind
column-credit-convinced = convinced
    .unit = { unit-people }
    .meaning = mean number of them who are convinced
column-credited = { column-value-credited }
    .unit = { unit-people }
    .meaning = { column-value-credited.meaning }
column-credited_low = credited, low
    .unit = { unit-people }
    .meaning = { end-lower } (t)
column-credited_high = credited, high
    .unit = { unit-people }
    .meaning = { end-upper } (t)
column-person = person
    .unit = { unit-name }
    .meaning = id of a person who is convinced
column-parents-day = day
    .unit = { unit-days }
    .meaning = day of conviction
column-by = by
    .unit = { unit-words }
    .meaning = what convinced them: person, outside (what the campaign sends), approach, or nobody (who needs no word)
column-parent = parent
    .unit = { unit-name }
    .meaning = id of the person who convinced them; empty where none did
column-size = people behind
    .unit = { unit-people }
    .meaning = people from this one downwards in the tree, this one included
column-people-id = id
    .unit = { unit-name }
    .meaning = new id of the person
column-src = speaker
    .unit = { unit-name }
    .meaning = new id of who is heard
column-dst = listener
    .unit = { unit-name }
    .meaning = new id of who hears; ties without a direction stand there once
column-weight = weight
    .unit = { unit-number }
    .meaning = weight of the tie; left out where all are 1
column-weights-theory = theory
    .unit = { unit-name }
    .meaning = theory that is held against the days; outside_only is pressure from outside without word of mouth
column-weights-weight = weight
    .unit = { unit-share }
    .meaning = weight of the theory after the days were seen, each as likely before
column-weights-belief = belief
    .unit = { unit-share }
    .meaning = how likely the theory is among those of word of mouth; empty where the guards do not allow to say it
column-weights-score = score
    .unit = { unit-number }
    .meaning = sum over people of the logarithm of the chance of what each did, learnt from the others
column-behind = behind
    .unit = { unit-number }
    .meaning = how far the score lies below the best
column-behind_low = behind, low
    .unit = { unit-number }
    .meaning = lower end of the interval of that distance, over people
column-behind_high = behind, high
    .unit = { unit-number }
    .meaning = upper end of the interval of that distance, over people
column-settled = settled
    .unit = { unit-words }
    .meaning = whether the interval of the distance to the best excludes zero
column-inside = inside
    .unit = { unit-share }
    .meaning = share of the days on which the observed curve lies in the band of the theory
column-gain = gain
    .unit = { unit-number }
    .meaning = what the theory adds to the log likelihood of a pressure from outside that is free on each day
column-gain_by_group = gain by group
    .unit = { unit-number }
    .meaning = the same, if that pressure is free in each group, too
column-settings-theory = theory
    .unit = { unit-name }
    .meaning = theory whose setting was learnt
column-settings-setting = setting
    .unit = { unit-name }
    .meaning = setting that was learnt; outside is the chance per day to be convinced from outside
column-settings-best = best value
    .unit = { unit-number }
    .meaning = value with the highest posterior
column-settings-low = value, low
    .unit = { unit-number }
    .meaning = lower end of the range that holds 95 % of the posterior
column-settings-high = value, high
    .unit = { unit-number }
    .meaning = upper end of the range that holds 95 % of the posterior
column-band-theory = theory
    .unit = { unit-name }
    .meaning = theory that was played forward with what was learnt
column-observed = observed
    .unit = { unit-people }
    .meaning = people who were convinced by the end of the day
column-band-low = band, low
    .unit = { unit-people }
    .meaning = people convinced by then in 2.5 % of the runs, at most
column-middle = middle
    .unit = { unit-people }
    .meaning = people convinced by then in half of the runs, at most
column-band-high = band, high
    .unit = { unit-people }
    .meaning = people convinced by then in 97.5 % of the runs, at most
column-trait = trait
    .unit = { unit-words }
    .meaning = a trait of the person, as it was read

## Sweeps (task=worth): does the choice still hold when something changes? "This plan" is the choice.

sweeps = Does the choice still hold: { $plan }, { $spending }?
spent-people = { $number ->
    [1] 1 person approached
   *[other] { $number } people approached
}
spent-money = { $number } to spend
sweep-budget = What does a larger budget bring?
    .people = { $if }, one more person approached brings on average { $steps }
    .money = { $if }, one more unit of money brings on average { $steps }
    .step = { $quantity } (from { $low } to { $high })
    .alone = { $if }, nothing can be said of other budgets: only one was tried
    .cost-per-won = { $if }, a person won costs { $steps }
    .break-even = { $if }, this plan pays if a buyer is worth more than { $steps }
    .cost = { $cost } with { $budget }
    .lines = Lines: mean of { $worlds } worlds, the same for all. Bands: 95 % interval of the mean.
    .below = { sweep-budget.lines } Budgets tried: { $budgets }. { $source }
    .below-profit = { sweep-budget.lines } Dots: highest mean profit. Budgets tried: { $budgets }. { $source }
    .axis-money = money to spend
sweep-profit = At which budgets does it pay?
    .best = { $if }, the best budget tried is { $budget }, with a mean profit of { $profit } (95 % interval { $ends }); { $pays }
    .pays = this plan pays for itself from { $low } to { $high }
    .pays-all = this plan pays for itself at all budgets tried
    .pays-none = this plan makes a loss at all budgets tried
sweep-map = What is it worth to know who knows whom?
    .people = { $if }, it takes { $extra } more random people (95 % interval { $low } to { $high }) to do as well as { $plan } with { $budget }
    .money = { $if }, it takes { $extra } more to spend on random people (95 % interval { $low } to { $high }) to do as well as { $plan } with { $budget }
    .price = { $text }: pay at most { $price } for the map of the network
    .no-limit = more than can be approached
    .never = { $if }, random people do not do as well as { $plan } with { $budget }, however many are approached
sweep-broadcast = Does it still matter whom you approach when a broadcast runs, too?
    .never = { $if }, this plan is not surely better than random people at any broadcast tried
    .always = { $if }, this plan is surely better than random people at all broadcasts tried
    .until = { $if }, this plan is no longer surely better than random people once a broadcast reaches { $share } of people a day
    .only-above = { $if }, this plan is surely better than random people at the strongest broadcast tried, but not at { $shares }
    .below = Lines: how much more a plan brings than random people in the same { $worlds } worlds, on average. Bands: 95 % interval. Full dots: better than random people (sure of all dots together). { $days } days. { $source }
    .axis = chance per day that a broadcast reaches a person ({ $key }), %
    .edge = { $goal }, more than random people
sweep-assumptions = Which assumptions does the result depend on?
    .no-lead = { $if }, no lead is sure even as assumed: this plan is { $verdict }
    .stays = { $if }, this plan leads { $rival } by { $lead }, and still leads when any one assumption is changed
    .lost = { $if }, this plan leads { $rival } by { $lead }; the lead is no longer sure with another { $list }
    .key = { $key }: { $setting }
    .below = Bars: the mean lead of { $plan } over { $rival } in the same { $worlds } worlds, if one assumption is changed to the value beside the bar; thin lines: its 95 % interval. Orange: the lead is not sure. { $source }
    .axis = lead, { $goal } (line: as assumed, { $lead })
assumption-chance-to-be-heard = chance to be heard
assumption-days-of-talk = days of talk
assumption-budget = budget
assumption-memory = days for which a word counts
assumption-lead = days of preparation
assumption-cast = who is who
assumption-who-accepts-an-approach = chance that an approach convinces
assumption-who-recommends = chance to recommend

## What past campaigns say (task=calibrate): which theory do observed days speak for, if for any?

learnt = Which theory do past campaigns speak for?
learnt-speaks = The days speak for one theory: { $theory }
learnt-open = The days speak for contagion, but which theory is true cannot be told
learnt-nothing = Nothing in the days speaks for contagion
learnt-none = None of these theories fits the days
learnt-outside = pressure from outside alone
learnt-campaigns = { $count ->
    [one] 1 campaign was
   *[other] { $count } campaigns were
}
learnt-data = { $campaigns } observed: of { $people } who were no seeds, { $convinced } became convinced
learnt-belief = The weights can be used as beliefs in a comparison
learnt-no-belief = The weights should not be used as beliefs: a comparison weighs all theories alike
learnt-weights = How much weight has each theory?
learnt-weight = The largest weight, { $weight }, is that of { $theory }
learnt-held-out = Each person was predicted from the others: { $count } of { $others } rivals predict worse (95 % sure), the rest is not settled
    .all = Each person was predicted from the others, and every rival predicts worse (95 % sure)
learnt-roles = Who is a salesman or a maven is not seen. These roles are mixed into the chance of each tie. This neglects what listeners of one person share, so the weights are approximate
learnt-guards = Could it be something other than contagion?
learnt-free = If pressure from outside may differ from day to day, the best theory adds { $gain } to the log likelihood
    .group = If it may differ between groups, too, the gain is { $gain }
    .no-group = No groups were given, so groups that differ could look like contagion; the gain that counts is { $gain }
    .rule = Contagion is claimed from a gain of { $enough } on
learnt-shuffle = In { $share } of shuffles, days that are dealt out anew look as much like contagion; it is claimed up to { $rare }
learnt-alone = { $count ->
    [one] 1 person is alone in a group, and tells
   *[other] { $count } people are alone in their groups, and tell
} nothing about contagion there
learnt-observed = Days are observations, and no experiment: people who hear each other can be alike in ways that nobody has recorded
learnt-band = Each theory was played forward { $runs } times from the same seeds, with settings drawn from what was learnt
    .title = Would the theories have expected this curve?
    .below = Settings are drawn from what was learnt. { $network }; root seed { $seed }.
    .days = days since the seeds
    .people = people convinced
    .band = 95 % of the runs
    .inside = observed
    .outside = observed, where the theory does not fit
learnt-fits = The curve is within the band on { $share } of the days or more for { $count } of { $all }
learnt-best = (the best)
learnt-behind = { $behind } ({ $ends })
learnt-none-here = -
learnt-settings = What was learnt of the settings
    .note = Beside each setting stand its best value and the range that holds 95 % of the posterior.
learnt-next = To plan with what was learnt: scenario={ $scenario } theory.belief={ $weights }
learnt-head =
    .theory = theory
    .weight = weight
    .behind = behind the best on people left out
    .inside = days in the band
    .gain = gain over free days
    .by-group = gain by group
    .range = 95 % range

## Influentials (task=influentials): can it be known beforehand who starts large cascades?

influentials = Can it be known beforehand who starts a large cascade?
    .alike = { $if }, all people start equally large cascades
    .open = { $if }, it is open how much can be known beforehand from listeners, position and role ({ $interval }): try more people or worlds
    .interval = 95 % interval { $low } to { $high }
    .no-interval = no interval
    .known = { $if }, listeners, position and role explain { $explained } of who starts larger cascades on average ({ influentials.interval }), but { $single } of how large a single cascade becomes; the tenth of people picked by them convinces { $times } times as many as the average person
    .below = { $people } people, each approached alone in the same { $worlds } worlds. What is known of a person is fitted to all others in half of the worlds, and judged in the rest. Bars: share of the differences between people's means; thin lines: 95 % bootstrap interval over people. Dots: share of the differences between single cascades. Root seed { $seed }.
    .axis = share explained
    .of-people = of people's means
    .of-cascades = of single cascades
knowledge-degree = number of listeners
knowledge-betweenness = position between others (betweenness)
knowledge-role = role in the theory
knowledge-all-of-these = all of these
knowledge-own-past = own past cascades

## Silence (task=value): who convinced whom, and whose silence would cost most.

silence = Who convinces whom, and whose silence would cost most: { $plan }
value = Whose silence would cost most?
    .first = { $if }, { $person } is worth most to others: without this person's words, purchases of others would be fewer by { $value }{ $ends }
    .interval = {" "}(95 % t interval { $ends })
    .nobody = { $if }, nobody's silence would cost a purchase
    .reliable = { $if }, values in two halves of the worlds correlate by { $halves }, so the order of people has a reliability of { $reliability } (Spearman-Brown)
    .weak = { $if }, the order of people says little: values in two halves of the worlds correlate by { $halves } (reliability { $reliability }, Spearman-Brown); play more worlds
    .unsaid = { $if }, it cannot be said how reliable the order of people is
    .picked = the same worlds pick and measure who comes first, so the highest values are too high, the more so the less reliable the order is
    .non-buyers = Who seldom buys, and is worth most to others?
    .worth = { $person } ({ $value })
    .seldom = { $if }, of people who buy less than average, those whose silence would cost most purchases of others are { $people }
    .alike = { $if }, all people are equally likely to buy once they are convinced
    .worthless = { $if }, nobody who buys less than average is worth a purchase of others
    .below = A dot is one of { $people } people; its height is the mean over { $worlds } worlds of purchases of others minus those without this person's words. Both are counted in the same world, with the same people approached. Named are those worth most among people who buy less than average. The scale of contacts doubles from 1 on. { $source }
    .axis = purchases of others (mean of worlds)
    .contacts = contacts (people who hear the person)
    .dots = others
    .approached = approached in some world
    .seldom-dots = named: buy less than average
cascade = Who convinced whom?
    .typical = { $if }, the world nearest to the mean (world { $world }) has { $convinced } convinced in { $trees }; the largest holds { $largest }, and the longest chain has { $steps }
    .trees = { $count ->
        [one] 1 tree
       *[other] { $count } trees
    }
    .steps = { $count ->
        [one] 1 step
       *[other] { $count } steps
    }
    .virality = { $if }, the structural virality is { $mean } steps{ $ends }: so far apart are two people of a tree on average
    .nobody = { $if }, nobody is convinced
    .empty = nobody is convinced
    .axis = day of conviction; world { $world }: the largest of { $trees } trees, { $people } of { $convinced } people convinced
    .below = The largest tree of influence in the world whose number of people convinced is nearest to the mean. A dot is a person; a line leads to who convinced them: who spoke the word of that day that is worth most. The orange dot begins the tree. Dots grow with the number of people behind them, and { $named } people at most are named. { $source }
words = Earned, owned or paid?
    .shares = { $if }, { $words } words are heeded per world: { $shares }
    .none = { $if }, nobody heeds a word
    .earned = { $share } earned (of people)
    .owned = { $share } owned (sent by the campaign)
    .paid = { $share } paid (of people convinced by being approached)
    .legend-earned = earned
    .legend-owned = owned
    .legend-paid = paid
    .axis = share of words heeded
    .below = Shares of the words that are heeded on each day, in { $worlds } worlds together, up to the day by which 99 % of them are. Earned: of people; owned: sent by the campaign; paid: of people convinced by being approached. { $source }
credit = Which kind of people convinces most?
    .first = { $if }, people of the kind “{ $kind }” ({ $size } of all) convince most: they have { $share } of the credit for people whom others convinced
    .none = { $if }, nobody is convinced by others

## Finished runs (task=against): their plans against each other.

against = Plans of { $count } runs against each other
    .subtitle = { assumed-goal } { $runs }
    .named = { $run }: { $plan }
    .origin = Run { $run }
    .source = { $worlds }; root seed { $seed }; plans { $plans }
    .redo = Run this in a folder in which the runs are:
    .pairs = All pairs of plans
against-best = { $if }, the best plan is { $plan }, with { $quantity }
    .first = { $if }, the plan with the highest mean is { $plan }, with { $quantity }
    .alone = { $if }, the only plan is { $plan }, with { $quantity }
against-next = the next plan is { $plan } ({ $verdict })
    .gap = { $text }: { $difference } (joint { $level } interval { $ends })
    .people = { $count } people approached instead of { $other }
    .cost = a cost of { $cost } instead of { $other }
    .with = { $text }, with { $list }
against-same = the runs { $runs } met the same { $played }: their plans are compared world by world
    .apart = worlds differ between { $groups }, as { $why }: their plans are compared by their means, so intervals are wider
    .group = ({ $runs })
    .network = their networks or people differ
    .seed = their root seeds differ
    .blocks = their numbers of worlds per network differ
    .fewer = of { $all } of { $run } only the first { $count } count, which these runs have in common
against-once = { $count ->
    [one] the plan { $plans } stands once, as it is the same in { $runs }
   *[other] the plans { $plans } stand once, as they are the same in { $runs }
}
against-left = { $theory } is left out, as not all runs have it
    .unlike = { $theory } is left out, as its settings are not the same in all runs
against-mean = { assumed-goal } Means over the worlds of each run; { ranking-mean.differences }.

## The terminal: what was read, how far a run is, and where its results are.

read-network = Network: { $network }: { $counts }.
    .drawn = Network: { $network }: { $counts }; the first of those drawn.
    .hashed = people with hashed ids
    .old-map = The map that strategies see shows { $shown } of { $ties } ties.
told-strategy = { $strategy }: { $note }.
told-theory = { $theory }: { $words }.
told-seed = Root seed { $seed }; { $spending }.
told-report = Report: { $file }
told-page = Page for a browser: { $file }
told-results = Results: { $folder }
scenario-file =
    .about = Redoes this run:  grapevine scenario=scenario.yaml
    .fitted = Plays campaigns with what was learnt from past ones:  grapevine scenario=fitted.yaml
    .version = Only what was changed stands here. Of version { $version } (numbers { $numbers }); paths are as they were given.
    .open = Ids are hashed: fill in what ??? stands for, or give it on the command line.
told-sweep = { $count ->
    [one] -m plays one run, as no setting has a list of values with commas.
   *[other] -m plays { $count } runs, one for each combination of values.
}
    .alone = -m plays { $count } runs, and none compares what is in another: leave out -m to compare { $what ->
        [theory] theories
        [seeding] strategies
       *[both] theories and strategies
    } in one run.
told-purse = The money of the plan “{ $plan }” pays for everybody who may be approached: { $people }.
told-run = Run { $place } of { $count }: { $special }
told-together = The tables of all runs stand together in { $file }
told-aside = Left aside: { $why }
told-removed = Removed what unfinished runs had left: { $folders }.
told-left = In { $parent } there are unfinished runs, or runs still going on: { $folders }.
ended-interrupted = interrupted
ended-terminated = terminated
ended-kept = { $count ->
    [1] kept: the run in { $folder }
   *[other] kept: { $count } runs, the last in { $folder }
}
ended-nothing-left = the run left nothing behind
ended-untold = what was found could not be told ({ $why })
bar-ranking = Ranking people
bar-playing = Playing worlds
bar-world = { word-world }
bar-job = job
bar-pace = Looking for { $strategy }: { $percent } of { $people } people, about { $time } left
duration-hours = { $count } h
duration-minutes = { $count } min
duration-seconds = { $count } s

## A network to share (task=surrogate).

surrogate = Surrogate: { $moved } of ties moved in { $swapped } swaps; { $transitivity } and { $assortativity }.
    .transitivity = transitivity from { $before } to { $after }
    .assortativity = degree assortativity from { $before } to { $after }
    .warning = Everybody keeps the number of their ties: who is known to have an unusual number can still be found. Traits that are kept can name people. Ties that did not move are real ones.

## Studies (task=study, task=status).

idea-claim = Claim ({ $whose }): { $says }
idea-own = an idea of your own
idea-played = Played: { $network }{ $networks ->
    [one] { "" }
   *[other] , { $networks } networks
}, { $worlds }, root seed { $seed }.
idea-on = With the effect on
idea-off = With the effect off
idea-said = { $condition }, { $sentence }
idea-number = { $mean } (95 % interval { $ends })
idea-by = by { $mean }, 95 % interval { $ends }
idea-same = no difference in any world
idea-holds = seen: { $claim } ({ $by })
idea-fails = not seen: { $claim } ({ $by })
idea-not-claimed = Not claimed: { $what }

study-asked = The study has { $points ->
    [one] one point
   *[other] { $points } points
} of { $worlds ->
    [one] one world
   *[other] { $worlds } worlds
} each. { $settings ->
    [none] No setting is varied.
   *[other] These settings are varied: { $settings }.
}
    .paired = All points meet the same worlds on the same network, so differences between them are paired.
    .apart = The points lie on { $networks } networks (or root seeds). Points on the same one meet the same worlds, so their differences are paired; others are unpaired, with wider intervals.
study-goes-on = { $done } of { $jobs } jobs were done before; the study goes on.
study-damaged = { $files ->
    [one] One file of the study is damaged, and its jobs are played again: { $first }
   *[other] { $files } files of the study are damaged, and their jobs are played again: { $first } and others
}.
study-failed = { $failed } of { $jobs } jobs failed. The first error: { $error }. They stand in the table; retry=true plays them again.
study-killed = it killed its worker whenever it was played alone
study-lost = The cluster is lost
study-stopped = The study cannot go on ({ $why })
study-unfinished = { $why }: { $left } of { $jobs } jobs are left; the same command goes on
study-part-played = All { $jobs } jobs of shard { $shard } are played. Others are left, or at work; task=status tells how far the study is, and the same command writes the table once all are played.
study-finished = The study is finished; its table has { $rows ->
    [one] one row
   *[other] { $rows } rows
}: { $file }
study-estimate = Nothing is written in a dry run. The study has { $jobs } jobs of { $batch } worlds; they take about { $seconds } seconds on { $workers ->
    [one] one worker
   *[other] { $workers } workers
} ({ $each } milliseconds each, by { $tried } jobs that were tried) and about { $megabytes } MB.
study-status = { $done } of { $jobs } jobs are done in the study “{ $name }”, { $left } are left, and { $failed } failed.
study-ends = A run is at work on it, and ends at about { $time }.
study-silent = A run was at work on it until { $time }, and has said nothing since.
study-idle = Nobody is at work on it. The command that began it goes on.
study-complete = All is played.
column-varied = setting
    .unit = { unit-words }
    .meaning = its value at this point, for each setting that is varied
column-study-convinced = people convinced by the end
    .unit = { unit-people }
    .meaning = how many people are convinced in the end, on average
column-point = point
    .unit = { unit-number }
    .meaning = number of the point, in the order in which they are played
column-error = error
    .unit = { unit-words }
    .meaning = why jobs of this point failed, where some did
column-differences-setting = varied
    .unit = { unit-words }
    .meaning = what is varied, by its full name
column-from = from
    .unit = { unit-words }
    .meaning = value of the setting that the difference starts at
column-to = to
    .unit = { unit-words }
    .meaning = value of the setting that the difference ends at, the next one of the grid
column-pairs = pairs
    .unit = { unit-number }
    .meaning = pairs of points that differ in this setting alone
column-differences-difference = difference
    .unit = { unit-goal }
    .meaning = mean of the goal at the second value minus that at the first, over all pairs of points
column-differences-low = interval, low
    .unit = { unit-goal }
    .meaning = lower end of the 95 % interval of this difference, taken alone
column-differences-high = interval, high
    .unit = { unit-goal }
    .meaning = upper end of the 95 % interval of this difference, taken alone
column-differences-same_worlds = same worlds met
    .unit = { unit-words }
    .meaning = True if the points of each pair met the same worlds, so that differences are taken world by world

## The page in a browser: two sides, the same people and the same random numbers

play-title = Watch the same people twice
play-subtitle = { $where }; { $people }; root seed { $seed }. Nothing on this page is sent anywhere.
play-left = Left
play-right = Right
play-theory = Theory
play-plan = Whom to approach
play-number = How many are approached
play-approached = Approached: { $people }
play-chosen = people I choose
    .none = Nobody is chosen yet: take the tool “approach”, and choose people in a picture.
play-carried = Compiled in advance, so there are no sliders for it here.
    .days = Played in advance, in { $worlds } worlds, so nothing about it can be changed here.
play-settings = Settings of this side
play-slider-accept = chance that an approached person says yes
play-slider-recommend = chance that somebody convinced talks about it
play-slider-broadcast = chance per day that an advertisement reaches a person
play-slider-trust = trust on day 1, by which asking is multiplied
play-slider-give = share of the missing trust that giving adds
play-slider-spend = share of the trust that asking uses up
play-low = lower end
play-high = upper end
play-picture = { $side } picture of the people
play-keys = How to move in a picture
    .says = Keys: arrows go from person to person, and Enter uses the tool that is chosen. Shift and an arrow move the person. Escape looks at nobody; arrows then move a picture that is zoomed. + and − zoom, 0 shows everybody. Mouse: click into the picture, then turn the wheel; drag to move it. Fingers: two zoom, one moves what is zoomed.
play-nearer = Zoom in
play-farther = Zoom out
play-whole = Whole picture

play-transport = Days and worlds
play-play = Play
play-pause = Pause
play-step = Step
play-back = Back
play-reset = Reset
play-end = End
play-day = day { $day }
play-day-of = Day { $day } of { $last }
play-day-slider = Day that is shown
play-speed = Speed
play-speed-slow = slow
play-speed-usual = usual
play-speed-fast = fast
play-world = World number
play-world-next = Next world
play-world-last = Previous world
play-colour = Colour
play-colour-day = by day
play-colour-origin = by whose word it came from

play-count-aware = { $count ->
        [one] { $count } person has heard of it
       *[other] { $count } people have heard of it
    }
play-count-convinced = { $count ->
        [one] { $count } person convinced
       *[other] { $count } people convinced
    }
play-count-buyers = { $count ->
        [one] { $count } buyer
       *[other] { $count } buyers
    }
play-of-aware = people have heard of it
play-of-convinced = people are convinced
play-of-buyers = people buy
play-share = { $count } ({ $share })
play-curves = Day by day
    .note = Lines are the world that is shown; the right one is dashed. Bands hold nine worlds in ten, and dots are means of all worlds.
play-curve = { $side }: { $count } by day { $day }.
play-counting = Playing more worlds: { $done } of { $worlds }.
    .begin = Playing more worlds ...
play-versus = More { $measure } left than right in { $more } of { $worlds } worlds (95 % interval: { $low } to { $high } of worlds); fewer in { $less }, equally many in { $equal }.
play-versus-means = Means: { $left } left, { $right } right; the difference is { $difference } (95 % interval: { $low } to { $high }).

play-legend-early = convinced early
play-legend-late = convinced late
play-legend-origin = a colour for each approached person from whom the most came; black is advertising
play-legend-aware = has heard of it
play-legend-none = has not
play-legend-seed = approached

play-person-title = Who is it?
play-person-nobody = Point at a person, tap on one, or find one by name.
play-person = Person { $name }: heard by { $listeners }, hears { $sources }.
play-person-archetype = Archetype: { $archetype }.
play-find = Find
    .none = Nobody has this name.
play-advert = an advertisement
play-role-ordinary = ordinary person
play-role-connector = connector
play-role-salesman = salesman
play-role-maven = maven
play-story-role = Role: { $role }.
play-story-seed = Approached, and convinced at once.
play-story-refused = Approached, without being convinced by that.
play-story-by = Convinced on day { $day }; the word that was missing came from { $name }.
play-story-outside = Convinced on day { $day } by an advertisement.
play-story-alone = Convinced on day { $day } without anybody's word.
play-story-aware = Has heard of it since day { $day }, and is not convinced.
play-story-unaware = Has not heard of it.
play-story-voices = Voices so far: { $voices }; needed: { $needed }; can hear { $sources }.
play-story-heard = Heard: { $names }.
play-story-voice = { $name } (day { $day })

play-tools = Draw it yourself
play-tool-look = look
    .says = Point or tap to see who somebody is.
play-tool-approach = approach
    .says = Choose people: they are approached on the side that shows “people I choose”, else on the left.
play-tool-tie = tie
    .says = Choose two people: they get a tie, or lose it. The first one speaks where ties have a direction.
play-tool-person = add a person
    .says = Choose an empty place.
play-tool-move = move
    .says = Drag somebody.
play-tool-remove = remove
    .says = Choose who goes, with all ties.
play-tie-begun = Tie from { $name }: choose the other end.
play-tie-added = New tie: { $one }, { $other }.
play-tie-cut = Tie cut: { $one }, { $other }.
play-undo = Undo
play-role = Role (key people)
play-role-cast = as drawn
play-phi = Share of voices needed (many voices)
play-sceptic = Needs two voices (key people)
play-sceptic-drawn = as drawn in each world

play-own = Your own network
    .says = Two columns, with a comma, semicolon or tab between: who speaks, who hears. It is read on this page and never leaves it. Numbers and days are those of network=csv.
play-own-file = Open a file, or drop one anywhere
play-own-text = or paste pairs
play-own-directed = only the second hears the first
play-own-read = { $people } and { $ties } from { $rows }; left out: { $loops } from a person to themselves; merged: { $merged }.
    .do = Read
play-own-empty = There are no pairs in it.
play-own-columns = Line { $line }: there are two columns, with a comma, semicolon or tab between. For more, use network=csv in Grapevine.
play-own-signs = Line { $line }: quotes and comments are not read here; network=csv in Grapevine reads them.
play-own-ids = Line { $line }: a name is empty, missing or a rounded number.
play-own-alike = The same person may be meant by { $one } and { $other }: write them alike. To keep both, use network=csv in Grapevine.
play-own-bytes = The file is not UTF-8 text: save it as “CSV UTF-8”.
play-own-header = The first row may be names of columns or a tie. Write src,dst above it, or take names that stand in other rows, too.
play-own-many = At most { $people } can be shown.
play-save = Take it along
    .says = Both files together give the same days in Grapevine, with these commands for the left and the right side.
play-save-ties = Save ties.csv
play-save-people = Save people.csv
play-about = About this page
    .says = The engine on this page draws the same random numbers as Grapevine in Python, and gives the same days for everybody. It works without a network.
play-about-licences = Grapevine is free under the MIT licence. The page carries d3-force, d3-quadtree, d3-dispatch and d3-timer, whose licence follows, and @fluent/bundle (Apache License 2.0, www.apache.org/licenses/LICENSE-2.0).

play-lesson = Lesson
play-lesson-anew = Begin anew
play-lesson-none = none: the people of this run
play-lesson-people = Made-up people of this lesson
play-own-people = Your own people
play-lesson-what = What it is
play-lesson-notice = What to notice
play-lesson-try = What to try
play-lesson-question = Question
play-lesson-answer = Answer it from { play-lesson-worlds }
play-lesson-worlds = 200 worlds

## Lessons on the page: what it is, what to notice, what to try, a question, and the answer from the page's own worlds

lesson-few = The law of the few, where it holds
    .what = In this made-up network a few people have very many ties. Key people decide: connectors speak to everybody they know, salesmen persuade, a maven’s word counts twice. Left, three hubs are approached; right, three people at random.
    .notice = Squares are connectors, and the hubs are among them. On the right most campaigns die after a few days.
    .try = Open “Settings of this side” on both sides, and set connectors to 0 and reach to 1. Does the advantage of hubs stay?
    .question = In how many of { play-lesson-worlds } do hubs convince more people than random people do?
    .answer = Hubs win in { $more1 } of { $n } worlds (95 % interval: { $low1 } to { $high1 } of worlds), { $mean1 } people against { $mean2 } on average.
lesson-fail = The law of the few, where it fails
    .what = The people with most ties all belong to one large group, and everybody waits until a share of those they know is convinced. Both sides approach twelve people.
    .notice = Left, the hubs convince each other again and again; the news stays in their group. Right, a random person now and then tips a small group.
    .try = Take the tool “approach”, and choose the same number by hand in the left picture: two people in each of six small groups.
    .question = How often do these hubs do better than chance?
    .answer = They do so in { $more1 } of { $n } worlds ({ $low1 } to { $high1 }, 95 % interval). On average { $mean1 } people are convinced with hubs, and { $mean2 } with random people.
lesson-accident = Accidental influentials
    .what = One person starts each cascade: left the person with most ties, right anybody. A tie passes the news on once, with a chance of one in four.
    .notice = Go through ten worlds with the button “Next world”. The same hub starts much in one world and nothing in the next.
    .try = Find a world in which the ordinary person starts more than 60. Then approach “people I choose” on the right: that person stays. Play other worlds.
    .question = How large is the largest cascade of an ordinary person, and how often does a start end with three people or fewer?
    .answer = In { $n } worlds ordinary people started up to { $top2 } convinced, the hub up to { $top1 }. Three or fewer: { $few2 } starts of ordinary people, { $few1 } of the hub. Who starts a large cascade is known afterwards.
lesson-friend = Why one friend is not enough
    .what = Everybody knows two people on each side. Three people far from each other are approached. Left one convinced friend is enough; right it takes two.
    .notice = Left the news goes round the ring. Right nothing moves at all, although everybody near a start hears of it.
    .try = Take the tool “approach”: let two of the three go, and choose two neighbours of the third. Then cut ties on the way with the tool “tie”. How many does it take to stop it, left and right?
    .question = How many people does it convince when two friends are needed?
    .answer = In all { $n } worlds { $mean2 } people on average, against { $mean1 } where one friend is enough. Luck has no part in it: all that matters is who stands beside whom.
lesson-bridges = Bridges in a world of thresholds
    .what = Eight groups stand in a chain, with one tie from each to the next. Three neighbours in the first group are approached. Left one voice convinces, right it takes two.
    .notice = A single tie carries news to the next group. It cannot carry what needs two voices: the right side stops at the first bridge.
    .try = Draw a second and a third tie beside a bridge with the tool “tie”, until the right side crosses it. Such a bridge is wide.
    .question = How far does it come on the right, without more ties?
    .answer = To { $mean2 } people, the first group, in each of { $n } worlds; to { $mean1 } where one voice is enough.
lesson-advert = What a little advertising does to hubs
    .what = As in the first lesson, hubs against random people, but an advertisement reaches 2 of 100 people each day for a month.
    .notice = With advertising the news is everywhere soon, and the ring of those who were approached matters less and less.
    .try = In the settings of both sides, set broadcast, the chance of advertising, to 0, then to 0.005, then to 0.05.
    .question = By how much are hubs ahead without advertising, and by how much with it?
    .answer = Without it by { $gap2 } people ({ $least2 } to { $most2 }), with it by { $gap1 } ({ $least1 } to { $most1 }); 95 % intervals from { $n } worlds.
lesson-luck = The same luck twice
    .what = Left three hubs are approached, right four. Both sides meet the same random numbers: who would hear whom, and on which day, is fixed before anybody is chosen.
    .notice = Whoever is convinced on the left is convinced on the right, too, in every world. Only what the fourth person adds differs.
    .try = Write down how many are convinced on the left in one world, and on the right in the next one, as if there were no common random numbers. Do so ten times.
    .question = How much does the difference vary from world to world, with the same luck and with different luck?
    .answer = By { $paired } people with the same luck, by { $apart } with different luck (standard deviations over { $n } worlds). Three hubs convince { $mean1 } people on average, four { $mean2 }; three are ahead in { $more1 } worlds.
lesson-give = Give before you ask
    .what = An account posts every day for 24 days. Followers trust it little at first. Left it gives on three days, and asks on the fourth; right it asks every day. Giving adds trust, asking uses it up.
    .notice = Left nothing happens until the fourth day, then much at once. Right each asking reaches fewer than the one before.
    .try = In the settings of both sides, raise trust step by step to 1. Does asking at once ever do as well?
    .question = Who convinces more people by the end, the patient account or the one that always asks?
    .answer = The patient one in { $more1 } of { $n } worlds: { $mean1 } people against { $mean2 } on average. The formula of trust is chosen, not measured.
lesson-push = Pushing that wears out
    .what = Now the account is trusted from the start. Left it asks every day; right only every second day, and gives in between.
    .notice = Left is ahead on the first days. The curve flattens early, since each asking halves the trust that is left.
    .try = In the settings of both sides, set spend, which is what asking uses up, to 0. Is there still a reason to wait?
    .question = Who is ahead after 24 days?
    .answer = The pushing account in { $more1 } of { $n } worlds. It convinces { $mean1 } people on average, the other one { $mean2 }.

## What a study says: who wins where, what matters, where the choice changes

analysis-goal = goal
analysis-map = Who wins where
    .title = Who wins where: the plan with the highest mean ({ $goal })
    .note = A number is the lead over the next plan. All verdicts together are at 95 %; where a plan is called best, the same study with other random numbers would name another in 5 % of cases at most. So far, and equally good, mean: unless something decides that is too rare to have been seen.
    .so-far = pale: best so far
    .equal = equally good, within the margin
    .open = undecided
analysis-averaged = Averaged over { $settings }.
analysis-held = Held still: { $settings }.
analysis-played = { $points ->
        [one] One point
       *[other] { $points } points
    } of the study, { $blocks ->
        [one] one world
       *[other] up to { $blocks } worlds (or networks)
    } each.
analysis-response =
    .title = What plans reach ({ $goal }) along { $setting }
    .note = Means over worlds, with 95 % intervals.
analysis-heat =
    .title = What “{ $plan }” reaches ({ $goal })
    .note = Means over worlds.
analysis-importance =
    .title = Which settings matter (Sobol indices)
    .note = Bars show which share of all differences over the study a setting makes; whiskers are 95 % intervals, for points and worlds alike. The noise of worlds is taken out.
    .first = by itself
    .total = together with other settings, too
    .axis = share of the variance
analysis-difference = { $one }, compared with { $other }
analysis-title = What the study “{ $name }” says
analysis-subtitle = Varied: { $settings }. Goal: { $goal }.
analysis-who = { $parts ->
        [one] In the one part of the map
       *[other] In { $parts } parts of the map
    }, { $if }: { $list }
analysis-wins = “{ $plan }” best in { $count }
    .partly = “{ $plan }” best in { $count } ({ $sure } beyond doubt, the others so far)
    .so-far = “{ $plan }” best so far in { $count }
analysis-equal = several plans equally good in { $count }
analysis-undecided = { $count } undecided
analysis-decides = What decides most which plan is best is { $first }, then { $second }.
    .one = What decides most how much is reached is { $first }, then { $second }.
analysis-changes = Where the best plan changes
analysis-flip = Along { $setting }, the best plan { $sure ->
        [yes] changes
       *[no] so far changes
    } from “{ $below }” to “{ $above }” between { $low } and { $high } ({ $if }; the other settings averaged).
    .more = { $count } more { $count ->
        [one] change is
       *[other] changes are
    } in the file.
    .none = Along no setting by itself does the study show that the best plan changes; two settings together may still change it.
analysis-losses =
    .note = Intervals hold together, whichever point and plan came out as the worst and the best. A loss whose interval begins at 0 may be luck.
analysis-safe = The plan that loses least where it is wrong is “{ $plan }”: at most { $loss } ({ $span }), against “{ $best }” at { $where }.
    .never = Nothing is lost by “{ $plan }”, which had the highest mean everywhere.
analysis-loses = “{ $plan }” loses up to { $loss } ({ $span }), against “{ $best }” at { $where }.
    .never = Nor is anything lost by “{ $plan }”.
analysis-matters = Which settings matter
    .none = Which share each setting has can be told where all points of a grid were played, or samples of saltelli; here see what plans reach along each setting.
analysis-missing = All this is told from what is there: { $parts }.
    .failed = { $count } of { $points } points failed (the first: { $error })
    .left = { $count } of { $points } points are not played yet
    .partly = { $count } of { $points } points have fewer worlds than others
analysis-size = { $points } points, { $theories } { $theories ->
        [one] theory
       *[other] theories
    }, { $plans } { $plans ->
        [one] plan
       *[other] plans
    }
analysis-origin = study
analysis-redo = The command writes the same page again while the study is the same.
analysis-all-theories = all theories
column-winners-verdict = verdict
    .unit = { unit-words }
    .meaning = on the plan with the highest mean in this part of the study, all of them together: best (beyond doubt), leading (best so far), equal (within the margin, as far as was seen), undecided
column-next = next
    .unit = { unit-name }
    .meaning = plan that comes nearest to it
column-winners-lead = lead
    .unit = { unit-goal }
    .meaning = how far the best plan is ahead of the next, in the same worlds
column-winners-lead_low = lead, low
    .unit = { unit-goal }
    .meaning = lower end of the joint interval of the lead
column-winners-lead_high = lead, high
    .unit = { unit-goal }
    .meaning = upper end of the joint interval of the lead
column-as_good = as good
    .unit = { unit-words }
    .meaning = plans that are equally good, within the margin
column-points = points
    .unit = { unit-number }
    .meaning = points of the study that it is told from
column-flips-setting = setting
    .unit = { unit-words }
    .meaning = setting along which the best plan changes, the others averaged
column-flips-low = from
    .unit = { unit-number }
    .meaning = last value at which the first plan is best
column-flips-high = to
    .unit = { unit-number }
    .meaning = first value at which the second plan is best
column-flips-below = below
    .unit = { unit-name }
    .meaning = best plan at lower values
column-flips-above = above
    .unit = { unit-name }
    .meaning = best plan at higher values
column-flips-verdict = verdict
    .unit = { unit-words }
    .meaning = best, or leading where no more can be said on either side
column-effects-setting = setting
    .unit = { unit-words }
    .meaning = full name of the setting that is varied
column-interactions-setting = setting
    .unit = { unit-words }
    .meaning = first of two settings, by its full name
column-importance-setting = setting
    .unit = { unit-words }
    .meaning = setting whose share it is, as on the command line
column-effects-value = value
    .unit = { unit-words }
    .meaning = its value, or the stretch of its values
column-interactions-value = value
    .unit = { unit-words }
    .meaning = value of the first setting, or the stretch of its values
column-interactions-other = other setting
    .unit = { unit-words }
    .meaning = full name of the second setting
column-other_value = other value
    .unit = { unit-words }
    .meaning = value of the second setting
column-effect = effect
    .unit = { unit-goal }
    .meaning = mean of the goal at this value, minus the mean over the study; of two settings, what they do together that neither does alone
column-effect_low = effect, low
    .unit = { unit-goal }
    .meaning = lower end of the 95 % interval of the effect, taken by itself
column-effect_high = effect, high
    .unit = { unit-goal }
    .meaning = upper end of the 95 % interval of the effect, taken by itself
column-importance-strategy = plan
    .unit = { unit-name }
    .meaning = plan whose variance is shared out
column-minus = minus
    .unit = { unit-name }
    .meaning = plan that is taken from it, so that the variance is that of the difference; empty for the plan itself
column-first = by itself
    .unit = { unit-share }
    .meaning = first Sobol index: share of the variance over the study that this setting makes by itself
column-first_low = by itself, low
    .unit = { unit-share }
    .meaning = lower end of the 95 % interval of this index
column-first_high = by itself, high
    .unit = { unit-share }
    .meaning = upper end of the 95 % interval of this index
column-total = in all
    .unit = { unit-share }
    .meaning = total Sobol index: share that it makes by itself and together with others
column-total_low = in all, low
    .unit = { unit-share }
    .meaning = lower end of the 95 % interval of the total index
column-total_high = in all, high
    .unit = { unit-share }
    .meaning = upper end of the 95 % interval of the total index
column-mean_regret = mean loss
    .unit = { unit-goal }
    .meaning = regret on average over the points of the study
column-largest_regret = largest loss
    .unit = { unit-goal }
    .meaning = largest regret over the points
column-largest_low = largest loss, low
    .unit = { unit-goal }
    .meaning = lower end of its joint interval
column-largest_high = largest loss, high
    .unit = { unit-goal }
    .meaning = upper end of its joint interval
column-regrets-point = there
    .unit = { unit-number }
    .meaning = number of the point at which it loses most
column-best_there = best there
    .unit = { unit-name }
    .meaning = best plan at that point
column-best_at = first at
    .unit = { unit-number }
    .meaning = how often the plan has the highest mean, over points and theories
winner-leading = best so far
winner-equal = several as good
winner-undecided = undecided
