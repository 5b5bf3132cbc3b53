import Scenarios

/// Points that are given one by one, and what must hold of points.
extension DesignDecoder {
  mutating func decodePoints(_ node: YAMLNode) {
    switch method {
    case .list: design.listed = decodeRows(node, "points", mayAdd: true)
    case .file: decodeFile(node)
    default: return
    }
    fillDomains()
  }

  /// The points of a list of mappings. If `mayAdd`, names that are not known yet are varied from now on.
  mutating func decodeRows(_ node: YAMLNode, _ owner: String, mayAdd: Bool) -> [[FactorValue]] {
    let items = reader.items(node, owner, of: .points)
    if case .sequence = node.content, items.isEmpty { reader.report(node, .design(.noRows(owner))) }
    guard items.count <= Design.mostPoints else { return [] }
    var order = mayAdd ? [Int]() : Array(design.factors.indices)
    var columns = names(of: order)
    var rows: [[Int: FactorValue]] = []
    for item in items {
      var row: [Int: FactorValue] = [:]
      guard case .mapping(let pairs) = item.content else {
        reader.report(item, .wrongKind("a point", item.given, wanted: .point))
        continue
      }
      for (key, value) in pairs {
        guard case .scalar(let name, _) = key.content else { continue }
        guard let factor = columns[name] ?? column(name, key, mayAdd: mayAdd) else { continue }
        if columns[name] == nil { columns[name] = factor }
        if !order.contains(factor) { order.append(factor) }
        guard row[factor] == nil else {
          reader.report(key, .repeated(.key(name)))
          continue
        }
        row[factor] = self.value(value, ofFactor: factor, key)
      }
      rows.append(row)
    }
    guard reader.problems.isEmpty else { return [] }
    let places = items.map { reader.place($0) }
    if mayAdd { keep(order) }
    return filled(rows.map { row in mayAdd ? order.map { row[$0] } : design.factors.indices.map { row[$0] } }, places)
  }

  private func names(of factors: [Int]) -> [String: Int] {
    var names: [String: Int] = [:]
    for factor in factors { names[design.factors[factor].name] = factor }
    return names
  }

  /// Whether a column of a sweep's `points.csv` says what levels of a factor set, which the scenario says itself.
  private func isSetOfLevel(_ name: String) -> Bool {
    zip(design.factors, bindings).contains { factor, binding in
      guard case .levels = binding.change else { return false }
      return LevelColumn.isOne(name, ofFactor: factor.name)
    }
  }

  /// The factor of a name that a point has. Reports names that are not varied.
  private mutating func column(_ name: String, _ key: YAMLNode, mayAdd: Bool) -> Int? {
    let one = (try? FactorTarget(name))?.name
    let known = design.factors.indices.first { factor in
      if design.factors[factor].name == name { return true }
      if case .target(let target) = bindings[factor].change { return target.name == one }
      return false
    }
    if let known { return known }
    guard mayAdd else {
      reader.report(key, .design(.notVaried(name, names: design.factors.map(\.name))))
      return nil
    }
    guard design.factors.count < 2 * Design.mostFactors, let target = target(name, key) else { return nil }
    add(name, key, .values([]), .target(target))
    return design.factors.count - 1
  }

  private mutating func value(_ node: YAMLNode, ofFactor factor: Int, _ key: YAMLNode) -> FactorValue? {
    switch bindings[factor].change {
    case .target(let target): return value(node, of: target, design.factors[factor].name, key)
    case .levels(let table):
      guard case .scalar(let level, _) = node.content, table[level] != nil else {
        let name = design.factors[factor].name
        reader.report(node, .design(.noLevel(name, node.given, levels: table.keys.sorted())))
        return nil
      }
      return .text(level)
    }
  }

  /// Keeps these factors alone, in this order: those that points have.
  private mutating func keep(_ order: [Int]) {
    (design.factors, bindings) = (order.map { design.factors[$0] }, order.map { bindings[$0] })
  }

