"""The tables of the ledger, and the steps from each version of them to the next."""

from __future__ import annotations

#: Each step leads to the version that is its number, counted from 1 (PRAGMA user_version).
#: A step that was published is never changed: another one is added below it.
STEPS: tuple[str, ...] = (
    """
    -- What one recipient gets of one revision of a document, in one edition, on one channel.
    -- `copies` is 0 for the papers of a pack, which have no numbers.
    CREATE TABLE delivery (
        id INTEGER PRIMARY KEY,
        document TEXT NOT NULL,
        revision TEXT NOT NULL,
        recipient TEXT NOT NULL,
        edition TEXT NOT NULL,
        channel TEXT NOT NULL,
        school TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        destination TEXT NOT NULL,
        pack TEXT NOT NULL,
        copies INTEGER NOT NULL,
        planned TEXT NOT NULL,
        UNIQUE (document, revision, recipient, edition, channel)
    );
    -- Every numbered copy; a number is given once in the life of a document.
    CREATE TABLE copy (
        document TEXT NOT NULL,
        number INTEGER NOT NULL,
        delivery INTEGER NOT NULL REFERENCES delivery (id),
        acknowledged TEXT,
        note TEXT,
        PRIMARY KEY (document, number)
    );
    CREATE INDEX copy_of_delivery ON copy (delivery);
    -- Every time something is handed over: written before, completed after. `number` is the copy,
    -- 0 for all copies of the delivery at once. Without an outcome nobody knows what happened.
    CREATE TABLE attempt (
        id INTEGER PRIMARY KEY,
        delivery INTEGER NOT NULL REFERENCES delivery (id),
        number INTEGER NOT NULL,
        intended TEXT NOT NULL,
        settled TEXT,
        outcome TEXT,
        reference TEXT,
        detail TEXT
    );
    CREATE INDEX attempt_of_delivery ON attempt (delivery, number);
    -- Each copy, and each paper of a pack, with the last that was tried with it.
    CREATE VIEW part AS
        SELECT copy.delivery AS delivery, copy.number AS number, copy.acknowledged AS acknowledged,
            copy.note AS note,
            (SELECT max(id) FROM attempt WHERE attempt.delivery = copy.delivery
                AND attempt.number IN (0, copy.number)) AS last
        FROM copy
        UNION ALL
        SELECT delivery.id, 0, NULL, NULL,
            (SELECT max(id) FROM attempt WHERE attempt.delivery = delivery.id)
        FROM delivery WHERE delivery.copies = 0;
    """,
    """
    -- Which briefs a revision holds, by the names of their files without the ending. What a ledger
    -- of version 1 has, and a file that briefpress did not make, has no rows: nobody knows.
    CREATE TABLE content (
        revision TEXT NOT NULL,
        brief TEXT NOT NULL,
        PRIMARY KEY (revision, brief)
    );
    """,
)
