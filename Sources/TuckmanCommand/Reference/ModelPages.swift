import GroupDynamics
import Recording
import ScenarioReading
import Scenarios

/// What the model is made of.
extension ReferencePage {
  static var parameters: ReferencePage {
    let sections = [
      ("Clock and group", ParameterTable.clockAndGroup), ("Composition", ParameterTable.composition),
      ("Mechanisms", ParameterTable.mechanisms), ("Facilitation and events", ParameterTable.facilitation),
      ("Before and after the sessions", ParameterTable.helping), ("Thresholds of stages", ParameterTable.thresholds),
    ]
    return ReferencePage(
      "Parameters.md", "Parameters", "What does each number of the model mean, and what can it be?",
      [
        "Every number of the model that a scenario can set. The symbols are those of [the model](../Model.md). A rate is per "
          + "session, and 1 is the unit of a pure number. `--set NAME=VALUE` changes a parameter for one run, and a "
          + "[sweep](../Sweeps.md) varies it. [Mechanisms](Mechanisms.md) names the parameters of each rule."
      ] + sections.map { "## \($0)\n\n" + table($1) })
  }

  private static func table(_ specs: [ParameterSpec]) -> String {
    Markdown.table(
      ["parameter", "symbol", "meaning", "default", "allowed", "unit", "in a scenario"],
      specs.map { spec in
        [
          Markdown.code(spec.name), spec.symbol, Markdown.plain(spec.meaning),
          "\(FactorValue.number(spec.value(in: Parameters())))", spec.allowed, spec.unit,
          spec.place == .top ? "top level" : "`\(spec.place.rawValue):`",
        ]
      })
  }

  static var mechanisms: ReferencePage {
    let parts = Passports.all.map { passport in
      let facts = [
        ("Equation", Markdown.code(passport.equation)), ("Moves", Markdown.plain(passport.moves)),
        ("Parameters", Markdown.codes(passport.parameters)), ("Sources", Markdown.plain(passport.sources)),
        ("Switched off", Markdown.plain(passport.whenOff)), ("Cost of a tick", Markdown.plain(passport.cost)),
      ]
      return "## \(passport.mechanism.rawValue)\n\n\(Markdown.sentence(passport.rule))\n\n"
        + facts.filter { !$1.isEmpty }.map { "- \($0): \($1)" }.joined(separator: "\n")
    }
    return ReferencePage(
      "Mechanisms.md", "Mechanisms", "Which rules does the model have, and where do they come from?",
      [
        "The rules of the model, in the order of [its description](../Model.md). `mechanisms: {NAME: off}` in a scenario "
          + "switches one off. [Parameters](Parameters.md) has ranges and defaults. The cost is in members n, issues K and "
          + "acts m."
      ] + parts)
  }

  static var techniques: ReferencePage {
    ReferencePage(
      "Techniques.md", "Techniques", "What can a facilitator do, and what does it change in the model?",
      [
        "The techniques that a facilitator can use, and what each changes at dose 1. The effect is proportional to the dose, "
          + "from 0 to 1. Directions come from the literature and sizes are assumptions "
          + "([Facilitation](../Facilitation.md)).",
        Markdown.table(
          ["technique", "what the facilitator does"],
          Technique.allCases.map { [Markdown.code($0.rawValue), $0.meaning] }),
        "## Effects\n\n"
          + Markdown.table(
            ["technique", "mechanism", "strength", "effect", "set by"],
            TechniqueEffects.all.map {
              [
                Markdown.code($0.technique.rawValue), link($0.mechanism), "\($0.strength)", Markdown.plain($0.meaning),
                Markdown.code($0.parameter ?? ""),
              ]
            }
              + Technique.allCases.compactMap { technique in
                technique.actsElsewhere.map { [Markdown.code(technique.rawValue), "", "", Markdown.plain($0), ""] }
              }),
      ])
  }

  private static func link(_ mechanism: Mechanism) -> String {
    "[\(Markdown.plain(mechanism.rawValue))](Mechanisms.md#\(mechanism.rawValue))"
  }

  static var styles: ReferencePage {
    ReferencePage(
      "Styles.md", "Styles", "How do the named styles of leading a group work?",
      [
        "The named styles of a facilitator, each as the schedule and triggers that it stands for. Copy one into a scenario "
          + "and change it. See [Facilitation](../Facilitation.md)."
      ]
        + Style.allCases.map {
          "## \($0.rawValue)\n\nThe facilitator \($0.meaning).\n\n" + Markdown.block("yaml", $0.yaml)
        })
  }

  static var metrics: ReferencePage {
    ReferencePage(
      "Metrics.md", "Metrics and stages", "What is measured, and when is a group storming?",
      [
        "What is measured of the group in every tick, what members answer after a session, and how stages are read off the "
          + "metrics. Triggers, goals and [results](Columns.md) use these names. 1 is the unit of a pure number.",
        "## Metrics\n\n"
          + Markdown.table(
            ["metric", "meaning", "unit"],
            Metric.allCases.map { [Markdown.code($0.rawValue), Markdown.plain($0.meaning), $0.unit] }),
        "## Members' answers\n\n"
          + Markdown.table(
            ["instrument", "meaning", "unit"],
            Instrument.allCases.map { [Markdown.code($0.rawValue), Markdown.plain($0.meaning), $0.unit] }),
        "## Stages\n\nThe first rule that applies decides. The thresholds are [parameters](Parameters.md).\n\n"
          + Markdown.table(["stage", "rule"], Listing.stages.rows.map { [$0[0], Markdown.plain($0[1])] }),
      ])
  }
}
