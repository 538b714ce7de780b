import GRDB

/// Tables of the index. All of it is derived: another version of this text throws the file away and reads the records.
enum Schema {
    /// To be raised with every change below.
    static let version = 3

    static let sql = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        -- Every record with what tells its file from another version of it; `shard` is its folder.
        CREATE TABLE records (
            kind TEXT NOT NULL, shard TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, head TEXT NOT NULL,
            size INTEGER NOT NULL, modified INTEGER NOT NULL, PRIMARY KEY (kind, shard, id)) WITHOUT ROWID;
        CREATE TABLE damaged (path TEXT PRIMARY KEY, fault BLOB NOT NULL) WITHOUT ROWID;

        -- Days are numbers of days, moments milliseconds; both since 1970.
        CREATE TABLE cases (
            id TEXT PRIMARY KEY, number TEXT NOT NULL, openedDay INTEGER NOT NULL, openedAt INTEGER NOT NULL,
            centre TEXT NOT NULL, openedBy TEXT, names TEXT NOT NULL, summary BLOB NOT NULL) WITHOUT ROWID;
        CREATE INDEX casesByNumber ON cases (number);
        CREATE INDEX casesByOpening ON cases (openedAt);
        CREATE INDEX casesByDay ON cases (openedDay, openedAt);

        CREATE TABLE caseItems (
            caseID TEXT NOT NULL REFERENCES cases ON DELETE CASCADE, place INTEGER NOT NULL, stage TEXT NOT NULL,
            department TEXT NOT NULL, due INTEGER, PRIMARY KEY (caseID, place)) WITHOUT ROWID;
        CREATE INDEX caseItemsByStage ON caseItems (stage, department);
        CREATE INDEX caseItemsByDue ON caseItems (due) WHERE due IS NOT NULL;

        -- Work that waits behind the window; `due` is the first of its own limit and its item's clocks.
        CREATE TABLE caseSteps (
            caseID TEXT NOT NULL REFERENCES cases ON DELETE CASCADE, key INTEGER NOT NULL, step TEXT NOT NULL,
            department TEXT NOT NULL, due INTEGER, isTaken INTEGER NOT NULL,
            PRIMARY KEY (caseID, key, step)) WITHOUT ROWID;
        CREATE INDEX caseStepsByDepartment ON caseSteps (department, due);

        CREATE TABLE slips (
            caseID TEXT NOT NULL REFERENCES cases ON DELETE CASCADE, handover INTEGER NOT NULL,
            givenAt INTEGER NOT NULL, changedAt INTEGER NOT NULL, isOpen INTEGER NOT NULL,
            PRIMARY KEY (caseID, handover)) WITHOUT ROWID;
        CREATE INDEX slipsOpen ON slips (givenAt) WHERE isOpen;
        CREATE INDEX slipsByChange ON slips (changedAt);

        -- What a case is found by, see SearchKeys.
        CREATE TABLE searchKeys (
            key TEXT NOT NULL, caseID TEXT NOT NULL REFERENCES cases ON DELETE CASCADE,
            PRIMARY KEY (key, caseID)) WITHOUT ROWID;
        CREATE INDEX searchKeysByCase ON searchKeys (caseID);

        CREATE TABLE tickets (
            id TEXT PRIMARY KEY, day INTEGER NOT NULL, centre TEXT NOT NULL, number TEXT NOT NULL,
            waitingSince INTEGER NOT NULL, summary BLOB NOT NULL) WITHOUT ROWID;
        CREATE INDEX ticketsByDay ON tickets (day, centre, waitingSince);
        CREATE INDEX ticketsByNumber ON tickets (day, centre, number);

        PRAGMA user_version = \(version);
        """
}
