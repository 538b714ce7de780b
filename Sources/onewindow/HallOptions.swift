import ArgumentParser

/// Options of every command: where the hall's data and the program's own files lie, and the language of its words.
struct HallOptions: ParsableArguments {
    /// Languages that the program has words in.
    enum Language: String, ExpressibleByArgument, CaseIterable {
        case chinese = "zh-Hans"
        case english = "en"
    }

    @Option(
        help: ArgumentHelp(
            "Data folder of the hall (else $ONEWINDOW_DATA, else ~/.local/share/onewindow).", valueName: "dir"))
    var data: String?

    @Option(
        help: ArgumentHelp("Folder of catalogue, words and documents (else $ONEWINDOW_RESOURCES).", valueName: "dir"))
    var resources: String?

    @Option(help: "Language of messages.")
    var language = Language.chinese
}

/// Of commands that print records.
struct RecordOptions: ParsableArguments {
    @Flag(help: "Print JSON instead of a table.")
    var json = false
}
