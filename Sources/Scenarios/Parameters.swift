/// The numbers of the model with their defaults. `ParameterTable` has the meaning, the unit and the range of each.
///
/// Names in files are the same words with underscores: `tensionRate` is `tension_rate`. The defaults are for teaching
/// and for hypotheses; they are not estimates of any real group.
public struct Parameters: Sendable, Equatable {
  // Clock and group.
  /// Number of members of the group.
  public var members: Int = 8
  /// Number of sessions of the group.
  public var sessions: Int = 12
  /// Number of time steps in a session.
  public var ticksPerSession: Int = 12
  /// Number of acts drawn in a tick; 0 means the larger of 20 and 2.5 n.
  public var actsPerTick: Int = 0
  /// Number of issues about how the group should work on which members have an attitude.
  public var issues: Int = 4
  /// Number of visible background attributes of a member.
  public var attributes: Int = 3
  /// Number of teams of an organisation, at most as many as members. Members meet mostly inside their own team.
  public var teams: Int = 1
  /// Share of sessions that a member attends.
  public var attendance: Double = 1
  /// Share of a member's contact outside the team.
  public var mixing: Double = 0.05
  // Composition.
  /// Spread of assertiveness over members.
  public var assertivenessSd: Double = 0.50
  /// Spread of attitudes before they are mapped into −1 … 1.
  public var attitudeSd: Double = 0.55
  /// Strength of the faultline: 0 for none, 1 for two sub-groups that agree inside and differ outside.
  public var faultline: Double = 0.0
  /// Mean skill in handling conflict at the start.
  public var regulationMean: Double = 0.15
  /// Mean anxiety at the start.
  public var anxietyMean: Double = 0.65
  /// Mean skill in the group's task at the start.
  public var skillMean: Double = 0.50
  /// Spread of skill over members.
  public var skillSd: Double = 0.15
  /// Mean sentiment at the start.
  public var sentimentMean: Double = 0.05
  /// Spread of sentiment over ordered pairs at the start.
  public var sentimentSd: Double = 0.10
  // Mechanisms; rates are per session.
  /// Share that a member hears of talk to others; at 1 it is as much as of talk to the member.
  public var overhearing: Double = 0.5
  /// Rate at which hearing members makes them familiar.
  public var familiarityRate: Double = 2.65
  /// Steepness with which members open up around the threshold.
  public var expressionGain: Double = 7.0
  /// Safety needed to open up.
  public var expressionThreshold: Double = 0.1
  /// Expression of the most reserved member.
  public var expressionFloor: Double = 0.05
  /// Negativity that comes from disagreement.
  public var negativityDisagreement: Double = 0.65
  /// Negativity that comes from tension held.
  public var negativityTension: Double = 0.55
  /// Negativity between two who both want the lead.
  public var negativityContest: Double = 0.75
  /// Strength with which regulation restrains negativity.
  public var negativityRestraint: Double = 0.77
  /// Cause up to which an act is not negative.
  public var negativityOffset: Double = 0.11
  /// Additional negativity of anxious members.
  public var negativityAnxiety: Double = 0.6
  /// Tension that comes from a negative act.
  public var tensionRate: Double = 28.0
  /// Decay of tension by itself.
  public var tensionDecay: Double = 0.50
  /// Decay of tension that comes from the regulation of both.
  public var tensionRepair: Double = 1.9
  /// Sentiment gained from being addressed without negativity.
  public var supportRate: Double = 1.7
  /// Worth of support from a member who holds back; that of an open member is 1.
  public var supportReserve: Double = 0.25
  /// Sentiment gained from similarity to the members heard.
  public var similarityRate: Double = 0.5
  /// Weight of visible attributes in similarity.
  public var surfaceSimilarity: Double = 0.50
  /// Disagreement at which similarity of attitudes turns into dissimilarity.
  public var disagreementTolerance: Double = 0.45
  /// Pull toward balanced triads.
  public var balanceRate: Double = 0.20
  /// Sentiment lost through tension.
  public var tensionCost: Double = 0.68
  /// Pull toward the sentiment received.
  public var reciprocity: Double = 0.30
  /// Decay of sentiment by itself.
  public var sentimentDecay: Double = 0.05
  /// Rate at which attitudes follow liked members who are heard.
  public var influenceRate: Double = 0.63
  /// Pull back to a member's first attitude.
  public var anchoring: Double = 0.05
  /// Weight of disliked members, from whom attitudes move away.
  public var repulsion: Double = 0.3
  /// Status gained by talk above an equal share and by skill above the mean.
  public var statusRate: Double = 0.60
  /// Decay of status.
  public var statusDecay: Double = 0.30
  /// Time for which others remember who talked (at least one tick).
  public var airtimeMemory: Double = 1.0
  /// Increase of talk with status.
  public var statusToTalk: Double = 0.15
  /// Decrease of talk with tension held.
  public var tensionToSilence: Double = 0.8
  /// Steepness with which a difference in status settles who leads.
  public var contestWidth: Double = 1.5
  /// Regulation learned by working through tension.
  public var regulationLearning: Double = 0.92
  /// Regulation learned from members who have more.
  public var regulationModelling: Double = 0.60
  /// Decay of regulation.
  public var regulationDecay: Double = 0.02
  /// Anxiety lost through familiarity and acceptance.
  public var anxietyRelief: Double = 0.5
  /// Anxiety gained from tension.
  public var anxietyStress: Double = 0.50
  /// Skill learned from members who have more.
  public var skillLearning: Double = 0.50
  /// Efficacy gained from support by open, liked members.
  public var efficacyRate: Double = 0.60
  /// Efficacy lost through tension.
  public var efficacyDecay: Double = 0.10
  /// Log-odds of dropping out after a session, before the terms below.
  public var dropoutBase: Double = -4.5
  /// Increase of these log-odds with tension held.
  public var dropoutTension: Double = 6.0
  /// Decrease of these log-odds with acceptance received.
  public var dropoutBelonging: Double = 4.0
  /// Decrease of these log-odds with efficacy above 0.3.
  public var dropoutEfficacy: Double = 1.7
  /// Time before the last session in which the end is felt (below the number of sessions).
  public var endingSessions: Double = 2.0
  // Effects of techniques, events and observation.
  /// Share of the talk taken by a facilitator who directs.
  public var directingTalk: Double = 0.5
  /// Share of expression that directing takes.
  public var directingExpression: Double = 0.5
  /// Share of the decay of tension that directing takes.
  public var directingTensionDecay: Double = 0.5
  /// Share of surface dissimilarity that cultural sensitivity removes.
  public var sensitivitySurface: Double = 0.6
  /// Safety that cultural sensitivity adds for a member who is in the minority on every attribute.
  public var sensitivityExpression: Double = 0.25
  /// Share of the harm of a breach that ground rules prevent.
  public var groundRulesBreach: Double = 0.5
  /// Share of the distance to full anxiety that a breach adds.
  public var breachAnxiety: Double = 0.3
  /// Share of the distance to the lowest sentiment that a breach moves others toward the member who caused it.
  public var breachSentiment: Double = 0.4
  /// Share of the distance to full tension that a crisis adds.
  public var crisisTension: Double = 0.15
  /// Share of the distance to full anxiety that a crisis adds.
  public var crisisAnxiety: Double = 0.2
  /// Spread of a facilitator's observations around the true value, as a share of it.
  public var observationError: Double = 0.2
  /// Spread of a response around a member's state, as a share of the instrument's length.
  public var responseNoise: Double = 0.1
  /// Mean tension held that a member rates as most conflict.
  public var conflictFull: Double = 0.5
  // The helping process: before, goals, after.
  /// Share of starting anxiety that a pre-group interview takes.
  public var interviewAnxiety: Double = 0.3
  /// Share of missing regulation that a pre-group interview adds.
  public var interviewRegulation: Double = 0.1
  /// Share of productivity that clear goals add.
  public var goalProductivity: Double = 0.3
  /// Share of negativity from disagreement that clear goals take.
  public var goalDisagreement: Double = 0.2
  /// Decay of efficacy toward its initial value after the end, per week.
  public var efficacyFading: Double = 0.06
  /// Decay of skill toward its initial value after the end, per week.
  public var skillFading: Double = 0.03
  /// Decay of ties after the end, per week.
  public var tiesFading: Double = 0.1
  /// Share of these decays that a prepared ending takes.
  public var endingHold: Double = 0.5
  /// Share of these decays that an aftercare session takes in its week.
  public var aftercareHold: Double = 0.8
  /// Log-odds of a relapse in a week, before the terms below.
  public var relapseBase: Double = -1.8
  /// Decrease of these log-odds with efficacy above 0.3.
  public var relapseEfficacy: Double = 1.5
  /// Decrease of these log-odds with ties kept.
  public var relapseTies: Double = 1.0
  /// Decrease of these log-odds with relapse prevention.
  public var relapsePreventionEffect: Double = 1.0
  /// Share of efficacy that a relapse takes.
  public var relapseSetback: Double = 0.2
  // Thresholds of the stages.
  /// Expression below which a group is forming.
  public var formingExpression: Double = 0.5
  /// Negativity at which storming starts.
  public var stormingNegativity: Double = 0.12
  /// Tension at which storming starts.
  public var stormingTension: Double = 0.12
  /// Least consensus of a performing group.
  public var performingConsensus: Double = 0.6
  /// Least cohesion of a performing group.
  public var performingCohesion: Double = 0.3
  /// Tension below which a group can be performing.
  public var performingTension: Double = 0.08
  /// Cohesion above which a group has settled, over the third and second session from the end.
  public var settledCohesion: Double = 0.3
  /// Tension below which it has settled, over the same sessions.
  public var settledTension: Double = 0.1

  /// The defaults.
  public init() {}
}
