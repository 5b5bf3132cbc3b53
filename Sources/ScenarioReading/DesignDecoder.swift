import Scenarios

/// Fills a design from nodes. What is wrong is reported, and the rest is read too.
struct DesignDecoder {
  /// What each factor changes, and where it stands.
  struct Binding: Sendable {
    enum Change: Sendable {
      case target(FactorTarget)
      case levels([String: [(target: FactorTarget, value: FactorValue)]])
    }

    let place: Place
    let change: Change
  }

  /// A cell of a file of points.
  struct Known: Hashable {
    let factor: Int
    let text: String
  }

  var reader: NodeReader
  var design = Design()
  var inputs: [InputFile] = []
  var notes: [Note] = []
  var bindings: [Binding] = []
  /// The scenario as it was decoded, with the settings, and nothing yet checked between its values.
  let base: ScenarioDecoder
  /// The scenario's tree, without the design.
  let root: YAMLNode
  /// The method, unless it could not be read: then nothing is said that depends on it.
  var method: Design.Method?
  /// Names that are varied, each by its one name, with the line of the first.
  var lines: [String: Int] = [:]
  /// Parts of the scenario that are right by themselves, or not: of the others no value can be checked.
  var soundParts: [String: Bool] = [:]
  /// Cells that have been found right where that takes time.
  var knownCells: [Known: FactorValue] = [:]

  init(base: ScenarioDecoder, root: YAMLNode) {
    reader = NodeReader(file: base.reader.file)
    self.base = base
    guard case .mapping(let pairs) = root.content else {
      self.root = root
      return
    }
    let kept = pairs.filter { pair in
      if case .scalar("design", _) = pair.key.content { false } else { true }
    }
    self.root = YAMLNode(line: root.line, column: root.column, content: .mapping(kept))
  }

  mutating func decode(_ node: YAMLNode) {
    let before = reader.problems.count
    let fields = reader.fields(node, in: "design", keys: ScenarioKeys.design.names)
    method = fields["method"].map { reader.name($0, "the method", of: Design.Method.self) } ?? .grid
    design.method = method ?? .grid
    // An unknown key may well be the one that is missing.
    let keysAreKnown = reader.problems.count == before
    checkKeys(fields)
    if keysAreKnown { checkMissing(node, fields) }
    if let node = fields["vary"] { decodeVary(node) }
    if let node = fields["points"] { decodePoints(node) }
    decodeSizes(fields)
    checkSize(node)
    if let node = fields["extra"], method != nil { design.extra = decodeRows(node, "extra", mayAdd: false) }
    if let node = fields["constraints"] { decodeConstraints(node) }
    if let node = fields["luck"], let luck = reader.name(node, "luck", of: Design.Sharing.self) { design.luck = luck }
    if let node = fields["until"] { decodeUntil(node) }
    checkExtra(fields["extra"])
  }

  /// Keys of another method.
  private mutating func checkKeys(_ fields: [String: YAMLNode]) {
    guard let method else { return }
    for key in ScenarioKeys.design.names {
      let methods = Design.Method.methods(of: key)
      guard let node = fields[key], !methods.isEmpty, !methods.contains(method) else { continue }
      reader.report(node, .design(.foreignKey(key, method, of: methods, isChosen: fields["method"] != nil)))
    }
  }

  private mutating func checkMissing(_ node: YAMLNode, _ fields: [String: YAMLNode]) {
    guard let method else { return }
    let arePointsAlone = fields["method"] == nil && fields["points"] != nil
    for key in method.needs where fields[key] == nil {
      reader.report(node, .design(.missing(key, method, needed: method.needs, arePointsAlone: arePointsAlone)))
    }
  }

  private mutating func decodeSizes(_ fields: [String: YAMLNode]) {
    if let node = fields["samples"], let count = reader.integer(node, "samples", ScenarioKeys.samples) {
      design.samples = count
      if method == .saltelli, count != count.powerOfTwo {
        reader.report(node, .outOfBounds("samples", String(count), wanted: .powerOfTwo))
      }
      if method == .sobol, count != count.powerOfTwo { notes.append(.sobolPoints(count)) }
    }
    if let node = fields["second_order"] {
      switch node.content {
      case .scalar("true", _), .scalar("on", _): design.secondOrder = true
      case .scalar("false", _), .scalar("off", _): design.secondOrder = false
      default: reader.report(node, .wrongKind("second_order", node.given, wanted: .onOff))
      }
    }
    if let node = fields["trajectories"], let count = reader.integer(node, "trajectories", ScenarioKeys.samples) {
      design.trajectories = count
    }
    if let node = fields["levels"], let levels = reader.integer(node, "levels", ScenarioKeys.morrisLevels) {
      if !levels.isMultiple(of: 2) {
        reader.report(node, .outOfBounds("levels", String(levels), wanted: .evenNumber))
      }
      design.levels = levels
    }
  }

  /// What there may be at most.
  private mutating func checkSize(_ node: YAMLNode) {
    guard reader.problems.isEmpty else { return }
    let factors = design.factors.count
    if factors > Design.mostFactors {
      return reader.report(node, .tooMany(.factors(factors), most: Design.mostFactors))
    }
    let dimensions = design.method.sobolDimensions
    if dimensions * factors > Design.mostDimensions {
      let most = Design.mostDimensions / dimensions
      return reader.report(node, .tooMany(.factorsOf(design.method, factors), most: most))
    }
    guard let points = design.methodPoints, points <= Design.mostPoints else {
      return reader.report(node, .tooMany(.points(design.methodPoints), most: Design.mostPoints))
    }
    if design.method == .lhs, points * factors > ScenarioKeys.mostHypercube {
      let most = ScenarioKeys.mostHypercube / factors
      reader.report(node, .tooMany(.hypercube(points: points, factors: factors), most: most))
    }
  }

  private mutating func decodeUntil(_ node: YAMLNode) {
    let before = reader.problems.count
    let fields = reader.fields(node, in: "until", keys: ScenarioKeys.until.names)
    for key in ScenarioKeys.until.needed where fields[key] == nil && reader.problems.count == before {
      reader.report(node, .missing(key, in: "until", keys: ScenarioKeys.until.names))
    }
    let metric = fields["metric"].flatMap { reader.text($0, "the metric", most: ScenarioKeys.longestColumn) }
    if let metric, let node = fields["metric"], !metric.isName {
      reader.report(node, .wrongKind("the metric", node.given, wanted: .column))
    }
    let halfWidth = fields["half_width"].flatMap { reader.number($0, "half_width", .above(0)) }
    let level = fields["level"].map { reader.number($0, "the level", ScenarioKeys.confidence) } ?? 0.95
    let given = fields["min"].flatMap { reader.integer($0, "min", ScenarioKeys.leastReplicates) }
    let max = fields["max"].flatMap { reader.integer($0, "max", ScenarioKeys.leastReplicates) }
    let min = fields["min"] == nil ? max.map { Swift.min(StoppingRule.usualMin, $0) } : given
    if let min, let max, max < min, let node = fields["max"] {
      reader.report(node, .design(.maxBelowMin(max: max, min: min)))
    }
    guard reader.problems.count == before, let metric, let halfWidth, let level, let min, let max else { return }
    if min < StoppingRule.usualMin { notes.append(.fewReplicates(min)) }
    design.until = StoppingRule(metric: metric, halfWidth: halfWidth, level: level, min: min, max: max)
  }
}

extension String {
  /// Whether it is letters, digits and underscores, and begins with a letter.
  var isName: Bool {
    first.map { $0.isASCII && $0.isLetter } == true
      && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }
}
