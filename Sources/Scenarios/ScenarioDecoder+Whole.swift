/// What holds between values, and what stands outside the file.
extension ScenarioDecoder {
  /// Puts `name=value` arguments in place of what the file says.
  mutating func apply(_ settings: [String]) {
    for setting in settings {
      let place = Place("--set \(setting.shortened)")
      guard let equals = setting.firstIndex(of: "=") else {
        let hint = ParameterTable.spec(named: setting) == nil ? Hints.setting(setting) : nil
        report(place, "there is no '='", allowed: "--set name=value", hint: hint)
        continue
      }
      let (name, text) = (String(setting[..<equals]), String(setting[setting.index(after: equals)...]))
      guard let spec = ParameterTable.spec(named: name) else {
        report(
          place, "unknown parameter '\(name.shortened)'", allowed: "the names that `tuckman list parameters` prints",
          hint: Hints.setting(name))
        continue
      }
      guard let value = Number.parse(text), spec.bounds.contains(value), !spec.isInteger || value == value.rounded()
      else {
        report(
          place, "\(name) is \(text.isEmpty ? "empty" : "'\(text.shortened)'")", allowed: spec.allowed,
          hint: Hints.setting(text, of: spec))
        unread.insert(name)
        continue
      }
      if name == "members", namedCast {
        report(
          place, "the members are named in the scenario, one by one", allowed: "other parameters",
          hint: "change the list under group: members:")
        continue
      }
      places[name] = place
      spec.set(value, in: &scenario.parameters)
    }
  }

  private mutating func report(_ place: Place, _ what: String, allowed: String, hint: String? = nil) {
    reader.report(Problem(place, what, allowed: allowed, hint: hint, isInArguments: place.line == 0))
  }

  /// Reports a fault between several parameters at the place of the first of them that was set.
  private mutating func reportTogether(_ names: [String], _ what: String, allowed: String, hint: String? = nil) {
    guard unread.isDisjoint(with: names) else { return }
    let argument = names.compactMap { places[$0] }.first { $0.line == 0 }
    let place = argument ?? names.compactMap { places[$0] }.first ?? Place(reader.file)
    reader.report(Problem(place, what, allowed: allowed, hint: hint, isInArguments: argument != nil))
  }

  /// What must hold between values. Adds the notes.
  mutating func checkTogether() {
    fitEnding()
    let p = scenario.parameters
    if !namedCast, scenario.cast.count != p.members { scenario.cast = CastMember.unnamed(p.members) }
    if p.teams > p.members {
      reportTogether(
        ["teams", "members"], "\(counted(p.teams, "team")) for \(counted(p.members, "member"))",
        allowed: "at most as many teams as members")
    }
    if p.endingSessions >= Double(p.sessions) {
      let fitting = p.sessions > 1 ? 1 : 0
      reportTogether(
        ["ending_sessions", "sessions"],
        "ending_sessions is \(plain(p.endingSessions)) for \(counted(p.sessions, "session"))",
        allowed: "a number from 0 to below the number of sessions",
        hint: "write parameters: {ending_sessions: \(fitting)}, or give --set ending_sessions=\(fitting)")
    }
    if p.airtimeMemory * Double(p.ticksPerSession) < 1 {
      reportTogether(
        ["airtime_memory", "ticks_per_session"],
        "airtime_memory is \(plain(p.airtimeMemory)) of a session, shorter than a tick",
        allowed: "at least 1/\(p.ticksPerSession), which is 1 / ticks_per_session")
    }
    if p.sessions * p.ticksPerSession > ScenarioKeys.mostTicks {
      reportTogether(
        ["sessions", "ticks_per_session"], "\(counted(p.sessions * p.ticksPerSession, "tick")) in a run",
        allowed: "at most \(ScenarioKeys.mostTicks)")
    }
    decodeNewcomers()
    checkSchedule()
    checkCast()
    checkEvents()
    checkHelpingProcess()
    if p.ticksPerSession != 12, p.actsPerTick == 0 {
      notes.append(
        "acts per session change with ticks_per_session (\(p.ticksPerSession)); give acts_per_tick to keep them as they were"
      )
    }
  }

  /// In a group that meets less than three times the end is felt over one session less than there are, unless it is said.
  private mutating func fitEnding() {
    guard !endingIsGiven, places["ending_sessions"] == nil, !unread.contains("sessions") else { return }
    let sessions = scenario.parameters.sessions
    guard let shorter = Self.shorterEnding(sessions: sessions) else { return }
    scenario.parameters.endingSessions = shorter
    notes.append("ending_sessions is \(plain(shorter)), for \(counted(sessions, "session")); more sessions have 2")
  }

  /// What stands for the default of ending_sessions where that does not fit; nothing where it does.
  static func shorterEnding(sessions: Int) -> Double? {
    Parameters().endingSessions >= Double(sessions) ? Double(sessions - 1) : nil
  }

  private mutating func checkCast() {
    let p = scenario.parameters
    for (node, member) in zip(castNodes, scenario.cast.suffix(castNodes.count)) {
      if let attitudes = member.attitudes, attitudes.count != p.issues, !unread.contains("issues") {
        reader.report(
          node, "\(counted(attitudes.count, "attitude")) of \(member.name.shortened)",
          allowed: "one for each issue, \(p.issues)",
          hint: "the number of issues is parameters: {issues: …}")
      }
      if let attributes = member.attributes, attributes.count != p.attributes, !unread.contains("attributes") {
        reader.report(
          node, "\(counted(attributes.count, "attribute")) of \(member.name.shortened)",
          allowed: "one for each attribute, \(p.attributes)",
          hint: "the number of attributes is parameters: {attributes: …}")
      }
    }
  }

  /// Reads the CSV files of observed ties.
  mutating func readObservedTies() {
    guard !unread.contains("members") else { return }
    for (kind, node) in observedNodes {
      guard let path = reader.text(node, kind.rawValue, most: ScenarioKeys.longestPath, .path) else { continue }
      do {
        let input = try input(path)
        loaded[input.path] = input
        let ties = try TieReader.read(
          input, kind: kind, names: scenario.cast.prefix(scenario.parameters.members).map(\.name))
        inputs.append(input)
        scenario.observedTies.append(ObservedTies(kind: kind, path: path, ties: ties))
        let pairs = scenario.parameters.members * (scenario.parameters.members - 1)
        if ties.count < pairs {
          notes.append(
            "\(path) gives \(ties.count) of \(counted(pairs, "pair")); the others are composed as without it")
        }
      } catch let problem as Problem where problem.place.line == 0 {
        reader.report(node, "\(path.shortened): \(problem.what)", allowed: problem.allowed, hint: problem.hint)
      } catch let problems as Problems {
        for problem in problems.all { reader.report(problem) }
      } catch {
        if let problem = error as? Problem { reader.report(problem) }
      }
    }
  }
}
