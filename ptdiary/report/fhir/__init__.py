"""The diary for a clinic's computer: a Bundle of FHIR R4, as plain values and as JSON.

- `bundle`    the whole Bundle: the patient, what was written, the page
- `parts`     what all resources are made of: their addresses, times, texts
- `ratings`   an Observation for each rating
- `questions` what an entry answers, and the answers to choose from as ValueSets
- `answers`   a QuestionnaireResponse for each entry
- `sessions`  a Procedure for each session at the clinic, an Observation for each other one

Nothing is in it that the diary concluded: no level, no finding, no diagnosis. A private note never
is. What was not answered is absent.

Only what FHIR itself and LOINC say is written by a code that others know; an answer in the
patient's own words by a code of ours, with those words beside it. The tests hold each Bundle
against three readings of the standard; the program needs none of them.
"""
