import Scenarios

import Synchronization

/// Makes the scenario of each point of a design, checked as a scenario that says the same would be.
///
/// It may be used by several threads at a time.
public struct PointScenarios: Sendable {
  /// Decoded trees by the values of factors that are places of the scenario, and the ties of some members.
  private final class Cache: Sendable {
    let trees = Mutex<[[FactorValue]: ScenarioDecoder]>([:])
    /// Combinations that are kept: those of a grid come again and again.
    static let most = 64
    let ties: Mutex<(names: [String], ties: [ObservedTies])>

    init(_ names: [String], _ ties: [ObservedTies]) { self.ties = Mutex((names, ties)) }
  }

  private let base: ScenarioDecoder
  private let root: YAMLNode
  private let design: Design
  let bindings: [DesignDecoder.Binding]
  private let settings: [String]
  /// Settings that name what the design varies.
  private let conflicts: [Problem]
  private let cache: Cache
  /// Factors that change something else than parameters, at one of their values at least.
  private let placed: [Int]

  /// `read`: the scenario by itself, with the files it names; `base`: before anything was checked between its values.
  init(read: ScenarioDecoder, base: ScenarioDecoder, design: DesignDecoder, settings: [String]) {
    var base = base
    base.loaded = read.loaded
    self.base = base
    root = design.root
    self.design = design.design
    bindings = design.bindings
    self.settings = settings
    conflicts = Self.conflicts(settings, bindings)
    placed = bindings.indices.filter { design.bindings[$0].changesPlaces }
    cache = Cache(read.startingNames, read.scenario.observedTies)
  }

  /// Throws `Problems` where a setting names something that the design varies: a fault of the arguments.
  public func checkSettings() throws(Problems) {
    guard conflicts.isEmpty else { throw Problems(conflicts) }
  }

  private static func conflicts(_ settings: [String], _ bindings: [DesignDecoder.Binding]) -> [Problem] {
    let varied = Set(bindings.flatMap(\.names))
    return settings.compactMap { setting -> Problem? in
      let name = String(setting.prefix { $0 != "=" })
      guard varied.contains(name) else { return nil }
      return Problem(Place("--set \(setting.shortened)"), .setting(.isVaried(name)), isInArguments: true)
    }
  }

  /// Whether something varies that stands below a key of the scenario, such as `follow_up`.
  public func vary(below key: String) -> Bool {
    bindings.contains { $0.names.contains { $0.hasPrefix(key + ".") } }
  }

  /// The scenario of a point.
  ///
  /// - Parameter values: one value for every factor of the design, in their order; none if there is no design.
  ///
  /// Throws `Problems` where the point cannot be, with the place of a factor in the file.
  public func scenario(_ values: [FactorValue]) throws(Problems) -> Scenario {
    precondition(values.count == bindings.count, "one value for every factor")
    try checkSettings()
    var decoder = try decoder(values)
    let start = decoder
    var faults = setParameters(values, in: &decoder)
    decoder.checkTogether()
    readTies(&decoder)
    guard decoder.reader.problems.isEmpty, faults.isEmpty else {
      // Once more, so that what does not fit is told at the place of the factor that brought it.
      decoder = start
      faults = setParameters(values, in: &decoder, isPlaced: true)
      decoder.checkTogether()
      if faults.isEmpty { readTies(&decoder) }
      throw problems(faults + decoder.reader.problems, values)
    }
    return decoder.scenario
  }

  /// Puts the values that are parameters in place of the base's. Answers what is out of bounds.
  private func setParameters(
    _ values: [FactorValue], in decoder: inout ScenarioDecoder, isPlaced: Bool = false
  ) -> [Problem] {
    var problems: [Problem] = []
    func set(_ target: FactorTarget, _ value: FactorValue, _ place: Place) {
      guard case .parameter(let spec) = target else { return }
      guard case .number(let number) = value, spec.bounds.contains(number),
        !spec.isInteger || number == number.rounded()
      else {
        let wanted = Wanted.number(spec.bounds, isWhole: spec.isInteger)
        problems.append(Problem(place, .outOfBounds(spec.name, value.description, wanted: wanted)))
        return
      }
      spec.set(number, in: &decoder.scenario.parameters)
      if isPlaced { decoder.places[spec.name] = place }
      if spec.name == "ending_sessions" { decoder.endingIsGiven = true }
    }
    for (binding, value) in zip(bindings, values) {
      switch binding.change {
      case .target(let target): set(target, value, binding.place)
      case .levels(let table):
        guard case .text(let level) = value, let settings = table[level] else {
          problems.append(Problem(binding.place, .design(.unknownLevel(value.description))))
          continue
        }
        for setting in settings { set(setting.target, setting.value, binding.place) }
      }
    }
    return problems
  }

