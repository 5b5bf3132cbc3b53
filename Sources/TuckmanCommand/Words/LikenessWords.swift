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
        "\(run) failed when \(folder) was made, in \(precision) precision: \(failure). What follows explains the same group "
        + "made again in double precision, which went on to its end: a likely course, and not a recorded one"
    }
    guard let isSame, let largest else {
      return
        "\(folder) has neither runs.csv nor sessions.csv with this run, so it cannot be said whether it went this way"
    }
    let difference =
      "\(largest.difference == 0 ? "0" : NumberText.significant(largest.difference, 1)) (\(largest.metric))"
    if isSame { return "the same run as in \(folder): stages \(path), largest difference of a metric \(difference)" }
    let paths = recordedPath.map { $0 == path ? "stages \(path)" : "stages \($0) there and \(path) here" } ?? ""
    return
      "NOT the run that \(folder) has: made again in double precision it went another way (\(paths), largest difference "
      + "of a metric \(difference)). What follows explains the run in double precision: a likely course of the same group, and not the recorded "
      + "one. `run --arithmetic double` records runs that can be explained"
  }
}