  /// The scenario's own values where a point has none.
  private mutating func filled(_ rows: [[FactorValue?]], _ places: [Place]) -> [[FactorValue]] {
    let usual = bindings.map { binding -> FactorValue? in
      if case .target(let target) = binding.change { own(target) } else { nil }
    }
    var points: [[FactorValue]] = []
    points.reserveCapacity(rows.count)
    for (row, place) in zip(rows, places) {
      let point = zip(row, usual).compactMap { $0 ?? $1 }
      guard point.count == usual.count else {
        let missing = design.factors.indices.first { row[$0] == nil && usual[$0] == nil } ?? 0
        reader.report(Problem(place, .design(.noValue(of: design.factors[missing].name))))
        continue
      }
      points.append(point)
    }
    return points
  }

  /// The values that occur, as the domains of factors whose points are listed.
  private mutating func fillDomains() {
    for factor in design.factors.indices {
      var (values, known) = ([FactorValue](), Set<FactorValue>())
      for point in design.listed where known.insert(point[factor]).inserted { values.append(point[factor]) }
      design.factors[factor] = Factor(name: design.factors[factor].name, domain: .values(values))
    }
  }

  // MARK: A file of points

  private mutating func decodeFile(_ node: YAMLNode) {
    guard let path = reader.text(node, "points", most: ScenarioKeys.longestPath, .path) else { return }
    do {
      let input = try base.input(path)
      let table = try CSVReader.table(of: input)
      inputs.append(input)
      decodeTable(table, of: input.path, node)
    } catch {
      reader.report(error, ofFile: path, at: node)
    }
  }

  private mutating func decodeTable(
    _ table: (header: [String], rows: [CSVReader.Row]), of path: String, _ node: YAMLNode
  ) {
    let ours = reader
    reader = NodeReader(file: path)
    defer {
      let theirs = reader.problems
      reader = ours
      for problem in theirs { reader.report(problem) }
    }
    guard !table.rows.isEmpty else {
      return reader.report(Problem(Place(path), .table(.noPoints)))
    }
    guard table.header.count <= 2 * Design.mostFactors else {
      return reader.report(
        Problem(Place(path, line: 1), .tooMany(.columns(table.header.count), most: Design.mostFactors)))
    }
    var (columns, order) = ([Int?](), [Int]())
    for name in table.header {
      let key = cell(name, 1)
      let factor = name == "point_id" || isSetOfLevel(name) ? nil : column(name, key, mayAdd: true)
      if let factor, order.contains(factor) { reader.report(key, .repeated(.column(name))) }
      if let factor { order.append(factor) }
      columns.append(factor)
    }
    guard reader.problems.isEmpty else { return }
    if order.isEmpty { reader.report(Problem(Place(path, line: 1), .table(.noFactors))) }
    let rows = table.rows.map { row in cells(row, columns, order) }
    guard reader.problems.isEmpty else { return }
    keep(order)
    let empty = rows.reduce(0) { $0 + $1.count { $0 == nil } }
    if empty > 0 { notes.append(.emptyCells(empty, file: path)) }
    design.listed = filled(rows, table.rows.map { Place(path, line: $0.line) })
  }

  /// The values of a row, in the order of its factors; what is wrong is reported until there is enough of it.
  private mutating func cells(_ row: CSVReader.Row, _ columns: [Int?], _ order: [Int]) -> [FactorValue?] {
    guard reader.problems.count <= Problems.most else { return [] }
    return zip(row.cells, columns).compactMap { text, factor -> FactorValue?? in
      guard let factor else { return nil }
      if text.isEmpty { return .some(nil) }
      // What a sweep wrote can be fed back.
      let text = FormulaGuard.read(text)
      let known = Known(factor: factor, text: text)
      if let value = knownCells[known] { return value }
      let value = value(cell(text, row.line), ofFactor: factor, cell(design.factors[factor].name, 1))
      if value != nil, isPlace(factor) { knownCells[known] = value }
      return .some(value)
    }
  }

  private func isPlace(_ factor: Int) -> Bool {
    if case .target(.place) = bindings[factor].change { true } else { false }
  }

  private func cell(_ text: String, _ line: Int) -> YAMLNode {
    YAMLNode(line: line, column: 0, content: .scalar(text, isPlain: true))
  }
}
