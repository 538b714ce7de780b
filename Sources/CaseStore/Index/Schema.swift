import GRDB

/// Tables of the index. All of it is derived: another version of this text throws the file away and reads the records.
enum Schema {
    /// To be raised with every change below.
    static let version = 11

    static let sql = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        -- Every record with what tells its file from another version of it; `shard` is its folder.
        CREATE TABLE records (
            kind TEXT NOT NULL, shard TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, head TEXT NOT NULL,
            size INTEGER NOT NULL, modified INTEGER NOT NULL, firstAt INTEGER NOT NULL, lastAt INTEGER NOT NULL,
            PRIMARY KEY (kind, shard, id)) WITHOUT ROWID;
        CREATE INDEX recordsByLastAct ON records (lastAt, firstAt);
        CREATE TABLE damaged (path TEXT PRIMARY KEY, fault BLOB NOT NULL) WITHOUT ROWID;

        -- `row` sorts by opening (ULID.order), so every list of cases is read from its newest end and stops when it is
        -- long enough. Days are numbers of days, moments milliseconds; both since 1970. What search reads is in
        -- SearchText; `keys` are the words under which the full-text index has the row.
        CREATE TABLE cases (
            row INTEGER PRIMARY KEY, id TEXT NOT NULL, number TEXT NOT NULL, centre TEXT NOT NULL, openedBy TEXT,
            names TEXT NOT NULL, initials TEXT NOT NULL, numbers TEXT NOT NULL, shorts TEXT NOT NULL,
            keys TEXT NOT NULL, summary BLOB NOT NULL);
        CREATE INDEX casesByNumber ON cases (number);
        CREATE VIRTUAL TABLE search USING fts5(
            keys, content = 'cases', content_rowid = 'row', detail = 'none', columnsize = 0, tokenize = 'ascii');
        -- Numbers that are found by a long beginning.
        CREATE TABLE beginnings (key TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID;
        -- Items that cases are about, to be found by their names.
        CREATE TABLE items (short TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;

        -- Item applications for which some day may still bring something.
        CREATE TABLE caseItems (
            row INTEGER NOT NULL, place INTEGER NOT NULL, stage TEXT NOT NULL, department TEXT NOT NULL, due INTEGER,
            watched INTEGER, PRIMARY KEY (row, place)) WITHOUT ROWID;
        CREATE INDEX caseItemsWatched ON caseItems (watched) WHERE watched IS NOT NULL;
        CREATE INDEX caseItemsByDue ON caseItems (due) WHERE due IS NOT NULL;

        -- Work that waits behind the window; `due` is the first of its own limit and its item's clocks.
        CREATE TABLE caseSteps (
            row INTEGER NOT NULL, key INTEGER NOT NULL, step TEXT NOT NULL, department TEXT NOT NULL, due INTEGER,
            PRIMARY KEY (row, key, step)) WITHOUT ROWID;
        CREATE INDEX caseStepsByDepartment ON caseSteps (department, due);

        -- Numbered blanks that cases used and spoiled, by whose stock they were.
        CREATE TABLE blankUses (
            row INTEGER NOT NULL, number TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL, spoiled INTEGER NOT NULL,
            day INTEGER NOT NULL, PRIMARY KEY (row, owner, name, number)) WITHOUT ROWID;
        CREATE INDEX blankUsesByNumber ON blankUses (owner, name, number);
        CREATE INDEX blankUsesByDay ON blankUses (owner, name, day);

        CREATE TABLE slips (
            row INTEGER NOT NULL, handover INTEGER NOT NULL, givenAt INTEGER NOT NULL, changedAt INTEGER NOT NULL,
            isOpen INTEGER NOT NULL, isUnanswered INTEGER NOT NULL, caseID TEXT NOT NULL, number TEXT NOT NULL,
            centre TEXT NOT NULL, slip BLOB NOT NULL, PRIMARY KEY (row, handover)) WITHOUT ROWID;
        CREATE INDEX slipsOpen ON slips (givenAt) WHERE isOpen;
        CREATE INDEX slipsUnanswered ON slips (changedAt) WHERE isUnanswered;
        CREATE INDEX slipsByChange ON slips (changedAt);

        -- Exceptions to the usual way, of cases and numbers.
        CREATE TABLE exceptions (
            record TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, isOpen INTEGER NOT NULL, centre TEXT NOT NULL,
            entry BLOB NOT NULL, PRIMARY KEY (record, id)) WITHOUT ROWID;
        CREATE INDEX exceptionsOpen ON exceptions (centre, at) WHERE isOpen;
        CREATE INDEX exceptionsByDay ON exceptions (centre, at);

        CREATE TABLE tickets (
            id TEXT PRIMARY KEY, day INTEGER NOT NULL, centre TEXT NOT NULL, number TEXT NOT NULL,
            waitingSince INTEGER NOT NULL, badRating INTEGER, summary BLOB NOT NULL) WITHOUT ROWID;
        CREATE INDEX ticketsByDay ON tickets (day, centre, waitingSince);
        -- 0 of bad ratings that are open, else the day on which they were closed; NULL for all other numbers.
        CREATE INDEX ticketsByBadRating ON tickets (badRating) WHERE badRating IS NOT NULL;

        -- Complaints and questions; `due` only while an answer is owed.
        CREATE TABLE enquiries (
            id TEXT PRIMARY KEY, number TEXT NOT NULL, centre TEXT NOT NULL, owner TEXT, caseID TEXT,
            day INTEGER NOT NULL, due INTEGER, isOpen INTEGER NOT NULL, summary BLOB NOT NULL) WITHOUT ROWID;
        CREATE INDEX enquiriesOpen ON enquiries (centre, due) WHERE isOpen;
        CREATE INDEX enquiriesByOwner ON enquiries (owner, due) WHERE isOpen;
        CREATE INDEX enquiriesByCase ON enquiries (caseID) WHERE caseID IS NOT NULL;
        CREATE INDEX enquiriesByDay ON enquiries (day);
        CREATE INDEX enquiriesByNumber ON enquiries (number);

        PRAGMA user_version = \(version);
        """
}
