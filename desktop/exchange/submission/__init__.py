"""The submission: a finalised report as one signed file, `.cchc`.

It is a zip archive whose bytes follow from its contents: members in a fixed order, stored without compression (what they
hold is compressed already), one date, no extra fields, nothing between them. Any program can unpack it.

| member          | what it is                                                                                    |
|-----------------|-----------------------------------------------------------------------------------------------|
| `manifest.json` | always the first: format, schema, the report's hash, the public key, size and SHA-256 of the rest |
| `manifest.sig`  | the Ed25519 signature of the manifest's bytes, 64 bytes                                       |
| `report.json`   | the content that was finalised (`desktop.engine.content`), the edition's fingerprint, when, what it amends |
| `bao-cao.pdf`   | the pages for signature, with their codes                                                     |
| `bao-cao.xlsx`  | the workbook                                                                                  |
| `dinh-kem/…`    | files that were attached                                                                      |

Written by `writing.submission_bytes`. Read by `reading.open_submission(path)`, which gives the files in it and the
`desktop.engine.submission.Submission`; it takes only a file that is whole in every byte and signed by the key it names, and
raises `SubmissionError`, one sentence and a `Kind`, for anything else; its `faults` are all members that are not as signed.
Whether the key is the unit's own is not in the file: see `desktop.jobs.submission.trust`.
"""
