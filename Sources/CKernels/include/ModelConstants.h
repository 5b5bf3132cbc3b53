// The numbers of the model that are no parameters, once for both languages, each with its reason. None is measured; a
// number that somebody would want to vary belongs into the parameters.
#pragma once

/// Where Swift finds them.
struct ModelConstants {
  int none;
};

#define TK_CONSTANT(name, swift, value) \
  static const double TK_##name __attribute__((swift_name("ModelConstants." #swift))) = value

/// How steeply wanting the lead grows with assertiveness, m = sigma(1.5 a): at one standard deviation (0.5) 0.68.
TK_CONSTANT(MOTIVE_GAIN, motiveGain, 1.5);
/// Acceptance frees a member to speak up half as much as familiarity: it is a mean of likings, seldom above one half.
TK_CONSTANT(ACCEPTANCE_OPENS, acceptanceOpens, 0.5);
/// A liking of 1 draws half as much address as a tension of 1: conflict is taken up first (Bales 1950).
TK_CONSTANT(LIKING_ADDRESSES, likingAddresses, 0.5);
/// The anxiety at which a member reacts as others do: below, more calmly.
TK_CONSTANT(ORDINARY_ANXIETY, ordinaryAnxiety, 0.4);
/// Share of the sting that a liking of 1 takes from a disagreement.
TK_CONSTANT(LIKING_SOFTENS, likingSoftens, 0.3);
/// How much a point of status adds to the weight of a member's word, between the lowest and highest that count.
TK_CONSTANT(STATUS_TO_WORD, statusToWord, 0.3);
TK_CONSTANT(LOWEST_STATUS, lowestStatus, -1.0);
TK_CONSTANT(HIGHEST_STATUS, highestStatus, 2.0);
/// The efficacy with which everybody begins, and from which its part in leaving and in relapse is counted.
TK_CONSTANT(ORDINARY_EFFICACY, ordinaryEfficacy, 0.3);
/// The share of productivity that needs no cohesion.
TK_CONSTANT(WORK_WITHOUT_COHESION, workWithoutCohesion, 0.5);
/// The share of productivity that parting takes when it is felt most.
TK_CONSTANT(PARTING_COSTS, partingCosts, 0.5);
/// The share of the variance of attitudes that a full faultline takes from what is one's own, and the attitude of its sides:
/// together they keep the variance near that without a faultline.
TK_CONSTANT(FAULTLINE_TAKES, faultlineTakes, 0.8);
TK_CONSTANT(FAULTLINE_SIDES, faultlineSides, 0.4);
/// The bounds of a drawn skill: nobody can do everything, and nobody nothing.
TK_CONSTANT(LOWEST_SKILL, lowestSkill, 0.02);
TK_CONSTANT(HIGHEST_SKILL, highestSkill, 0.98);
/// The spread and the upper bound of drawn regulation, and the spread of drawn anxiety.
TK_CONSTANT(REGULATION_SD, regulationSd, 0.08);
TK_CONSTANT(HIGHEST_REGULATION, highestRegulation, 0.90);
TK_CONSTANT(ANXIETY_SD, anxietySd, 0.10);
/// Sessions at full dose that are all that can be given of preparing the end, and of relapse prevention.
TK_CONSTANT(ENOUGH_ENDING, enoughEnding, 2.0);
TK_CONSTANT(ENOUGH_PREVENTION, enoughPrevention, 4.0);
