/// Every operation this engine knows, by its frozen name in the file.
enum OperationKinds {
    static let all: [String: any OperationPayload.Type] = {
        let types: [any OperationPayload.Type] = []
        return Dictionary(uniqueKeysWithValues: types.map { ($0.kind, $0) })
    }()
}
