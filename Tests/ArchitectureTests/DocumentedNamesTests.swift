import Foundation
import Testing

/// What README.md, CONTRIBUTING.md and the guides name is there: files, headings and, in CONTRIBUTING.md, symbols.
@Suite struct DocumentedNamesTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    .standardizedFileURL
  private static let folders = ["Benchmarks", "Docs", "Scenarios", "Sources", "Tests", "notebooks-data"]

  /// Files by path from the root.
  private static let files: [String] = ["Docs", "Scenarios", "Sources", "Tests"].flatMap { folder in
    let paths = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)?.allObjects
    return (paths as? [String] ?? []).map { folder + "/" + $0 }
  }

  /// The words of each source.
  private static let words: [Set<Substring>] = files.filter { path in
    path.hasPrefix("Sources/") && ["swift", "c", "h", "js"].contains { path.hasSuffix("." + $0) }
  }.map { path in
    let text = (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
    return Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" })
  }

  // MARK: What a document names

  /// A text without its fenced blocks.
  static func prose(of text: String) -> String {
    let parts = ("\n" + text).components(separatedBy: "\n```")
    return parts.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: "\n")
  }

  /// Everything between backticks.
  static func spans(of text: String) -> [String] {
    prose(of: text).matches(of: #/`([^`\n]+)`/#).map { String($0.output.1) }
  }

  /// The paths in a span: words that begin with a folder of the project.
  static func paths(in span: String) -> [String] {
    span.split(separator: " ").map(String.init).filter { word in
      (folders + [".ci"]).contains { word.hasPrefix($0 + "/") }
    }
  }

  /// Whether a span is the name of a type, of a member of one, or of something in several words.
  static func isSymbol(_ span: String) -> Bool {
    span.wholeMatch(of: #/[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?|[a-z]+[A-Z][A-Za-z0-9]*/#) != nil
  }

  /// Targets of links that are neither web pages nor mail.
  static func links(of text: String) -> [String] {
    prose(of: text).matches(of: #/\]\(([^)\s]+)\)/#).map { String($0.output.1) }.filter { !$0.contains(":") }
  }

  /// The anchors of a document's headings, as GitHub makes them.
  static func anchors(of text: String) -> [String] {
    prose(of: text).split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
      let name = heading.drop { $0 == "#" }.dropFirst().lowercased()
      return String(name.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }.map { $0 == " " ? "-" : $0 })
    }
  }

  // MARK: Whether it is there

  /// A file or folder; with a star, any file like it.
  private static func isThere(_ path: String) -> Bool {
    guard let star = path.firstIndex(of: "*") else {
      return FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }
    let (before, after) = (path[..<star], path[path.index(after: star)...])
    return files.contains { $0.hasPrefix(before) && $0.hasSuffix(after) }
  }

  /// A file of the project, by its name alone.
  private static func isFile(_ name: String) -> Bool {
    isThere(name) || files.contains { $0.hasSuffix("/" + name) }
  }

  /// A symbol, all of whose parts are in one source.
  private static func isInSources(_ symbol: String) -> Bool {
    let parts = symbol.split(separator: ".")
    return words.contains { words in parts.allSatisfy(words.contains) }
  }

  /// The target of a link in a document of a folder, with its anchor.
  private static func leads(_ link: String, from folder: String) -> Bool {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let target = root.appendingPathComponent(folder).appendingPathComponent(String(parts[0])).standardizedFileURL
    guard FileManager.default.fileExists(atPath: target.path) else { return false }
    guard parts.count > 1 else { return true }
    return ((try? String(contentsOf: target, encoding: .utf8)).map(anchors) ?? []).contains(String(parts[1]))
  }

  /// What a document names and is not there. Names of files and symbols count where `namesSymbols` says so.
  static func faults(of text: String, in folder: String, namesSymbols: Bool) -> [String] {
    let (spans, own) = (spans(of: text), anchors(of: text))
    var faults = spans.flatMap(paths).filter { !isThere($0) }
    faults += links(of: text).filter { link in
      link.hasPrefix("#") ? !own.contains(String(link.dropFirst())) : !leads(link, from: folder)
    }
    guard namesSymbols else { return faults }
    faults += spans.filter { span in
      if span.wholeMatch(of: #/[A-Za-z0-9_+-]+\.(swift|md|txt|js)/#) != nil { return !isFile(span) }
      return isSymbol(span) && !isThere(span) && !isInSources(span)
    }
    return faults
  }

  @Test func everyNamedThingIsThere() throws {
    let guides = Self.files.filter { $0.hasPrefix("Docs/") && $0.hasSuffix(".md") }
    #expect(guides.count >= 3)
    for document in ["README.md", "CONTRIBUTING.md"] + guides {
      let text = try String(contentsOf: Self.root.appendingPathComponent(document), encoding: .utf8)
      let folder = document.split(separator: "/").dropLast().joined(separator: "/")
      let faults = Self.faults(of: text, in: folder, namesSymbols: document == "CONTRIBUTING.md")
      #expect(faults == [], "\(document)")
    }
  }

  @Test(arguments: [
    ("`Sources/Nowhere`", "Sources/Nowhere"), ("`./tuckman run Scenarios/none.yaml --quiet`", "Scenarios/none.yaml"),
    ("`Scenarios/nothing/like-*.yaml`", "Scenarios/nothing/like-*.yaml"), ("`Nowhere.swift`", "Nowhere.swift"),
    ("`NoSuchType`", "NoSuchType"), ("`Philox.noSuchMember`", "Philox.noSuchMember"), ("`noSuchName`", "noSuchName"),
    ("see [it](Docs/None.md)", "Docs/None.md"), ("see [it](#nowhere)", "#nowhere"),
    ("see [it](Docs/Model.md#nowhere)", "Docs/Model.md#nowhere"),
  ])
  func aPlantedFaultIsFound(text: String, expected: String) {
    #expect(Self.faults(of: text, in: "", namesSymbols: true) == [expected])
  }

  @Test func whatIsThereIsLeftAlone() {
    let text = """
      ## What it is: a test

      `Tests/Chaos/run --short`, `Scenarios/*.yaml`, `.ci/run`, `Philox`, `ImportTests.swift`, `Docs`, `results/first-run`,
      [a page](https://example.org), [itself](#what-it-is-a-test), [the model](Docs/Model.md#1-what-it-is-about)

      ```
      `Sources/Nowhere` [in a block](Docs/None.md)
      ```
      """
    #expect(Self.faults(of: text, in: "", namesSymbols: true) == [])
  }
}
