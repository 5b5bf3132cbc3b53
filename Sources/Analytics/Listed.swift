/// Words as a list: `Ana`, `Ana and Ben`, `Ana, Ben and Cem`.
package func listed(_ words: [String]) -> String {
  words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
}