  /// The decoded scenario with the values that are no parameters in their places.
  private func decoder(_ values: [FactorValue]) throws(Problems) -> ScenarioDecoder {
    guard !placed.isEmpty else { return base }
    let key = placed.map { values[$0] }
    if let known = cache.trees.withLock({ $0[key] }) { return known }
    var root = root
    for factor in placed {
      for (path, value) in bindings[factor].places(values[factor]) {
        let place = bindings[factor].place
        func node(_ text: String) -> YAMLNode {
          YAMLNode(line: place.line, column: place.column, content: .scalar(text, isPlain: true))
        }
        do { root = try root.replacing(path[...], by: node(value.description), key: node("")) } catch {
          throw problems([Problem(place, .factor(error))], values)
        }
      }
    }
    var decoder = ScenarioDecoder(file: base.reader.file)
    decoder.decode(root)
    decoder.apply(settings)
    (decoder.loaded, decoder.looksOnDisk) = (base.loaded, base.looksOnDisk)
    guard decoder.reader.problems.isEmpty else { throw problems(decoder.reader.problems, values) }
    cache.trees.withLock { trees in
      if trees.count >= Cache.most { trees = [:] }
      trees[key] = decoder
    }
    return decoder
  }

  /// The observed ties of those who are there from the beginning: other names need another reading.
  private func readTies(_ decoder: inout ScenarioDecoder) {
    guard !decoder.observedNodes.isEmpty, decoder.reader.problems.isEmpty else { return }
    let names = decoder.startingNames
    if let ties = cache.ties.withLock({ $0.names == names ? $0.ties : nil }) {
      decoder.scenario.observedTies = ties
      return
    }
    decoder.readObservedTies()
    guard decoder.reader.problems.isEmpty else { return }
    let ties = decoder.scenario.observedTies
    cache.ties.withLock { $0 = (names, ties) }
  }

  // MARK: What is told

  /// Problems of a point: each begins with its values and stands at one of its factors.
  private func problems(_ problems: [Problem], _ values: [FactorValue]) -> Problems {
    let places = bindings.map(\.place)
    return Problems(
      problems.map { problem in
        let isAtFactor = places.contains(problem.place)
        let isElsewhere = !isAtFactor && problem.place.file != base.reader.file && problem.place.line > 0
        let point = Problem.Fault.Point(
          design.factors.map(\.name), values, elsewhere: isElsewhere ? problem.place : nil,
          // Where constraints are not allowed, or the points are the user's own, there is nothing to leave out.
          mayBeLeftOut: design.method.takesConstraints && !design.method.isListed)
        return Problem(isAtFactor ? problem.place : places.first ?? problem.place, .atPoint(point, problem.fault))
      })
  }
}

extension ScenarioDecoder {
  /// The names of those who are there from the beginning, if anything depends on them: only ties do.
  fileprivate var startingNames: [String] {
    observedNodes.isEmpty ? [] : scenario.cast.prefix(scenario.parameters.members).map(\.name)
  }
}

extension DesignDecoder.Binding {
  /// Everything that it changes, by name.
  fileprivate var names: [String] {
    switch change {
    case .target(let target): [target.name]
    case .levels(let table): table.values.joined().map(\.target.name)
    }
  }

  fileprivate var changesPlaces: Bool {
    switch change {
    case .target(.place): true
    case .target(.parameter): false
    case .levels(let table):
      table.values.joined().contains { setting in
        if case .place = setting.target { true } else { false }
      }
    }
  }

  /// What a value changes that is no parameter.
  fileprivate func places(_ value: FactorValue) -> [(path: [String], value: FactorValue)] {
    switch change {
    case .target(.place(let path)): return [(path, value)]
    case .target(.parameter): return []
    case .levels(let table):
      guard case .text(let level) = value else { return [] }
      return (table[level] ?? []).compactMap { setting in
        if case .place(let path) = setting.target { (path, setting.value) } else { nil }
      }
    }
  }
}
