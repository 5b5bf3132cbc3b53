import Scenarios

/// The commented scenario that `tuckman new` writes. Every value in it is the default, but for `record`, which names all
/// that a report shows.
enum ScenarioTemplate {
  static let text = """
    # A scenario: what to simulate. Check it with `tuckman validate`, run it with `tuckman run`.
    scenario: A new group            # what it is, in a few words
    about: >
      What to look for.

    group:
      members: 8                     # or a list that names them and gives what is known of them:
      # members:
      #   - {name: Ana, assertiveness: 1.2}
      #   - {name: Ben, skill: 0.7, anxiety: 0.4}
      faultline: 0                   # 0 none … 1 two sub-groups that agree inside and differ outside
      # attendance: 0.9              # how often members come; and who joins later:
      # newcomers: [{session: 4, count: 1}]
      # sentiment: likes.csv         # observed ties: source,target,value with values from -1 to 1

    sessions: 12
    ticks_per_session: 12

    facilitator:
      # style: adaptive              # a named policy (tuckman list styles), beside or in place of the rest
      schedule: []                   # nobody facilitates; or a list of techniques by session:
      # schedule:
      #   - {technique: mediation, from: 4, to: 12, dose: 0.5}
      #   - {technique: round_robin, from: 1, to: 2, dose: 0.3}
      # triggers:                    # or what is done when something is seen:
      #   - {when: observed_negativity > 0.1, for: 3 ticks, technique: mediation, dose: 0.6, lasting: 1 session}

    # Before the first session, what the group wants, and the weeks after the last:
    # preparation: {interview: 0.8}
    # goals: {clarity: 0.7, targets: [{name: a calm group, metric: tension, below: 0.1, by: 8}]}
    # follow_up: {weeks: 12, aftercare: [2, 5, 9]}

    # What befalls the group before a session:
    # events:
    #   - {session: 6, kind: crisis, strength: 0.5}
    #   - {session: 8, kind: facilitator_absence}

    # Any number of the model by its name (tuckman list parameters):
    # parameters: {anxiety_mean: 0.4, tension_cost: 0.7}
    # Mechanisms to leave out (tuckman list mechanisms):
    # mechanisms: {balance: off}

    seed: 1                          # the same seed gives the same numbers
    replicates: 1                    # runs that differ only by chance
    record: [runs, ticks, sessions, members, ties, events]  # also: acts, follow_up

    """
}
