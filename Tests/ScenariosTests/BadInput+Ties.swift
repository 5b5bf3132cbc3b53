extension BadInput {
  /// Observed ties.
  static let ties: [BadInput] = [
    // The test takes the folder away from all paths.
    .init(
      "no such file", csv: nil, "s.yaml:4:14: likes.csv: there is no such file",
      hint: "it was looked for at likes.csv"),
    .init(
      "an empty file", csv: "", "s.yaml:4:14: likes.csv: the file is empty", allowed: "the header source,target,value"),
    .init(
      "another header", csv: "from,to,value\nAna,Ben,0.5\n", "likes.csv:1: the header is from,to,value",
      allowed: "source,target,value"),
    .init(
      "semicolons and decimal commas", csv: "source;target;value\nAna;Ben;0,5\n",
      "likes.csv:1: the header is source;target;value", allowed: "source,target,value",
      hint: "semicolons separate the columns here; separate with commas, and use a decimal dot"),
    .init(
      "tabs between the columns", csv: "source\ttarget\tvalue\nAna\tBen\t0.5\n",
      "likes.csv:1: the header is source\\ttarget\\tvalue", allowed: "source,target,value",
      hint: "tabs separate the columns here; separate with commas, and use a decimal dot"),
    .init(
      "a decimal comma in quotes", csv: "source,target,value\nAna,Ben,\"0,5\"\n", "likes.csv:2: the value is '0,5'",
      allowed: "a number from -1 to 1", hint: "separate with commas, and use a decimal dot"),
    .init(
      "semicolons below a right header", csv: "source,target,value\nAna;Ben;0.5\n", "likes.csv:2: 1 cell",
      allowed: "3 cells in each row",
      hint: "semicolons separate the columns here; separate with commas, and use a decimal dot"),
    .init(
      "a ragged row", csv: "source,target,value\nAna,Ben,0.5\nBen,Ana\n", "likes.csv:3: 2 cells",
      allowed: "3 cells in each row"),
    .init(
      "a row too long", csv: "source,target,value\nAna,Ben,0,5\n", "likes.csv:2: 4 cells",
      allowed: "3 cells in each row",
      hint: "decimal commas may split numbers here; separate with commas, and use a decimal dot"),
    .init(
      "an empty line", csv: "source,target,value\nAna,Ben,0.5\n\nBen,Ana,0.5\n", "likes.csv:3: an empty line",
      allowed: "3 cells in each row"),
    .init(
      "an unknown member", csv: "source,target,value\nAna,Bem,0.5\n", "likes.csv:2: no member is named 'Bem'",
      allowed: "Ana, Ben, Cleo", hint: "did you mean 'Ben'?"),
    .init(
      "a self tie", csv: "source,target,value\nAna,Ana,0.5\n", "likes.csv:2: a tie of 'Ana' to themselves",
      allowed: "two members"),
    .init(
      "a pair twice", csv: "source,target,value\nAna,Ben,0.5\nBen,Ana,0.5\nAna,Ben,0.1\n",
      "likes.csv:4: this pair is already on line 2", allowed: "each ordered pair once"),
    .init(
      "a value out of range", csv: "source,target,value\nAna,Ben,1.5\n", "likes.csv:2: the value is '1.5'",
      allowed: "a number from -1 to 1"),
    .init(
      "NaN", csv: "source,target,value\nAna,Ben,NaN\n", "likes.csv:2: the value is 'NaN'",
      allowed: "a number from -1 to 1"),
    .init(
      "no digit before the point", csv: "source,target,value\nAna,Ben,.5\n", "likes.csv:2: the value is '.5'",
      allowed: "a number from -1 to 1", hint: "write 0.5"),
    .init(
      "a plus", csv: "source,target,value\nAna,Ben,+0.5\n", "likes.csv:2: the value is '+0.5'",
      allowed: "a number from -1 to 1", hint: "write 0.5"),
    .init(
      "a long minus", csv: "source,target,value\nAna,Ben,\u{2212}.5\n", "likes.csv:2: the value is '\u{2212}.5'",
      allowed: "a number from -1 to 1", hint: "write -0.5"),
    .init(
      "no value", csv: "source,target,value\nAna,Ben,\n", "likes.csv:2: the value is empty",
      allowed: "a number from -1 to 1"),
    .init(
      "an unclosed quote", csv: "source,target,value\nAna,Ben,0.5\n\"Ben,Ana,0.5\n",
      "likes.csv:3: a quote that is not closed"),
    .init(
      "a quote inside a cell", csv: "source,target,value\nAn\"a,Ben,0.5\n", "likes.csv:2: a quote inside a cell",
      allowed: "quotes around the whole cell"),
    .init(
      "text behind a closing quote", csv: "source,target,value\n\"Ana\"a,Ben,0.5\n",
      "likes.csv:2: text after a closing quote", allowed: "a comma or the end of the line"),
    .init(
      "negative familiarity", "group:\n  members: [{name: Ana}, {name: Ben}, {name: Cleo}]\n  familiarity: likes.csv\n",
      csv: "source,target,value\nAna,Ben,-0.5\n", "likes.csv:2: the value is '-0.5'", allowed: "a number from 0 to 1"),
    .init("no header", csv: "Ana,Ben,0.5\n", "likes.csv:1: the header is Ana,Ben,0.5", allowed: "source,target,value"),
    .init(
      "a list for the file", "group:\n  members: [{name: Ana}, {name: Ben}, {name: Cleo}]\n  sentiment: [likes.csv]\n",
      csv: "", "s.yaml:4:14: sentiment is a list", allowed: "text of 1 to 1000 characters"),
    .init(
      "an escape sequence in a name", csv: "source,target,value\n\u{1B}[31mAna,Ben,0.5\n",
      "likes.csv:2: no member is named '\u{FFFD}[31mAna'", allowed: "Ana, Ben, Cleo"),
    .init(
      "a blank of no width in a name", csv: "source,target,value\nAna\u{200B},Ben,0.5\n",
      "likes.csv:2: no member is named 'Ana<U+200B>'", allowed: "Ana, Ben, Cleo"),
  ]
}
