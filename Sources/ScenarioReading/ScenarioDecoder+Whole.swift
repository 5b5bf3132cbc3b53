import Scenarios

/// What holds between values, and what stands outside the file.
extension ScenarioDecoder {
  /// Puts `name=value` arguments in place of what the file says.
  mutating func apply(_ settings: [String]) {
    for setting in settings {
      let place = Place("--set \(setting.shortened)")
      guard let equals = setting.firstIndex(of: "=") else {
        report(place, .setting(.noEquals(setting)))
        continue
      }
      let (name, text) = (String(setting[..<equals]), String(setting[setting.index(after: equals)...]))
      guard let spec = ParameterTable.spec(named: name) else {
        report(place, .setting(.unknown(name)))
        continue
      }
      guard let value = Number.parse(text), spec.bounds.contains(value), !spec.isInteger || value == value.rounded()
      else {
        report(place, .setting(.value(name, text, spec.bounds, isWhole: spec.isInteger)))
        unread.insert(name)
        continue
      }
      if name == "members", namedCast {
        report(place, .setting(.membersNamed))
        continue
      }
      places[name] = place
      spec.set(value, in: &scenario.parameters)
    }
  }

  private mutating func report(_ place: Place, _ fault: Problem.Fault) {
    reader.report(Problem(place, fault, isInArguments: place.line == 0))
  }

  /// Reports a fault between several parameters at the place of the first of them that was set.
  private mutating func reportTogether(_ names: [String], _ fault: Problem.Fault) {
    guard unread.isDisjoint(with: names) else { return }
    let argument = names.compactMap { places[$0] }.first { $0.line == 0 }
    let place = argument ?? names.compactMap { places[$0] }.first ?? Place(reader.file)
    reader.report(Problem(place, fault, isInArguments: argument != nil))
  }

  /// What must hold between values. Adds the notes.
  mutating func checkTogether() {
    fitEnding()
    let p = scenario.parameters
    if !namedCast, scenario.cast.count != p.members { scenario.cast = CastMember.unnamed(p.members) }
    if p.teams > p.members {
      reportTogether(["teams", "members"], .notTogether(.teams(p.teams, members: p.members)))
    }
    if p.endingSessions >= Double(p.sessions) {
      reportTogether(
        ["ending_sessions", "sessions"], .notTogether(.ending(p.endingSessions, sessions: p.sessions)))
    }
    if p.airtimeMemory * Double(p.ticksPerSession) < 1 {
      reportTogether(
        ["airtime_memory", "ticks_per_session"],
        .notTogether(.airtimeMemory(p.airtimeMemory, ticksPerSession: p.ticksPerSession)))
    }
    if p.sessions * p.ticksPerSession > ScenarioKeys.mostTicks {
      reportTogether(
        ["sessions", "ticks_per_session"],
        .tooMany(.ticks(p.sessions * p.ticksPerSession), most: ScenarioKeys.mostTicks))
    }
    decodeNewcomers()
    checkSchedule()
    checkCast()
    checkEvents()
    checkHelpingProcess()
    if p.ticksPerSession != 12, p.actsPerTick == 0 { notes.append(.otherActs(ticksPerSession: p.ticksPerSession)) }
  }

  /// In a group that meets less than three times the end is felt over one session less than there are, unless it is said.
  private mutating func fitEnding() {
    guard !endingIsGiven, places["ending_sessions"] == nil, !unread.contains("sessions") else { return }
    let sessions = scenario.parameters.sessions
    guard let shorter = Self.shorterEnding(sessions: sessions) else { return }
    scenario.parameters.endingSessions = shorter
    notes.append(.shorterEnding(shorter, sessions: sessions))
  }

  /// What stands for the default of ending_sessions where that does not fit; nothing where it does.
  static func shorterEnding(sessions: Int) -> Double? {
    Parameters().endingSessions >= Double(sessions) ? Double(sessions - 1) : nil
  }

  private mutating func checkCast() {
    let p = scenario.parameters
    for (node, member) in zip(castNodes, scenario.cast.suffix(castNodes.count)) {
      if let attitudes = member.attitudes, attitudes.count != p.issues, !unread.contains("issues") {
        reader.report(node, .people(.attitudes(attitudes.count, of: member.name, issues: p.issues)))
      }
      if let attributes = member.attributes, attributes.count != p.attributes, !unread.contains("attributes") {
        reader.report(node, .people(.attributes(attributes.count, of: member.name, attributes: p.attributes)))
      }
    }
  }

  /// Reads the CSV files of observed ties.
  mutating func readObservedTies() {
    guard !unread.contains("members") else { return }
    for (kind, node) in observedNodes {
      guard let path = reader.text(node, kind.rawValue, most: ScenarioKeys.longestPath, .path) else { continue }
      do { try readTies(kind, path) } catch {
        for problem in error.all { reader.report(problem, ofFile: path, at: node) }
      }
    }
  }

  private mutating func readTies(_ kind: TieKind, _ path: String) throws(Problems) {
    let input: InputFile
    do { input = try self.input(path) } catch { throw Problems([error]) }
    loaded[input.path] = input
    let members = scenario.parameters.members
    let ties = try TieReader.read(input, kind: kind, names: scenario.cast.prefix(members).map(\.name))
    inputs.append(input)
    scenario.observedTies.append(ObservedTies(kind: kind, path: path, ties: ties))
    let pairs = members * (members - 1)
    if ties.count < pairs { notes.append(.someTies(ties.count, of: pairs, file: path)) }
  }
}
