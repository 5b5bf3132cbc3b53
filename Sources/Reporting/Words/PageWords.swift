import Analytics
import ScenarioReading
import Scenarios

/// The page's headings, captions and notes by key: another language is another such file, and `Page/words.js`.
enum PageWords {
  // MARK: Frame

  static let skip = "To the report"
  static let controls = "Session shown"
  static let contents = "Contents"
  static let footer = "This page is one file and needs no network."
  static let data = "Data"
  static let dataIntroduction = "The page contains the tables that it was made from."
  static let withoutLibrary =
    "The figures do not move because d3 was not found when this page was written. (Debian and Ubuntu: apt install "
    + "node-d3. Elsewhere, name the file d3.min.js in TUCKMAN_D3.)"
  static let withoutScripts = "The figures do not move because this browser runs no JavaScript."

  // MARK: A run

  static func group(_ parameters: Parameters, runs: Int) -> String {
    let one = runs > 1 ? "One of \(runs) simulated groups" : "A simulated group"
    return "\(one): \(counted(parameters.members, "member")), \(counted(parameters.sessions, "session"))."
  }

  static let overview = "What happened"
  static let theGroup = "The group"
  static let theFacilitator = "The facilitator"
  static let stages = "Stages, interventions and events"
  static let course = "The course"
  static let courses = "How the group developed"
  static let bySession = "The numbers by session"
  static let bySessionCaption = "Means of each session, and the stage in which it ended"
  static let bySessionHeader = ["session", "stage"]

  static let why = "Why it happened"
  static func ticks(_ count: Int) -> String {
    "A session has \(counted(count, "tick")), the moments of the simulation. A contribution is what a cause added to a number or "
      + "took from it."
  }
  static let nothingToExplain = "Nothing stood out."

  static let people = "The members"
  static let sociogram = "Who likes whom, and where the tension is"
  static let ties = "Each member toward each other"
  static let sentiment = "Sentiment between members"
  static let tension = "Tension between members"
  static let participation = "Who talked how much"
  static func cards(peak: Int?) -> String {
    "Liking: at the end." + (peak.map { " Tension: in session \($0), when it peaked." } ?? "")
  }
  static let noMembers = "The members are not shown, because this run did not record them."
  static let noTies =
    "Who likes whom is not shown: it was not recorded, or the group has more than \(RunTables.mostMembers) members."

  static let asPlanned = "as planned"
  static func whatIf(_ label: String?) -> String { "What if" + (label.map { ": \($0)" } ?? "") }
  static let twin = "The same group twice"
  static func twinIntroduction(_ pairs: Int, differs: Bool) -> String {
    "The figure shows one group twice, with the same people and the same chance events. "
      + (differs
        ? "The table is of \(counted(pairs, "such pair")) of groups."
        : "Nothing differed in \(counted(pairs, "such pair")) of groups.")
  }
  static func pairs(_ count: Int) -> String { "Means over \(counted(count, "pair")) of groups" }
  static func effectHeader(_ a: String, _ b: String) -> [String] { ["", a, b, "difference", "95% CI", ""] }
  static func verdicts(_ verdicts: some Sequence<Verdict>) -> String {
    let seen = Set(verdicts.map(\.word))
    return
      "Clearly: \(PairedEstimate.calledBy) for all rows. It does not mean that the difference is large, and rare groups that "
      + "differ a lot may be missing."
      + (seen.contains(Verdict.open.word) ? " Unclear: it could go either way." : "")
      + (seen.contains(Verdict.same.word) ? " The same: no group of these differed; others may." : "")
      + " Each 95% CI is uncorrected, and describes the model, not real groups."
  }

  static let effects = "What each intervention did"
  static func effectsIntroduction(_ pairs: Int) -> String {
    "Each intervention was left out once, in the same \(counted(pairs, "group")). The differences do not add up, because the other "
      + "interventions were still there."
  }
  static let leftOut = "All outcomes without each intervention"
  static let leftOutHeader = ["", "without"] + effectHeader(asPlanned, "without it").dropFirst()

  static let questions = "Questions for the class"
  static let commandIsBelow = "(The command is under Method.)"

  // MARK: Many runs

  static func chance(_ groups: Int) -> String { "Was it chance? \(counted(groups, "such group"))" }
  static let everyPath = "Every path"
  static let pathHeader = ["path", "groups", "share"]
  static let pathCaption = "Paths through the stages"

  // MARK: Comparison

  static let comparison = "Comparison"
  static func side(_ label: String, _ title: String, _ name: String?, _ count: String) -> String {
    "\(label): \(title.isolated) (\(name.map { $0.isolated + ", " } ?? "")\(count))"
  }
  static func against(_ b: String, _ a: String) -> String { "\(b) against \(a)" }
  static func comparedCaption(_ a: String, _ b: String) -> String {
    "\(against(b, a)). P(\(b) > \(a)): how often a run of \(b) is above a run of \(a). p: after Holm's correction"
  }
  static let comparedHow = "How the comparison was made"
  static let comparedPaths = "Paths through the stages: shares of runs"

  // MARK: A sweep

  static func sweep(points: Int, runs: Int) -> String {
    "A sweep of \(counted(points, "point")), \(counted(runs, "run"))."
  }
  static let factors = "What the sweep varied"
  static let factorsCaption = "Factors of the sweep"
  static let factorsHeader = ["factor", "values"]
  static func levels(_ count: Int, _ first: String, _ last: String) -> String {
    "\(counted(count, "value")) from \(first) to \(last)"
  }
  static let byPoint = "The numbers by point"
  static func byPointCaption(_ label: String, shown: Int, of points: Int) -> String {
    "\(label.sentenceCased): mean over the runs of each point"
      + (points > shown ? ", for the first \(shown) of \(counted(points, "point")) (summary.csv has all)" : "")
  }
  static func byPointHeader(_ factors: [String]) -> [String] {
    ["point"] + factors + ["runs", "mean", "95% CI from", "to"]
  }
  static let sensitivity = "What the numbers depend on"

  // MARK: Method

  static let method = "Method"
  static func shown(_ run: String) -> String { "Run shown: \(run)." }
  static func explained(_ likeness: String) -> String { "To explain the run it was simulated again: \(likeness)" }
  static let explainMore = "What moved cohesion and tension, session by session and pair by pair:"
  static let tryIt = "What the question for the class asks:"
  static let reproduce = "To simulate everything again and compare every file:"
  static let scenario = "The scenario"
  static let glossary = "What the words mean"
  static let glossaryHeader = ["word", "meaning"]
  static let assumptions =
    "A simulation shows what follows from its assumptions. It does not observe people, and it does not predict what a group "
    + "will do."
}
