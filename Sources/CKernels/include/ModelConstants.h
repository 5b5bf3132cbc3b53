// The numbers of the model that are not parameters, once for both languages, each with its reason. None is measured. A
// number that anybody would want to vary belongs in the parameters.
#pragma once

/// The structure through which Swift reads them.
struct ModelConstants {
  int none;
};

#define TK_CONSTANT(name, swift, value) \
  static const double TK_##name __attribute__((swift_name("ModelConstants." #swift))) = value

/// The slope of the motive to lead over assertiveness, m = sigma(1.5 a): at one standard deviation (0.5) it is 0.68.
TK_CONSTANT(MOTIVE_GAIN, motiveGain, 1.5);
/// The weight of acceptance in speaking up, half that of familiarity: it is a mean of likings, seldom above one half.
TK_CONSTANT(ACCEPTANCE_OPENS, acceptanceOpens, 0.5);
/// The weight of liking in whom members address, half that of tension: conflict is taken up first (Bales 1950).
TK_CONSTANT(LIKING_ADDRESSES, likingAddresses, 0.5);
/// The anxiety at which a member reacts as others do; below it the member reacts more calmly.
TK_CONSTANT(ORDINARY_ANXIETY, ordinaryAnxiety, 0.4);
/// The share of the sting that a liking of 1 takes from a disagreement.
TK_CONSTANT(LIKING_SOFTENS, likingSoftens, 0.3);
/// The weight that a point of status adds to a member's word, between the lowest and highest status that count.
TK_CONSTANT(STATUS_TO_WORD, statusToWord, 0.3);
TK_CONSTANT(LOWEST_STATUS, lowestStatus, -1.0);
TK_CONSTANT(HIGHEST_STATUS, highestStatus, 2.0);
/// The efficacy with which everybody begins. Its part in dropout and in relapse is counted from here.
TK_CONSTANT(ORDINARY_EFFICACY, ordinaryEfficacy, 0.3);
/// The share of productivity that needs no cohesion.
TK_CONSTANT(WORK_WITHOUT_COHESION, workWithoutCohesion, 0.5);
/// The share of productivity that the ending takes when it is felt most.
TK_CONSTANT(PARTING_COSTS, partingCosts, 0.5);
/// The share of the variance of attitudes that a full faultline takes from a member's own attitude, and the attitude of
/// its sides. Together they keep the variance near that without a faultline.
TK_CONSTANT(FAULTLINE_TAKES, faultlineTakes, 0.8);
TK_CONSTANT(FAULTLINE_SIDES, faultlineSides, 0.4);
/// The bounds of a drawn skill: nobody can do everything, and nobody can do nothing.
TK_CONSTANT(LOWEST_SKILL, lowestSkill, 0.02);
TK_CONSTANT(HIGHEST_SKILL, highestSkill, 0.98);
/// The spread and the upper bound of drawn regulation, and the spread of drawn anxiety.
TK_CONSTANT(REGULATION_SD, regulationSd, 0.08);
TK_CONSTANT(HIGHEST_REGULATION, highestRegulation, 0.90);
TK_CONSTANT(ANXIETY_SD, anxietySd, 0.10);
/// The numbers of sessions at full dose that are the maximum of ending preparation and of relapse prevention.
TK_CONSTANT(ENOUGH_ENDING, enoughEnding, 2.0);
TK_CONSTANT(ENOUGH_PREVENTION, enoughPrevention, 4.0);
