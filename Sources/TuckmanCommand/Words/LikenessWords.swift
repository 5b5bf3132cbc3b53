import Analytics
import Recording
import Reporting

extension Likeness {
  /// What is said of it.
  var words: String {
    let precision = folder.manifest.arithmetic.precision
    let folder = folder.path
    if let failure {
      return
        "\(run) failed when \(folder) was made, in \(precision) precision: \(failure). Made again in double precision, the same "
        + "group ran to its end. What follows explains that run, a likely course but not the recorded one"
    }
    guard let isSame, let largest else {
      return
        "Whether the run went this way is unknown, because \(folder) has it neither in runs.csv nor in sessions.csv"
    }
    let difference =
      "\(largest.difference == 0 ? "0" : NumberText.significant(largest.difference, 1)) (\(largest.metric))"
    if isSame { return "This is the same run as in \(folder): metrics differ by \(difference) at most" }
    let paths = recordedPath.map { $0 == path ? "" : ", and the stages are \(path) instead of \($0)" } ?? ""
    return
      "This is NOT the run that \(folder) has. Made again in double precision, the group went another way. Metrics differ by up to "
      + "\(difference)\(paths). What follows explains the run in double precision, a likely course of the same group. `tuckman run "
      + "--arithmetic double` records runs that can be explained"
  }
}
