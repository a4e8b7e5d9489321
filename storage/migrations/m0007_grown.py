"""Proposals, nominees, awards and candidates grow new fields.

Their tables are made anew and filled from the old, those that refer to others first in going and
last in coming.
"""

from __future__ import annotations

GROWN_UP = (
    "ALTER TABLE award RENAME TO award_before",
    "ALTER TABLE nominee RENAME TO nominee_before",
    "ALTER TABLE proposal RENAME TO proposal_before",
    "ALTER TABLE candidate RENAME TO candidate_before",
    """CREATE TABLE [proposal] (
    [id] TEXT NOT NULL PRIMARY KEY,
    [unit] TEXT NOT NULL,
    [changed_at] TEXT NOT NULL,
    [occasion] TEXT NOT NULL,
    [form] TEXT NOT NULL,
    [authority] TEXT NOT NULL,
    [award_type] TEXT NOT NULL,
    [addressee] TEXT NOT NULL,
    [number] TEXT NOT NULL,
    [proposed_on] TEXT,
    [status] TEXT NOT NULL,
    [counted_from] TEXT,
    [counted_to] TEXT,
    [bases] TEXT NOT NULL,
    [achievement] TEXT NOT NULL,
    [activities] TEXT NOT NULL,
    [programme] TEXT,
    [dossier] TEXT NOT NULL,
    [overrides] TEXT NOT NULL,
    [steps] TEXT NOT NULL,
    [decision_paper] TEXT NOT NULL,
    [decided_on] TEXT,
    [note] TEXT NOT NULL,
    [sought] TEXT NOT NULL,
    [ordered] TEXT NOT NULL
) STRICT""",
    """INSERT INTO proposal (
        id, unit, changed_at, occasion, form, authority, award_type, addressee,
        number, proposed_on, status, counted_from, counted_to, bases,
        achievement, activities, programme, dossier, overrides, steps,
        decision_paper, decided_on, note, sought, ordered
    ) SELECT
        id, unit, changed_at, occasion, form, authority, award_type, addressee,
        number, proposed_on, status, counted_from, counted_to, bases,
        achievement, activities, NULL, '[]', '[]', '[]', '', NULL, note, sought,
        ordered
    FROM proposal_before""",
    """CREATE TABLE [nominee] (
    [id] TEXT NOT NULL PRIMARY KEY,
    [unit] TEXT NOT NULL,
    [changed_at] TEXT NOT NULL,
    [proposal] TEXT NOT NULL REFERENCES [proposal](id),
    [honoree] TEXT REFERENCES [honoree](id),
    [subject] TEXT NOT NULL,
    [name] TEXT NOT NULL,
    [birth_year] INTEGER,
    [sex] TEXT,
    [position] TEXT NOT NULL,
    [address] TEXT NOT NULL,
    [hometown] TEXT NOT NULL,
    [served_since] INTEGER,
    [direct] INTEGER NOT NULL,
    [area] TEXT NOT NULL,
    [features] TEXT NOT NULL,
    [situation] TEXT NOT NULL,
    [achievement] TEXT NOT NULL,
    [means] TEXT NOT NULL,
    [compliance] TEXT NOT NULL,
    [unions] TEXT NOT NULL,
    [effect] TEXT NOT NULL,
    [summary] TEXT NOT NULL,
    [held] TEXT NOT NULL,
    [activities] TEXT NOT NULL,
    [achievements] TEXT NOT NULL,
    [clear] INTEGER NOT NULL,
    [eligible] INTEGER NOT NULL,
    [votes] INTEGER,
    [result] TEXT NOT NULL,
    [result_reason] TEXT NOT NULL,
    [sought] TEXT NOT NULL,
    [ordered] TEXT NOT NULL
) STRICT""",
    """INSERT INTO nominee (
        id, unit, changed_at, proposal, honoree, subject, name, birth_year, sex,
        position, address, hometown, served_since, direct, area, features,
        situation, achievement, means, compliance, unions, effect, summary,
        held, activities, achievements, clear, eligible, votes, result,
        result_reason, sought, ordered
    ) SELECT
        id, unit, changed_at, proposal, NULL, subject, name, birth_year, sex,
        position, address, hometown, served_since, 0, 'ordinary', features, '',
        achievement, '', '', '', '', summary, held, activities, '[]', 0, 0,
        NULL, 'open', '', sought, ordered
    FROM nominee_before""",
    """CREATE TABLE [award] (
    [id] TEXT NOT NULL PRIMARY KEY,
    [unit] TEXT NOT NULL,
    [changed_at] TEXT NOT NULL,
    [decided_on] TEXT NOT NULL,
    [number] TEXT NOT NULL,
    [form] TEXT NOT NULL,
    [authority] TEXT NOT NULL,
    [authorities] TEXT NOT NULL,
    [award_type] TEXT NOT NULL,
    [subject] TEXT NOT NULL,
    [quantity] INTEGER NOT NULL,
    [precision] TEXT NOT NULL,
    [name] TEXT NOT NULL,
    [occasion] TEXT NOT NULL,
    [programme] TEXT,
    [amount] INTEGER NOT NULL,
    [book_number] TEXT NOT NULL,
    [nominee] TEXT REFERENCES [nominee](id),
    [honoree] TEXT REFERENCES [honoree](id),
    [sought] TEXT NOT NULL,
    [ordered] TEXT NOT NULL
) STRICT""",
    """INSERT INTO award (
        id, unit, changed_at, decided_on, number, form, authority, authorities,
        award_type, subject, quantity, precision, name, occasion, programme,
        amount, book_number, nominee, honoree, sought, ordered
    ) SELECT
        id, unit, changed_at, decided_on, number, form, authority, '[]',
        award_type, subject, quantity, precision, name, occasion, programme,
        amount, '', nominee, NULL, sought, ordered
    FROM award_before""",
    """CREATE TABLE [candidate] (
    [id] TEXT NOT NULL PRIMARY KEY,
    [unit] TEXT NOT NULL,
    [changed_at] TEXT NOT NULL,
    [subject] TEXT NOT NULL,
    [name] TEXT NOT NULL,
    [merit] TEXT NOT NULL,
    [noted_on] TEXT NOT NULL,
    [model] TEXT REFERENCES [security_model](id),
    [hamlet] TEXT REFERENCES [hamlet](id),
    [fostering] TEXT NOT NULL,
    [honoree] TEXT REFERENCES [honoree](id),
    [sought] TEXT NOT NULL,
    [ordered] TEXT NOT NULL
) STRICT""",
    """INSERT INTO candidate (
        id, unit, changed_at, subject, name, merit, noted_on, model, hamlet,
        fostering, honoree, sought, ordered
    ) SELECT
        id, unit, changed_at, subject, name, merit, noted_on, model, hamlet,
        fostering, NULL, sought, ordered
    FROM candidate_before""",
    "DROP TABLE candidate_before",
    "DROP TABLE award_before",
    "DROP TABLE nominee_before",
    "DROP TABLE proposal_before",
)
