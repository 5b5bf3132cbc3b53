/// The files that systems, file managers, synchronizers and editors leave in a folder. They are nobody's work. They
/// never prevent replacing a folder, and move along to the new one.
public enum LeftBehind {
  // Names of Windows in small letters, since Windows ignores case.
  private static let files: Set<String> = [
    ".ds_store", ".localized", "icon\r", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", ".directory",
    ".dropbox", ".dropbox.attr", ".apdisk",
  ]
  private static let folders: Set<String> = [
    ".ipynb_checkpoints", "@eadir", "lost+found", ".trashes", ".spotlight-v100", ".fseventsd", ".temporaryitems",
    ".documentrevisions-v100", ".appledouble", "$recycle.bin", "system volume information", ".stfolder", ".stversions",
  ]
  private static let beginnings = ["._", ".nfs", ".fuse_hidden", ".goutputstream-", ".syncthing.", "~syncthing~"]
  private static let endings = ["~", ".swp", ".swo", ".swx", ".kate-swp"]

  /// Returns whether a name is that of such a file.
  public static func has(_ name: String, _ kind: StrictFolder.Kind) -> Bool {
    let small = name.lowercased()
    switch kind {
    case .folder: return folders.contains(small) || small.hasPrefix(".trash-")
    case .file:
      return files.contains(small) || beginnings.contains(where: small.hasPrefix)
        || endings.contains(where: small.hasSuffix) || openFile(name) != nil
        || (small.hasPrefix("#") && small.hasSuffix("#"))
    // Emacs locks a file with a link that leads nowhere.
    case .link: return openFile(name) != nil
    case .other: return false
    }
  }

  /// Returns the file that a program has open, if a name is that of its lock file (LibreOffice, Microsoft Office or
  /// Emacs); otherwise `nil`.
  public static func openFile(_ name: String) -> String? {
    if name.hasPrefix(".~lock."), name.hasSuffix("#") { return String(name.dropFirst(7).dropLast()) }
    for mark in ["~$", ".#"] where name.hasPrefix(mark) && name.count > 2 { return String(name.dropFirst(2)) }
    return nil
  }
}
