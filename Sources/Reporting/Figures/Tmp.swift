struct Sociogram: Figure {
  let name = "sociogram", title = "x", words = "x"; let size = (width: 10.0, height: 10.0)
  init?(_ r: RunTables, title: String) { return nil }
  func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {}
}
struct TieHeatMap: Figure {
  let name = "sociogram", title = "x", words = "x"; let size = (width: 10.0, height: 10.0)
  enum K { case tension }
  init?(_ r: RunTables, _ k: K, title: String) { return nil }
  func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {}
}
struct StageRibbon: Figure {
  let name = "sociogram", title = "x", words = "x"; let size = (width: 10.0, height: 10.0)
  init?(_ r: RunTables, title: String) { return nil }
  func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {}
}
struct Participation: Figure {
  let name = "sociogram", title = "x", words = "x"; let size = (width: 10.0, height: 10.0)
  init?(_ r: RunTables, title: String) { return nil }
  func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {}
}
