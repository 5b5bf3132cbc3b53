/// The columns of `members.csv` that describe a member of a network, by name.
struct MemberColumns {
  /// A column: its index in the table, its name, its kind, and whether it can change from session to session.
  struct Attribute {
    let place: Int
    let name: String
    let kind: Column.Kind
    let changes: Bool
  }

  let session, member: Int
  let attributes: [Attribute]

  init(_ reader: TableReader, _ folder: ResultFolder) throws {
    session = try reader.place(of: "session")
    member = try reader.place(of: "member")
    let described = try folder.description
    attributes = reader.columns.enumerated().compactMap { place, name in
      guard !["run_id", "session", "member"].contains(name) else { return nil }
      let isFixed = ["team", "assertiveness"].contains(name) || name.hasPrefix("attribute_")
      return Attribute(place: place, name: name, kind: described.kind(of: name, in: .members), changes: !isFixed)
    }
  }
}

/// The indices of the columns of `ties.csv`.
struct TieColumns {
  let session, source, target: Int
  /// The indices of sentiment, tension and familiarity.
  let values: [Int]
  static let names = ["sentiment", "tension", "familiarity"]

  init(_ reader: TableReader) throws {
    session = try reader.place(of: "session")
    source = try reader.place(of: "source")
    target = try reader.place(of: "target")
    values = try Self.names.map(reader.place)
  }
}
